using System.Collections.Concurrent;
using System.Diagnostics;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>Starts processes from one thread that lives as long as the host.</summary>
/// <remarks>
/// Linux ends a child that is to die with its parent when the <em>thread</em> ends that started it, not the process. Threads of the pool come
/// and go, so a worker started from one would be killed some quiet minute later.
/// </remarks>
internal sealed class ProcessLauncher : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _wanted = [];

    internal ProcessLauncher() => new Thread(Run) { IsBackground = true, Name = "plugin launcher" }.Start();

    /// <summary>Starts a process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    internal Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wanted.Add((start, started));
        return started.Task;
    }

    /// <summary>Ends the thread, and with it every process that it started and that is still there.</summary>
    public void Dispose() => _wanted.CompleteAdding();

    private void Run()
    {
        foreach (var (start, started) in _wanted.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start."));
            }
            // Whoever asked is told; the thread goes on for the others.
            catch (Exception error)
            {
                started.SetException(error);
            }
        }

        _wanted.Dispose();
    }
}
