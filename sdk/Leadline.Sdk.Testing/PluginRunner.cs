using System.Globalization;
using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Testing;

/// <summary>Runs a built plugin in its author's tests as a host runs it: checked, rewritten to count its steps, and held to the limits of production.</summary>
/// <remarks>
/// Every question and answer passes through the SDK's JSON, as on the wire. Calls of one process take turns, since a process has one counter of
/// steps. There is no sandbox here: the check is what stands between the author's own code and the author's own machine.
/// </remarks>
public sealed class PluginRunner : IDisposable
{
    private readonly BuiltPlugin _built;
    private readonly LoadedPlugin _loaded;
    private readonly Action<string> _print;

    private PluginRunner(BuiltPlugin built, PluginTestLimits limits, Action<string> print) =>
        (_built, Limits, _print, _loaded) = (built, limits, print, new LoadedPlugin(built));

    /// <summary>What the plugin says of itself.</summary>
    public PluginManifest Manifest => _built.Manifest;

    /// <summary>What the check found and let pass: warnings and notes.</summary>
    public IReadOnlyList<PluginFinding> Findings => _built.Findings;

    /// <summary>What each call is held to.</summary>
    public PluginTestLimits Limits { get; }

    /// <summary>Loads a plugin from the folder that its build writes.</summary>
    /// <param name="folder">The folder with <c>manifest.json</c>, the plugin's assembly and the libraries that it brings.</param>
    /// <param name="profile">How strictly its code is judged; as at publication, unless said otherwise.</param>
    /// <param name="limits">What calls are held to; the limits of production, unless said otherwise.</param>
    /// <param name="print">Where the line on each call goes; the console, unless said otherwise.</param>
    /// <exception cref="PluginRefusedException">A host would not let it in; the message says everything that is wrong.</exception>
    /// <exception cref="IOException">The folder or its manifest is not there.</exception>
    /// <exception cref="JsonException">The manifest can't be read.</exception>
    public static PluginRunner Load(string folder, CheckProfile profile = CheckProfile.Publish, PluginTestLimits? limits = null, Action<string>? print = null) =>
        new(BuiltPlugin.Read(folder, profile), limits ?? new PluginTestLimits(), print ?? Console.WriteLine);

    /// <summary>Puts a question to the plugin: a new object, its static fields set back, and the whole budget.</summary>
    /// <typeparam name="TOutput">The operation's output.</typeparam>
    /// <param name="operation">What is asked; <see cref="PluginQuestions"/> has a method for each.</param>
    /// <param name="input">The document to hand over.</param>
    /// <exception cref="PluginFailedException">There is no answer that a host would take.</exception>
    public PluginAnswer<TOutput> Call<TOutput>(Operation operation, object input)
        where TOutput : class
    {
        if (operation.Output != typeof(TOutput) || !operation.Input.IsInstanceOfType(input))
            throw new ArgumentException($"{operation} takes a {operation.Input.Name} and gives a {operation.Output.Name}.", nameof(operation));
        var reply = Ask(operation, input);
        return new PluginAnswer<TOutput> { Document = (TOutput)reply.Document, Json = reply.Json, Usage = reply.Usage };
    }

    /// <summary>Lets the plugin go. Its answers stay.</summary>
    public void Dispose() => _loaded.Unload();

    /// <summary>The same plugin, loaded once more beside this one, that prints nothing.</summary>
    internal PluginRunner Again() => new(_built, Limits, static _ => { });

    internal PluginReply Ask(Operation operation, object input)
    {
        var question = JsonSerializer.SerializeToUtf8Bytes(input, operation.Input, PluginDocuments.Json);
        if (question.Length > Limits.InputBytes)
            throw Failed("plugin-input-too-long", $"the question has {Number(question.Length)} bytes; at most {Number(Limits.InputBytes)} are handed over.");
        var maker = _loaded.MakerFor(operation.Point)
            ?? throw Failed("plugin-extension-point-missing", "the manifest does not name this extension point.");
        var document = JsonSerializer.Deserialize(question, operation.Input, PluginDocuments.Json)!;

        var call = new CountedCall(_loaded, maker, operation, document);
        call.Run(Limits, question.Length);
        var answer = Judge(call, question.Length);
        var usage = new PluginUsage
        {
            Operation = operation.Name, Steps = call.StepsUsed, StepBudget = Limits.StepsFor(question.Length), InputBytes = question.Length,
            OutputBytes = call.Json.Length, OutputBudget = Limits.OutputFor(question.Length), AllocatedBytes = call.AllocatedBytes, Elapsed = call.Elapsed,
        };
        _print(usage.ToString());
        var inputAfter = JsonSerializer.SerializeToUtf8Bytes(document, operation.Input, PluginDocuments.Json);
        return new PluginReply(answer, call.Json, usage, inputAfter.AsSpan().SequenceEqual(question));

        // A budget that ran out is judged by the counter: what was thrown on the way may be anything.
        object Judge(CountedCall done, int length) => done switch
        {
            { IsLate: true } => throw Failed("plugin-too-late", $"no answer came in {Limits.Deadline.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds."),
            { IsExceeded: true } => throw Failed("plugin-steps-exceeded", string.Create(CultureInfo.InvariantCulture,
                $"the call went over its {Limits.StepsFor(length):N0} steps ({Limits.Steps:N0}, and {Limits.StepsPerInputByte:N0} for each of {length:N0} bytes), or its own calls went deeper than {Limits.DepthBytes:N0} bytes.")),
            { Thrown: AnswerTooLongException } => throw Failed("plugin-output-too-long", $"the answer is longer than the {Number(Limits.OutputFor(length))} bytes that are taken."),
            { IsAnswered: true, Thrown: JsonException or NotSupportedException or ArgumentException } => throw Failed("plugin-output-wrong", $"the answer can't be written down: {done.Thrown.Message}", done.Thrown),
            { Thrown: { } thrown } => throw Failed("plugin-threw", $"{thrown.GetType().FullName}: {thrown.Message}", thrown),
            _ => Read(done.Json),
        };

        object Read(byte[] json)
        {
            try
            {
                return JsonSerializer.Deserialize(json, operation.Output, PluginDocuments.Json) ?? throw new JsonException("there is none.");
            }
            catch (JsonException malformed)
            {
                throw Failed("plugin-output-wrong", $"the answer is no {operation.Output.Name}: {malformed.Message}", malformed);
            }
        }

        PluginFailedException Failed(string code, string reason, Exception? inner = null) => new(code, $"{_built.Name}, {operation}: {reason}", inner);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>An answer whose type is known at run time alone.</summary>
internal sealed record PluginReply(object Document, byte[] Json, PluginUsage Usage, bool InputIsUntouched);
