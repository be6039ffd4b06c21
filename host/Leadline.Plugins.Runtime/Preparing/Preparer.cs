using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Sandboxes;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime.Preparing;

/// <summary>Checks and rewrites packages, each in a process of its own in the sandbox: a file made to harm its reader harms that process alone.</summary>
internal sealed class Preparer(ProcessLauncher launcher, ISandbox sandbox, PluginSettings settings, TimeProvider clock)
{
    private const string Died = "check-died";
    private const string TooLong = "check-too-long";
    private const int LogBytes = 64 * 1024;

    private readonly BoxedProgram _program = BoxedProgram.Preparer(settings);

    /// <summary>Prepares one package.</summary>
    /// <returns>What came of it. That the process died or took too long is a finding that refuses, and <see cref="IsFinal(PreparationReply)"/> tells it from the others.</returns>
    /// <exception cref="WorkerStoppedException">The process could not be started, which says nothing of the package.</exception>
    internal async Task<PreparationReply> PrepareAsync(byte[] package, CheckProfile profile)
    {
        var log = new PluginLog();
        await using var process = await WorkerProcess.StartAsync(launcher, sandbox.StartFor(_program, null), log, LogBytes);
        using var late = new CancellationTokenSource(settings.Limits.PreparationDeadline, clock);
        try
        {
            var answer = await ExchangeAsync(process, package, profile, late.Token).WaitAsync(late.Token);
            if (JsonSerializer.Deserialize<PreparationReply>(answer, PluginDocuments.Json) is { } reply && reply.Circumstances == Circumstances.Here(profile))
                return reply;
            return Refused(profile, Died, "The check did not answer as agreed, so that nothing is let in.");
        }
        catch (OperationCanceledException)
        {
            return Refused(profile, TooLong, $"The check was not done in {settings.Limits.PreparationDeadline.TotalSeconds:0.#} seconds, so that nothing is let in.");
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return Refused(profile, Died, $"The check ended before it was done, so that nothing is let in: a file in the package may be made to harm its readers. {log.Last(500).Trim()}".TrimEnd());
        }
    }

    /// <summary>Whether the same would come of it again: not where the process died, which may have been the machine's doing.</summary>
    internal static bool IsFinal(PreparationReply reply) => IsFinal(reply.Findings);

    /// <summary>The same of what was found.</summary>
    internal static bool IsFinal(IEnumerable<PluginFinding> findings) => !findings.Any(f => f.Code is Died or TooLong);

    private static async Task<byte[]> ExchangeAsync(WorkerProcess process, byte[] package, CheckProfile profile, CancellationToken stop)
    {
        await WriteAsync(process.Questions, JsonSerializer.SerializeToUtf8Bytes(new PreparationRequest(profile), PluginDocuments.Json), stop);
        await WriteAsync(process.Questions, package, stop);
        return await Frames.ReadAsync(process.Answers, PreparationReply.Longest, stop) ?? throw new FrameException("The process ended without an answer.");
    }

    private static async Task WriteAsync(Stream pipe, byte[] message, CancellationToken stop)
    {
        byte[] frame = [.. new byte[Frames.HeaderLength], .. message];
        Frames.Seal(frame);
        await pipe.WriteAsync(frame, stop);
        await pipe.FlushAsync(stop);
    }

    private static PreparationReply Refused(CheckProfile profile, string code, string reason) => new(
        Circumstances.Here(profile), [new PluginFinding { Code = code, Reason = reason }], new Dictionary<string, byte[]>());
}
