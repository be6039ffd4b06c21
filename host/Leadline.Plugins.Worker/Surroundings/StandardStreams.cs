using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>
/// The two ends of the protocol, taken away from descriptors 0 and 1. A plugin that opens standard output by itself then writes to its
/// log, and one that reads standard input finds it empty.
/// </summary>
internal sealed class StandardStreams(Stream input, Stream output, Stream log) : IDisposable
{
    private const int Interrupted = 4; // EINTR
    private const short Ended = 0x08 | 0x10 | 0x20; // POLLERR, POLLHUP and POLLNVAL, which are told of unasked; the same on Linux and macOS

    /// <summary>What the host says.</summary>
    internal Stream Input { get; } = input;

    /// <summary>What the host hears.</summary>
    internal Stream Output { get; } = output;

    /// <summary>What the plugin prints; not the console's own stream, which starts a thread at its first use.</summary>
    internal Stream Log { get; } = log;

    /// <summary>Whether this system tells of a pipe's end to who does not read it.</summary>
    internal bool CanAwaitHangUp => Input is FileStream;

    /// <summary>Waits until the host has closed its end, also while another thread reads what it says.</summary>
    internal void AwaitHangUp()
    {
        var host = new Native.Watched((int)((FileStream)Input).SafeFileHandle.DangerousGetHandle(), Wanted: 0, Happened: 0);
        while ((host.Happened & Ended) == 0)
        {
            if (Native.Poll(ref host, 1, -1) < 0 && Marshal.GetLastPInvokeError() != Interrupted)
                throw new IOException($"The host can't be watched (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    internal static StandardStreams Take()
    {
        if (OperatingSystem.IsWindows())
            return new StandardStreams(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError());
        var input = Open(Native.Duplicate(0), FileAccess.Read);
        var output = Open(Native.Duplicate(1), FileAccess.Write);
        var log = Open(Native.Duplicate(2), FileAccess.Write);
        using var nothing = File.OpenHandle("/dev/null");
        if (Native.Duplicate((int)nothing.DangerousGetHandle(), onto: 0) < 0 || Native.Duplicate(2, onto: 1) < 0)
            throw new IOException("The standard streams could not be redirected.");
        return new StandardStreams(input, output, log);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
        Log.Dispose();
    }

    // Unbuffered: a message is written and read whole.
    private static FileStream Open(int descriptor, FileAccess access) => descriptor >= 0
        ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0)
        : throw new IOException("A standard stream could not be duplicated.");
}
