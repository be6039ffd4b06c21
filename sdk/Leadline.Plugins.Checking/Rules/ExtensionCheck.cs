using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>Holds the classes that a manifest names against the code: a manifest may lie.</summary>
internal static class ExtensionCheck
{
    internal static IEnumerable<PluginFinding> Findings(PluginManifest manifest, PluginAssemblies assemblies)
    {
        if (!assemblies.Files.TryGetValue(manifest.Assembly, out var assembly))
            yield break; // said already
        foreach (var extension in manifest.ExtensionPoints)
        {
            if (ExtensionPoints.Find(extension.Name) is { } point && Fault(extension, point, assembly, assemblies.Sdk) is var (code, reason))
                yield return new PluginFinding { Code = code, File = manifest.Assembly, Subject = extension.Class, Reason = reason };
        }

        var declared = manifest.ExtensionPoints.Select(e => (e.Name, e.Class)).ToHashSet();
        foreach (var type in assembly.MainModule.Types.Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            foreach (var point in ExtensionPoints.All.Where(p => Implements(type, p.Contract.FullName!) && !declared.Contains((p.Name, type.FullName))))
            {
                yield return new PluginFinding
                {
                    Severity = Severity.Warning, Code = "extension-undeclared", File = manifest.Assembly, Subject = type.FullName,
                    Reason = $"implements {point}, and the manifest does not say so: it is never called there.",
                };
            }
        }
    }

    private static (string Code, string Reason)? Fault(DeclaredExtension extension, ExtensionPoint point, AssemblyDefinition assembly, Version sdk)
    {
        if (assembly.MainModule.GetType(extension.Class) is not { } type)
            return ("class-missing", $"is named for {point}, and the assembly has no such class.");
        if (!type.IsPublic || !type.IsClass || type.IsAbstract || type.HasGenericParameters)
            return ("class-shape", $"is named for {point}: it must be a public class, neither abstract nor generic.");
        if (!type.Methods.Any(m => m is { IsConstructor: true, IsStatic: false, IsPublic: true, HasParameters: false }))
            return ("class-constructor", $"is named for {point}: it needs a public constructor that takes nothing.");
        if (!Implements(type, point.Contract.FullName!))
            return ("class-interface", $"is named for {point} and does not implement {point.Contract.Name}.");
        return InterfaceMembers.MissingFrom(type, point.Contract.FullName!) is { Count: > 0 } missing
            ? ("class-member-missing", $"is named for {point} and has not all that {point.Contract.Name} demands in SDK {sdk}: {string.Join(", ", missing)}.")
            : null;
    }

    private static bool Implements(TypeDefinition type, string contract)
    {
        TypeReference? at = type;
        for (var steps = 0; at is not null && steps < 100; steps++)
        {
            if (at.GetElementType().Scope is AssemblyNameReference { Name: var name } && name.StartsWith("System", StringComparison.Ordinal))
                return false;
            TypeDefinition? definition;
            try
            {
                definition = at.Resolve();
            }
            catch (AssemblyResolutionException)
            {
                return false;
            }

            if (definition is null)
                return false;
            if (definition.Interfaces.Any(i => i.InterfaceType.FullName == contract))
                return true;
            at = definition.BaseType;
        }

        return false;
    }
}
