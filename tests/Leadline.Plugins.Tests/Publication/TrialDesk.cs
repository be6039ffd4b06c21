using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Sdk.Testing;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>A machine where packages are judged, and the service line of the samples, checked and rewritten once for all tests.</summary>
public sealed class TrialDesk : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-trial-").FullName;
    private readonly Unpacked _unpacked = new();
    private readonly PluginSettings _settings;
    private readonly PluginMachine _machine;
    private Prepared? _prepared;
    private IReadOnlyList<RecordedCall>? _recorded;

    public TrialDesk()
    {
        _settings = new PluginSettings(_folder, IsDevelopment: false);
        _machine = new PluginMachine(_settings, _unpacked, TimeProvider.System);
    }

    internal static PluginManifest Manifest { get; } = Samples.ManifestOf(Samples.Fenmoor) with
    {
        ExtensionPoints = [.. Samples.ManifestOf(Samples.Fenmoor).ExtensionPoints, new DeclaredExtension { Name = "outcome-payment", Class = "Fenmoor.PrimaryCareIT.CallsAnswered" }],
    };

    public async ValueTask InitializeAsync() => await Sandboxed.RequireAsync();

    public ValueTask DisposeAsync()
    {
        _machine.Dispose();
        _unpacked.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the testing kit records of the sample, as its author's tests do.</summary>
    internal IReadOnlyList<RecordedCall> Recorded()
    {
        var built = Directory.CreateDirectory(Path.Combine(_folder, "built")).FullName;
        foreach (var file in new[] { "Fenmoor.PrimaryCareIT.dll", "Fenmoor.PrimaryCareIT.pdb" })
            File.Copy(Samples.Built(file), Path.Combine(built, file), overwrite: true);
        File.WriteAllBytes(Path.Combine(built, PackagePaths.Manifest), JsonSerializer.SerializeToUtf8Bytes(Manifest, PluginDocuments.Json));
        using var plugin = PluginRunner.Load(built, print: static _ => { });
        return RecordedCalls.Record(plugin, [.. Enumerable.Range(0, 3).Select(Samples.Question).Select(q => JsonSerializer.Deserialize(q.Input, ExtensionPoints.FindOperation(q.Operation)!.Input, PluginDocuments.Json)!)]);
    }

    /// <summary>Has the sample judged as when it is published, with calls or with a method that never returns.</summary>
    internal Task<PackageReport> JudgeAsync(IReadOnlyList<RecordedCall> calls, string? endless = null) =>
        Judging.JudgeAsync(_settings, _machine, _unpacked, Samples.Lay(_folder, Manifest with { Id = $"fenmoor.{(endless is null ? "desk" : "endless")}" }, calls.Count > 0 ? RecordedCallLines.Of(calls) : null, endless is null ? null : Endless(endless)));

    /// <summary>Has the sample judged with its calls, where other workers on older versions of the SDK are at hand.</summary>
    internal async Task<PackageReport> JudgeOnAsync(string olderWorkers, string sdk)
    {
        var settings = _settings with { OlderWorkers = olderWorkers };
        using var machine = new PluginMachine(settings, _unpacked, TimeProvider.System, (await _machine.SandboxAsync()).Sandbox); // which was tried out
        return await Judging.JudgeAsync(settings, machine, _unpacked, Samples.Lay(_folder, Manifest with { Id = "fenmoor.older", Sdk = sdk }, RecordedCallLines.Of(_recorded ??= Recorded())));
    }

    /// <summary>Has the other sample judged, which is an authority's.</summary>
    internal Task<PackageReport> JudgeStandardsAsync() => Judging.JudgeAsync(_settings, _machine, _unpacked, Samples.Lay(_folder, Samples.ManifestOf(Samples.Standards) with
    {
        Publisher = Manifest.Publisher,
        ExtensionPoints = [.. Samples.ManifestOf(Samples.Standards).ExtensionPoints, new DeclaredExtension { Name = "document-exporter", Class = "Leadline.Samples.Standards.ReturnAsCsv", Input = ["mi-return"] }],
    }));

    /// <summary>The sample with calls, read as a host reads it.</summary>
    internal PluginPackage Package(IReadOnlyList<RecordedCall> calls)
    {
        var file = Samples.Lay(_folder, Manifest, RecordedCallLines.Of(calls));
        return PackageReader.Read(File.ReadAllBytes(file), new PackagePolicy { Profile = CheckProfile.Develop, MustBeCountersigned = false, Now = TimeProvider.System.GetUtcNow() }).Package!;
    }

    /// <summary>Runs the sample twice on the host's own questions and on some calls.</summary>
    internal async Task<Outcome<IReadOnlyList<PluginFinding>>> TryAsync(IReadOnlyList<RecordedCall> calls)
    {
        var stop = TestContext.Current.CancellationToken;
        var file = await File.ReadAllBytesAsync(Samples.Lay(_folder, Manifest), stop);
        _prepared ??= (await _machine.PrepareAsync("trial", file, CheckProfile.Publish, stop)).Value!;
        var tried = await Judging.Trial(_settings, _machine, _unpacked).TryAsync(Package(calls), _prepared, stop);
        Assert.Empty(Directory.GetDirectories(_unpacked.Root, "apart-*")); // nothing is left of it
        return tried;
    }

    // A method, or the type initialiser, goes round for ever; nothing forbidden is in it.
    private static byte[] Endless(string method)
    {
        using var module = ModuleDefinition.ReadModule(Samples.Built("Fenmoor.PrimaryCareIT.dll"), new ReaderParameters { InMemory = true });
        var type = module.GetType("Fenmoor.PrimaryCareIT.SurgeryDesk");
        if (type.Methods.FirstOrDefault(m => m.Name == method) is not { } changed)
            type.Methods.Add(changed = new MethodDefinition(method, MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, module.TypeSystem.Void));
        changed.Body = new MethodBody(changed);
        var again = Instruction.Create(OpCodes.Nop);
        changed.Body.Instructions.Add(again);
        changed.Body.Instructions.Add(Instruction.Create(OpCodes.Br, again));
        using var written = new MemoryStream();
        module.Write(written);
        return written.ToArray();
    }
}
