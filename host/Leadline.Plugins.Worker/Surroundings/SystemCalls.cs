using System.Runtime.InteropServices;
using Step = Leadline.Plugins.Worker.Surroundings.Native.FilterStep;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>
/// The second wall behind the sandbox's: system calls that a function over documents never makes fail in this process for good. Without
/// them there is no other program, no socket of any kind, no new namespace, and none of the kernel's seldom tried corners.
/// </summary>
internal static class SystemCalls
{
    private const nint SetFilter = 1;
    private const nint ForAllThreads = 1;
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;
    private const uint RefuseAsNotPermitted = 0x00050001;
    private const uint EndProcess = 0x80000000;
    private const uint OtherCallingConvention = 0x40000000; // x32: the same calls under other numbers

    /// <summary>Numbers of the calls on one architecture, in the order of the comment.</summary>
    // execve execveat socket socketpair connect bind listen ptrace process_vm_readv process_vm_writev unshare setns mount
    // bpf perf_event_open userfaultfd io_uring_setup keyctl add_key kexec_load init_module open_by_handle_at
    // memfd_create shmget mq_open: memory that no limit counts
    private static readonly uint[] OnX64 =
        [59, 322, 41, 53, 42, 49, 50, 101, 310, 311, 272, 308, 165, 321, 298, 323, 425, 250, 248, 246, 175, 304, 319, 29, 240];

    private static readonly uint[] OnArm64 =
        [221, 281, 198, 199, 203, 200, 201, 117, 270, 271, 97, 268, 40, 280, 241, 282, 425, 219, 217, 104, 105, 265, 279, 194, 180];

    /// <summary>Makes them fail from now on.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel has no such filters, or they are not known for this processor.</exception>
    internal static unsafe void Refuse()
    {
        var (seccomp, architecture, calls) = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => ((nint)317, 0xC000003Eu, OnX64),
            Architecture.Arm64 => (277, 0xC00000B7u, OnArm64),
            var other => throw new PlatformNotSupportedException($"No rules on system calls are known for {other}."),
        };
        var steps = StepsOf(architecture, calls);
        fixed (Step* first = steps)
        {
            var program = new Native.FilterProgram { Length = (ushort)steps.Length, Steps = first };
            if (Native.Seccomp(seccomp, SetFilter, ForAllThreads, &program) != 0)
                throw new PlatformNotSupportedException($"System calls can't be refused here (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    // The kernel shows the filter the number of the call (at 0) and the architecture (at 4).
    private static Step[] StepsOf(uint architecture, uint[] calls)
    {
        var steps = new List<Step>
        {
            new(Load, 0, 0, 4),
            new(JumpIfEqual, 1, 0, architecture),
            new(Return, 0, 0, EndProcess),
            new(Load, 0, 0, 0),
            new(JumpIfAtLeast, (byte)(calls.Length + 1), 0, OtherCallingConvention),
        };
        for (var i = 0; i < calls.Length; i++)
            steps.Add(new(JumpIfEqual, (byte)(calls.Length - i), 0, calls[i]));
        steps.Add(new(Return, 0, 0, Allow));
        steps.Add(new(Return, 0, 0, RefuseAsNotPermitted));
        return [.. steps];
    }
}
