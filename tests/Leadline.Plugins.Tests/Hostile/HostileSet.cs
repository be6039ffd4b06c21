using Leadline.Plugins.Runtime.Installed;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Every hostile plugin installed beside an honest neighbour. The acts run one after another, on hosts that have to outlive them all.</summary>
public sealed class HostileSet : IAsyncLifetime
{
    internal const string Neighbour = "test.honest";

    private static readonly string[] Classes =
    [
        "Honest", "UsesLibrary", "Prints", "EndlessLoop", "SwallowsTheStop", "BurnsInTheLibrary", "FloodsATable", "DeepRecursion", "TakesCountedMemory", "TakesMemory", "MeasuresMemory", "TakesNativeMemory", "AnswersWithoutEnd",
        "AnswersInDrops", "PrintsWithoutEnd", "FloodsTheLog", "Exits", "ThrowsOnAnotherThread", "LeavesAFuse", "ReadsFiles", "WritesFiles",
        "OpensSockets", "StartsProcesses", "StartsThreads", "TakesSharedMemory", "MeddlesWithTheSdk", "MeddlesWithItsInput", "TakesThePipe", "Throws", "ThrowsARiddle", "AnswersNothing",
        "AnswersAHole", "AnswersAtLength", "AnswersNonsense", "CallsNativeCode", "Impostor", "AnswersByChance", "TakesStepsByChance",
    ];

    private PluginFolder? _folder;

    /// <summary>A host that waits long, so that on a busy machine too an act ends by what it does.</summary>
    internal Running Patient { get; private set; } = null!;

    /// <summary>A host that waits two seconds, for acts that take for ever.</summary>
    internal Running Impatient { get; private set; } = null!;

    internal PluginFolder Folder => _folder!;

    public async ValueTask InitializeAsync()
    {
        _folder = new PluginFolder();
        IReadOnlyList<InstalledPlugin> plugins = [.. Classes.Select(c => _folder.Plugin(c))];
        Patient = await Running.StartAsync(plugins, Running.Short with { Deadline = TimeSpan.FromMinutes(1) });
        Impatient = await Running.StartAsync(plugins);
    }

    public async ValueTask DisposeAsync()
    {
        await Patient.DisposeAsync();
        await Impatient.DisposeAsync();
        _folder?.Dispose();
    }
}

/// <summary>One hostile act. After each the neighbour answers as before.</summary>
public abstract class HostileAct(HostileSet set) : IAsyncLifetime
{
    internal virtual Running Host => set.Patient;

    internal HostileSet Set => set;

    public async ValueTask InitializeAsync() => await Sandboxed.RequireAsync();

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result != TestResult.Skipped)
            Assert.Contains("text: still here", await Host.HearAsync(HostileSet.Neighbour, "still here"));
        GC.SuppressFinalize(this);
    }
}
