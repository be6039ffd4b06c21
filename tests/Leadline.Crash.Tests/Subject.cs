using System.Diagnostics;
using System.Net.Sockets;
using Leadline.Host.Configuration;

namespace Leadline.Crash.Tests;

/// <summary>The host under test: a child process on an installation's data, to be killed and started again.</summary>
internal sealed class Subject : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Subject(Process process, StreamWriter log) => (_process, _log) = (process, log);

    /// <summary>Starts the host and waits until it is ready.</summary>
    internal static async Task<Subject> StartAsync(Installation installation, string folder, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Leadline.CrashSubject.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in installation.Settings)
            start.Environment[name] = value;
        start.Environment["LEADLINE_DATA__FOLDER"] = folder;
        start.Environment["DOTNET_TieredPGO"] = "0"; // a process of few seconds gains nothing by measuring itself

        var log = new StreamWriter(installation.LogOf(folder), append: true) { AutoFlush = true };
        var subject = new Subject(Process.Start(start)!, log);
        subject.Read();
        try
        {
            await subject._ready.Task.WaitAsync(Patience, stop);
        }
        catch (Exception error)
        {
            await subject.DisposeAsync();
            throw new InvalidOperationException($"The host did not get ready. It said:\n{installation.TailOf(folder)}", error);
        }

        return subject;
    }

    /// <summary>Ends the process with SIGKILL: no handler runs, nothing is flushed.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await DisposeAsync();
    }

    /// <summary>Asks the process to stop, as a supervisor does.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> StopAsync(CancellationToken stop)
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(stop);
        await _process.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromSeconds(30), stop);
        var code = _process.ExitCode;
        await DisposeAsync();
        return code;
    }

    /// <summary>A client that comes in by the operator's socket of a data folder, whichever process listens there.</summary>
    internal static HttpClient Operator(string folder) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(DataFolder.SocketOf(folder)), stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { BaseAddress = new Uri("http://localhost"), Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill();
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            return; // disposed before
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void Read()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The host ended."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.WriteLine(line);
        if (line == "ready")
            _ready.TrySetResult();
    }
}
