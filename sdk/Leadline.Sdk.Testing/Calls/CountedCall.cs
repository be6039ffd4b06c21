using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Leadline.Plugins.Counting;

namespace Leadline.Sdk.Testing;

/// <summary>One question to a plugin, on a thread of its own with a stack that its depth is counted for.</summary>
internal sealed class CountedCall(LoadedPlugin plugin, Func<object> maker, Operation operation, object input)
{
    // As in a worker: room for the depth that is let through, and for what the base library puts between.
    private const int StackBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);

    // A process has one counter of steps; tests that run side by side take turns.
    private static readonly Lock Turn = new();
    private static bool s_isHeldUp;

    internal byte[] Json { get; private set; } = [];

    internal bool IsExceeded { get; private set; }

    internal bool IsLate { get; private set; }

    internal long StepsUsed { get; private set; }

    internal long AllocatedBytes { get; private set; }

    internal TimeSpan Elapsed { get; private set; }

    internal Exception? Thrown { get; private set; }

    /// <summary>Whether there was an answer, which was then to be written down.</summary>
    internal bool IsAnswered { get; private set; }

    /// <summary>Puts the question and waits for the answer or the deadline.</summary>
    /// <exception cref="InvalidOperationException">An earlier call in this process never ended, so that nothing can be counted any more.</exception>
    internal void Run(PluginTestLimits limits, int inputBytes)
    {
        lock (Turn)
        {
            if (s_isHeldUp)
                throw new InvalidOperationException("An earlier call of a plugin has not ended and still counts its steps: mend that call first, and run the tests again.");
            var thread = new Thread(() => Ask(limits, inputBytes), StackBytes) { IsBackground = true, Name = $"{plugin.Name} {operation}", CurrentCulture = CultureInfo.InvariantCulture };
            thread.Start();
            if (thread.Join(limits.Deadline))
                return;

            IsLate = true;
            s_isHeldUp = !Stop(thread, limits.Deadline);
            Steps.End();
        }
    }

    // With nothing left of its budget its next block ends it, unless it never comes back from the base library. The counter is a plain number
    // that the call writes all the time, so that a single change from outside may be lost.
    private static bool Stop(Thread thread, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < patience)
        {
            Steps.Begin(-1, int.MaxValue);
            if (thread.Join(BetweenTries))
                return true;
        }

        return false;
    }

    private void Ask(PluginTestLimits limits, int inputBytes)
    {
        var buffer = new AnswerBuffer(limits.OutputFor(inputBytes));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        CountedCalls.Begin(limits.StepsFor(inputBytes), limits.DepthBytes);
        try
        {
            plugin.Reset();
            var answer = operation.Call(maker(), input);
            IsAnswered = true;

            // Within the budget: the lists of an answer may be the plugin's own code, which runs now.
            using var writer = new Utf8JsonWriter(buffer);
            JsonSerializer.Serialize(writer, answer, operation.Output, PluginDocuments.Json);
            writer.Flush();
        }
        catch (Exception thrown)
        {
            Thrown = thrown; // for the caller, who judges it
        }
        finally
        {
            (IsExceeded, StepsUsed) = (Steps.IsExceeded, Steps.Used);
            Steps.End();
            Elapsed = Stopwatch.GetElapsedTime(started);
            AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Json = buffer.ToArray();
        }
    }
}
