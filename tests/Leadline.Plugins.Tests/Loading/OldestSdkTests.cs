using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Workers;
using Mono.Cecil;

namespace Leadline.Plugins.Tests.Loading;

/// <summary>The worker, and what the rewriting puts into plugins, run on each SDK that the host supports: they use nothing that one of those lacks.</summary>
public sealed class OldestSdkTests
{
    public static TheoryData<string> Older => [.. OlderWorkers.In(new PluginSettings("none", IsDevelopment: false)).Select(w => Path.GetDirectoryName(w.Value)!)];

    [Theory, MemberData(nameof(Older))]
    public void The_worker_uses_what_the_older_SDK_has(string sdk) => Assert.Equal("", Lacking(File.ReadAllBytes(PluginSettings.ShippedWorker + ".dll"), sdk, leastUses: 20));

    [Theory, MemberData(nameof(Older))]
    public void A_rewritten_plugin_counts_by_what_the_older_SDK_has(string sdk)
    {
        using var folder = new PluginFolder(); // the hostile ones use most of what is charged for
        Assert.Equal("", Lacking(File.ReadAllBytes(Path.Combine(folder.Counted, PluginFolder.Assembly)), sdk, leastUses: 20));
        var sample = CountedAssemblies.Rewrite(new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Fenmoor.PrimaryCareIT.dll"] = File.ReadAllBytes(Samples.Built("Fenmoor.PrimaryCareIT.dll")) });
        Assert.All(sample, assembly => Assert.Equal("", Lacking(assembly.Value, sdk, leastUses: 3)));
    }

    [Theory, MemberData(nameof(Older))]
    public void What_counts_by_itself_uses_what_the_older_SDK_has(string sdk) =>
        Assert.Equal("", Lacking(File.ReadAllBytes(typeof(Leadline.Plugins.Counting.CountedCalls).Assembly.Location), sdk, leastUses: 3));

    [Fact]
    public void What_the_older_SDK_lacks_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("leadline-oldest-").FullName;
        try
        {
            var sdk = Path.Combine(Publication.ChangedOlderSdk.Lay(folder, module => module.GetType("Leadline.Sdk.Steps").Methods.Single(m => m.Name == "get_IsTooDeep").Name = "get_IsDeep"), Publication.ChangedOlderSdk.Version);
            Assert.Equal("Leadline.Sdk.Steps::get_IsTooDeep", Lacking(File.ReadAllBytes(PluginSettings.ShippedWorker + ".dll"), sdk, leastUses: 20));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Lacking(byte[] assembly, string sdk, int leastUses)
    {
        using var resolver = new DefaultAssemblyResolver();
        foreach (var usual in resolver.GetSearchDirectories())
            resolver.RemoveSearchDirectory(usual);
        resolver.AddSearchDirectory(sdk); // before this test's own SDK, which is found last
        using var module = ModuleDefinition.ReadModule(new MemoryStream(assembly), new ReaderParameters { AssemblyResolver = resolver });
        var types = module.GetTypeReferences().Where(t => IsSdk(t)).ToList();
        var members = module.GetMemberReferences().Where(m => IsSdk(m.DeclaringType)).ToList();
        Assert.True(types.Count + members.Count >= leastUses, $"Only {types.Count + members.Count} uses of the SDK were seen.");
        return string.Join('\n', types.Where(t => t.Resolve() is null).Select(t => t.FullName)
            .Concat(members.Where(m => m is MethodReference method ? method.Resolve() is null : ((FieldReference)m).Resolve() is null).Select(m => $"{m.DeclaringType.FullName}::{m.Name}")));
    }

    private static bool IsSdk(TypeReference type) => type.GetElementType().Scope is AssemblyNameReference { Name: var name } && SdkAssemblies.Names.Contains(name);
}
