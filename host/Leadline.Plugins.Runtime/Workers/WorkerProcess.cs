using System.ComponentModel;
using System.Diagnostics;
using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>A worker's process with its pipes. What it writes to standard error is its log, drained always, so that it never waits for us.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan PatienceWithTheDead = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly PluginLog _log;
    private readonly int _floodBytes;
    private readonly Task _draining;
    private long _logged;
    private int _ended;

    private WorkerProcess(Process process, PluginLog log, int floodBytes)
    {
        (_process, _log, _floodBytes) = (process, log, floodBytes);
        _draining = DrainAsync();
    }

    /// <summary>Where the host speaks.</summary>
    internal Stream Questions => _process.StandardInput.BaseStream;

    /// <summary>Where the worker speaks.</summary>
    internal Stream Answers => _process.StandardOutput.BaseStream;

    /// <summary>The process's number, for tests and logs; processes are never ended by a number.</summary>
    internal int Number => _process.Id;

    /// <summary>Whether it was ended because it wrote to its log without end.</summary>
    internal bool Flooded { get; private set; }

    /// <summary>Whether it has ended.</summary>
    internal bool HasEnded => Volatile.Read(ref _ended) != 0 || _process.HasExited;

    internal static async Task<WorkerProcess> StartAsync(ProcessLauncher launcher, ProcessStartInfo start, PluginLog log, int floodBytes)
    {
        try
        {
            return new WorkerProcess(await launcher.StartAsync(start), log, floodBytes);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw new WorkerStoppedException(PluginTrouble.NotStarted, $"{start.FileName} can't be started: {error.Message}", error);
        }
    }

    /// <summary>A call begins, with all of its log before it.</summary>
    internal void BeginCall() => Interlocked.Exchange(ref _logged, 0);

    /// <summary>How it ended, in words, once it has.</summary>
    internal async Task<string> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(PatienceWithTheDead);
            return $"The process ended by itself with code {_process.ExitCode}.";
        }
        catch (TimeoutException)
        {
            return "The process closed its pipe.";
        }
    }

    /// <summary>Ends it with all that it started.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        // It ended between two looks; what is left of its tree ends with it.
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
        }
    }

    /// <summary>Ends it, and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        Kill();
        try
        {
            await Task.WhenAll(_process.WaitForExitAsync(), _draining).WaitAsync(PatienceWithTheDead);
        }
        // A process that the kernel can't end at once is ended later; nobody waits for it.
        catch (TimeoutException)
        {
        }

        _process.Dispose();
    }

    private async Task DrainAsync()
    {
        var buffer = new byte[4096];
        var errors = _process.StandardError.BaseStream;
        try
        {
            while (await errors.ReadAsync(buffer) is var read and > 0)
            {
                if (Flooded)
                    continue;
                _log.Add(buffer.AsSpan(0, read));
                if (Interlocked.Add(ref _logged, read) <= _floodBytes)
                    continue;
                Flooded = true;
                Kill();
            }
        }
        // The pipe goes with the process.
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }
}
