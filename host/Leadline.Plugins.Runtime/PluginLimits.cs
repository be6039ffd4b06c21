namespace Leadline.Plugins.Runtime;

/// <summary>What a plugin may use. Everything beyond it ends the call, and where need be the worker.</summary>
/// <remarks>
/// The contract with authors are the numbers that a plugin alone decides about, so that a call over one of them fails in the same way on every
/// machine: steps, depth, and the sizes of input and output. Time and memory are the machine's, and set so that a call within its steps comes nowhere
/// near them. An author's machine counts by the same rules: a step is an instruction of the compiled code (no-ops none, an object six), a step for
/// each element of an array, and one for eight characters of a text that is made or handed to the base library.
/// </remarks>
public sealed record PluginLimits
{
    /// <summary>Steps that any call may take: twenty million, a hundred times what a quote for two hundred practices takes.</summary>
    public long Steps { get; init; } = 20_000_000;

    /// <summary>Steps beyond that for each byte of the question.</summary>
    public int StepsPerInputByte { get; init; } = 200;

    /// <summary>Bytes of stack that nested calls may take together, as estimated when the code is rewritten: some 200 a call, and 16 KiB more for one with handlers or lambdas.</summary>
    public int DepthBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long one call may take, from the question to the last byte of the answer.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the check and the rewriting of one package may take.</summary>
    public TimeSpan PreparationDeadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a package is tried before it is decided on; what was not asked by then stands open.</summary>
    public TimeSpan TrialTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a worker may take to come up and load its plugin.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a question waits for its turn when all workers of its plugin are busy.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Managed memory of a worker, in bytes.</summary>
    public long HeapBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>All memory that a worker may write to, in bytes, the stacks of its threads and the runtime's own included.</summary>
    public long DataBytes { get; init; } = 384L * 1024 * 1024;

    /// <summary>Threads and processes in one worker's box; the runtime itself needs about ten.</summary>
    public int Threads { get; init; } = 32;

    /// <summary>Bytes of the longest document that is handed over.</summary>
    public int InputBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of answer that any call may give.</summary>
    public int OutputBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of answer beyond that for each byte of the question.</summary>
    public int OutputBytesPerInputByte { get; init; } = 4;

    /// <summary>Characters that one call may print; the rest is dropped.</summary>
    public int LogCharacters { get; init; } = 64 * 1024;

    /// <summary>Bytes on the log of one call after which the worker is ended: it writes past its own limit.</summary>
    public int LogFloodBytes { get; init; } = 1024 * 1024;

    /// <summary>Workers of one plugin at the same time.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Calls after which a worker is replaced by a fresh one.</summary>
    public int CallsPerWorker { get; init; } = 10_000;

    /// <summary>How long a worker may be idle before it is let go.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before a new worker after the second failure in a row; it doubles with each further one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest such pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Machine failures within <see cref="FaultWindow"/> after which a plugin rests.</summary>
    public int Faults { get; init; } = 6;

    /// <summary>How long a machine failure counts.</summary>
    public TimeSpan FaultWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a plugin rests.</summary>
    public TimeSpan Quarantine { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What the answer to a question of so many bytes may take.</summary>
    internal CallAllowance AllowanceFor(int input) =>
        new(Steps + ((long)StepsPerInputByte * input), (int)Math.Min(64L * 1024 * 1024, OutputBytes + ((long)OutputBytesPerInputByte * input)));
}
