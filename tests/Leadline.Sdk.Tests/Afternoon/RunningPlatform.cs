using System.Diagnostics;
using System.Text;
using Leadline.Cli.Platform;
using Leadline.Testing;

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>The platform as <c>build/run --empty</c> starts it: a process of its own, on a data folder and a port of its own.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    private const string Ready = "Leadline is ready at ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly string _data;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningPlatform(Process process, string data) => (_process, _data) = (process, data);

    /// <summary>Where it answers.</summary>
    internal Uri Address { get; private set; } = null!;

    /// <summary>Whether it is still the process that was started.</summary>
    internal bool IsRunning => !_process.HasExited;

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Starts it, and waits until it is ready.</summary>
    internal static async Task<RunningPlatform> StartAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet", [Built("Leadline.Host", "Leadline.Host.dll"), "--port", "0", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Isolate(start);
        var platform = new RunningPlatform(Process.Start(start)!, data);
        platform.Listen();
        try
        {
            platform.Address = await platform._ready.Task.WaitAsync(Patience, Stop);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the operator's, which must succeed, and gives what it printed.</summary>
    internal async Task<string> OperateAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Built("Leadline.Cli", "leadline.dll"), .. arguments, "--data", _data]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Isolate(start);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, $"leadline {string.Join(' ', arguments)}\n{await output}{await errors}");
        return await output;
    }

    /// <summary>Calls as a program with a client credential.</summary>
    internal Api As(string id, string secret) => new(new HttpClient(new AccessTokens(new SocketsHttpHandler(), id, secret)) { BaseAddress = Address });

    /// <summary>Stops it as a supervisor does, and kills what does not stop.</summary>
    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            try
            {
                if (_process.HasExited)
                    return;
                using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
                await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            }
            catch (TimeoutException late)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
                throw new InvalidOperationException($"The host did not stop. It said:\n{_said}", late);
            }
        }
    }

    // Settings of this machine would send it to another's database.
    private static void Isolate(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("LEADLINE_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Built(string project, string file) => Path.GetFullPath(Path.Combine(Repository.Tests, "../../host", project, "bin", Configuration, "net10.0", file));

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The host ended. It said:\n{_said}"));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line.StartsWith(Ready, StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(line[Ready.Length..]));
    }
}
