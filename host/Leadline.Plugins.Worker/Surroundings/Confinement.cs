using System.Runtime.InteropServices;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>
/// Closes the box from within, before a plugin is loaded. These two rules can't be given from outside: a limit on processes set there
/// counts those of all boxes together, and a ban on starting programs would keep the worker itself from starting.
/// </summary>
internal static class Confinement
{
    private const int ProcessesOfThisUser = 6; // RLIMIT_NPROC, on every architecture that .NET runs on

    /// <summary>Limits the threads and processes of this box, and takes away the system calls that no plugin needs.</summary>
    /// <exception cref="PlatformNotSupportedException">The system does not take the rules. A worker that is not confined must not serve.</exception>
    internal static void Complete(uint threads)
    {
        if (Native.SetLimit(ProcessesOfThisUser, new Native.ResourceLimit(threads, threads)) != 0)
            throw new PlatformNotSupportedException($"The number of threads can't be limited (error {Marshal.GetLastPInvokeError()}).");
        SystemCalls.Refuse();
    }
}
