using System.Runtime.InteropServices;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>The calls of the operating system that the base library has no other way to.</summary>
internal static partial class Native
{
    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    internal static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    internal static partial int Duplicate(int descriptor, int onto);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    internal static partial int SetLimit(int resource, in ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static unsafe partial nint Seccomp(nint number, nint operation, nint flags, FilterProgram* program);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(ref Watched descriptor, nuint count, int milliseconds);

    /// <summary>What is waited for at a descriptor, and what happened.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal record struct Watched(int Descriptor, short Wanted, short Happened);

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct ResourceLimit(nuint Soft, nuint Hard);

    /// <summary>One instruction of a packet filter, in which the kernel takes rules on system calls.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct FilterStep(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct FilterProgram
    {
        internal ushort Length;
        internal FilterStep* Steps;
    }
}
