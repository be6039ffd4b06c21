using Leadline.Plugins.Counting;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Exchanges the base library's dictionaries and sets for others with the same members that count what they look at: many keys in one bucket cost a
/// square of work within the base library, and no step.
/// </summary>
internal static class CountedTypes
{
    private static readonly Dictionary<string, Type> Exchanged = new()
    {
        ["System.Collections.Generic.Dictionary`2"] = typeof(CountedDictionary<,>),
        ["System.Collections.Generic.HashSet`1"] = typeof(CountedSet<>),
        ["System.Collections.Frozen.FrozenDictionary"] = typeof(CountedFrozenDictionary),
        ["System.Collections.Frozen.FrozenDictionary`2"] = typeof(CountedFrozenDictionary<,>),
        ["System.Collections.Frozen.FrozenSet"] = typeof(CountedFrozenSet),
        ["System.Collections.Frozen.FrozenSet`1"] = typeof(CountedFrozenSet<>),
    };

    internal static bool AreExchanged(TypeReference type) => Exchanged.ContainsKey(Outermost(type).FullName);

    /// <summary>Exchanges the types wherever a module names them; those within them go along.</summary>
    internal static void Exchange(ModuleDefinition module, StepMembers members)
    {
        foreach (var type in module.GetTypeReferences().Where(t => !t.IsNested).ToList())
        {
            if (Exchanged.TryGetValue(type.FullName, out var counted))
                (type.Namespace, type.Name, type.Scope) = (counted.Namespace!, counted.Name, members.Counting);
        }
    }

    /// <summary>Exchanges what LINQ asks of a dictionary from within.</summary>
    internal static void Exchange(MethodReference called, StepMembers members)
    {
        var method = called is GenericInstanceMethod generic ? generic.ElementMethod : called;
        if (method.Name == nameof(CountedCollections.GetValueRefOrAddDefault) && method.DeclaringType.FullName == "System.Runtime.InteropServices.CollectionsMarshal")
            method.DeclaringType = new TypeReference(typeof(CountedCollections).Namespace, nameof(CountedCollections), method.Module, members.Counting);
    }

    private static TypeReference Outermost(TypeReference type)
    {
        var outermost = type.GetElementType();
        while (outermost.DeclaringType is { } outer)
            outermost = outer;
        return outermost;
    }
}
