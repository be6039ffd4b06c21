using System.Buffers;
using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Runtime.Workers;

/// <summary>A process that has loaded one plugin and answers one question at a time.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly WorkerProcess _process;
    private readonly TimeProvider _clock;
    private long _questions;

    private Worker(WorkerProcess process, PluginLog printed, TimeProvider clock) => (_process, Printed, _clock) = (process, printed, clock);

    /// <summary>What it said of itself.</summary>
    internal Hello Hello { get; private set; } = new(0, "", "");

    /// <summary>What it has printed and nobody has taken yet.</summary>
    internal PluginLog Printed { get; }

    /// <summary>The last call, to which belongs what it goes on printing; null for none that anybody hears of.</summary>
    internal CallNote? LastCall { get; set; }

    /// <summary>The one occasion that it is asked on; null before its first question.</summary>
    internal CallOccasion? Serves { get; set; }

    /// <summary>How many questions it was asked.</summary>
    internal long Questions => _questions;

    /// <summary>Since when it has been idle, by the clock's timestamps.</summary>
    internal long IdleSince { get; set; }

    /// <summary>Whether its process has ended.</summary>
    internal bool HasEnded => _process.HasEnded;

    /// <summary>The number of the process that was started, for tests and logs.</summary>
    internal int ProcessNumber => _process.Number;

    /// <summary>Takes a started process and waits for its greeting.</summary>
    /// <exception cref="WorkerStoppedException">None came in time, or one of another protocol.</exception>
    internal static async Task<Worker> GreetAsync(WorkerProcess process, PluginLog printed, TimeSpan deadline, TimeProvider clock)
    {
        var worker = new Worker(process, printed, clock);
        try
        {
            var greeting = await worker.WithinAsync(deadline, stop => Frames.ReadAsync(process.Answers, Protocol.LongestNotice, stop));
            worker.Hello = JsonSerializer.Deserialize<Hello>(greeting, JsonSerializerOptions.Web) is { Protocol: Protocol.Version, Sdk: not null, Runtime: not null } hello
                ? hello
                : throw new WorkerStoppedException(PluginTrouble.NotStarted, $"The worker does not speak protocol {Protocol.Version}: it is not of this host's build.");
            return worker;
        }
        catch (Exception error)
        {
            await worker.DisposeAsync();
            throw error is JsonException ? new WorkerStoppedException(PluginTrouble.NotStarted, "The worker's greeting can't be read.", error) : NotStarted(error);
        }
    }

    /// <summary>Has it load its plugin.</summary>
    /// <exception cref="PluginRefusedException">The plugin can't be used.</exception>
    /// <exception cref="WorkerStoppedException">The worker did not answer.</exception>
    internal async Task OpenAsync(OpenRequest plugin, TimeSpan deadline)
    {
        var reply = await AskAsync(Protocol.Open, JsonSerializer.SerializeToUtf8Bytes(plugin, JsonSerializerOptions.Web), new CallAllowance(long.MaxValue, Protocol.LongestNotice), deadline);
        if (reply.Failure is { } failure)
            throw new PluginRefusedException(failure);
    }

    /// <summary>Asks one question.</summary>
    /// <param name="method">The operation's wire name.</param>
    /// <param name="input">The document, in JSON.</param>
    /// <param name="allowed">What it may take, and the answer have.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <exception cref="WorkerStoppedException">There was no answer; the worker is of no more use.</exception>
    internal async Task<WorkerReply> AskAsync(string method, ReadOnlyMemory<byte> input, CallAllowance allowed, TimeSpan deadline)
    {
        var id = ++_questions;
        var question = Question(id, method, input, allowed);
        _process.BeginCall();
        var answer = await WithinAsync(deadline, async stop =>
        {
            await _process.Questions.WriteAsync(question, stop);
            await _process.Questions.FlushAsync(stop);
            return await Frames.ReadAsync(_process.Answers, Math.Max(allowed.OutputBytes, Protocol.LongestNotice) + Protocol.Envelope, stop);
        });
        try
        {
            var reply = WorkerReply.Parse(answer, id);
            return reply.Failure switch
            {
                { Code: FailureCodes.OutOfMemory } => throw new WorkerStoppedException(PluginTrouble.Memory, "Memory ran out."),
                { Code: FailureCodes.FileChanged } changed => throw new WorkerStoppedException(PluginTrouble.NotStarted, changed.Message),
                _ => reply,
            };
        }
        catch (FrameException error)
        {
            throw new WorkerStoppedException(PluginTrouble.Protocol, error.Message, error);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Exception NotStarted(Exception error) =>
        error is WorkerStoppedException stopped ? new WorkerStoppedException(PluginTrouble.NotStarted, stopped.Message, stopped) : error;

    private static ReadOnlyMemory<byte> Question(long id, string method, ReadOnlyMemory<byte> input, CallAllowance allowed)
    {
        var buffer = new ArrayBufferWriter<byte>(Frames.HeaderLength + Protocol.Envelope + method.Length + input.Length);
        buffer.Advance(Frames.HeaderLength);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber(Protocol.Id, id);
            writer.WriteString(Protocol.Method, method);
            writer.WriteNumber(Protocol.Most, allowed.OutputBytes);
            writer.WriteNumber(Protocol.Budget, allowed.Steps);
            writer.WritePropertyName(Protocol.Params);
            writer.WriteRawValue(input.Span);
            writer.WriteEndObject();
        }

        var frame = buffer.WrittenMemory.ToArray();
        Frames.Seal(frame);
        return frame;
    }

    // The waiting ends at the deadline whatever the pipe does: a plugin may drip its answer, or nobody may read our question.
    private async Task<byte[]> WithinAsync(TimeSpan deadline, Func<CancellationToken, Task<byte[]?>> exchange)
    {
        using var timer = new CancellationTokenSource(deadline, _clock);
        var exchanged = exchange(timer.Token);
        try
        {
            return await exchanged.WaitAsync(timer.Token) ?? throw await StoppedAsync(null);
        }
        catch (OperationCanceledException)
        {
            _ = exchanged.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw new WorkerStoppedException(PluginTrouble.Deadline, $"There was no answer within {deadline.TotalSeconds:0.#} s.");
        }
        catch (FrameException error)
        {
            throw _process.HasEnded ? await StoppedAsync(error) : new WorkerStoppedException(PluginTrouble.Protocol, error.Message, error);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw await StoppedAsync(error);
        }
    }

    private async Task<WorkerStoppedException> StoppedAsync(Exception? error)
    {
        var end = await _process.EndAsync();
        return _process.Flooded
            ? new WorkerStoppedException(PluginTrouble.Log, "It wrote to its log without end.", error)
            : new WorkerStoppedException(PluginTrouble.Ended, end, error);
    }
}
