using Microsoft.Win32.SafeHandles;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>
/// The two ends of the protocol, taken away from descriptors 0 and 1. A plugin that opens standard output by itself then writes to its
/// log, and one that reads standard input finds it empty.
/// </summary>
internal sealed class StandardStreams(Stream input, Stream output, Stream log) : IDisposable
{
    /// <summary>What the host says.</summary>
    internal Stream Input { get; } = input;

    /// <summary>What the host hears.</summary>
    internal Stream Output { get; } = output;

    /// <summary>What the plugin prints; not the console's own stream, which starts a thread at its first use.</summary>
    internal Stream Log { get; } = log;

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
