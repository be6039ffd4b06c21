using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>Judges an assembly as a whole: what it is made of and what it stands on.</summary>
internal sealed class AssemblyCheck(RuleSet rules, PluginAssemblies assemblies, CheckProfile profile, string file, List<PluginFinding> findings)
{
    private const int DisablesOptimizations = 0x100; // DebuggableAttribute.DebuggingModes

    internal void Check(AssemblyDefinition assembly)
    {
        var module = assembly.MainModule;
        if (assembly.Modules.Count > 1 || module.Kind != ModuleKind.Dll || module.HasModuleReferences)
            Say("assembly-parts", "The assembly is a program, has several parts, or refers to native libraries; build one plain class library.");
        if (module.HasExportedTypes)
            Say("assembly-forwards", "The assembly passes types on from elsewhere.");
        if (module.Resources.Any(r => r.ResourceType != ResourceType.Embedded))
            Say("assembly-linked", "The assembly links files that are not in the package.");
        else if (module.HasResources)
            Say("resources-unused", "The assembly embeds resources, which a plugin has no way to read.", Severity.Note);
        foreach (var reference in module.AssemblyReferences.Where(r => !assemblies.IsOwn(r.Name) && !assemblies.IsSdk(r.Name) && !rules.KnowsAssembly(r.Name)))
            Say("assembly-unknown", $"The assembly refers to {reference.Name} {reference.Version}, which is neither in the package nor among what a plugin may use.");
        if (assembly.HasSecurityDeclarations)
            Say("unsafe-code", "The assembly carries security declarations.");
        if (IsDebugBuild(assembly))
            Say("debug-build", "The assembly is a Debug build, which takes other steps than the Release build does; build with -c Release.", profile == CheckProfile.Publish ? Severity.Fault : Severity.Warning);
    }

    // Read by hand, since decoding an attribute's arguments resolves the types that it names.
    private static bool IsDebugBuild(AssemblyDefinition assembly) =>
        assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == "System.Diagnostics.DebuggableAttribute")?.GetBlob() is { Length: >= 6 } blob
        && (BitConverter.ToInt32(blob, 2) & DisablesOptimizations) != 0;

    private void Say(string code, string reason, Severity severity = Severity.Fault) =>
        findings.Add(new PluginFinding { Severity = severity, Code = code, File = file, Reason = reason });
}
