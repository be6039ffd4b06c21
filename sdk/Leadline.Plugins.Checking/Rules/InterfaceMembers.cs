using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Whether a class has what an interface of the SDK demands. A compiler sees to that for the version it compiles against; a member that another
/// version demands besides makes a class that the runtime does not load.
/// </summary>
internal static class InterfaceMembers
{
    private const int MostBases = 100; // metadata may go round in a circle

    /// <summary>The members that a class, or what it inherits from, does not implement.</summary>
    internal static IReadOnlyList<string> MissingFrom(TypeDefinition type, string contract)
    {
        var chain = Chain(type);
        return chain.SelectMany(t => t.Interfaces).Select(i => i.InterfaceType).FirstOrDefault(i => i.FullName == contract)?.Resolve() is { } demanded
            ? [.. demanded.Methods.Where(m => m.IsAbstract && !chain.Exists(t => t.Methods.Any(own => Implements(own, m)))).Select(Said)]
            : [];
    }

    private static List<TypeDefinition> Chain(TypeDefinition type)
    {
        var chain = new List<TypeDefinition>();
        for (TypeDefinition? at = type; at is not null && chain.Count < MostBases; at = Base(at))
            chain.Add(at);
        return chain;
    }

    private static TypeDefinition? Base(TypeDefinition type)
    {
        try
        {
            return type.BaseType?.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null; // the base library, which implements nothing of the SDK
        }
    }

    private static bool Implements(MethodDefinition own, MethodDefinition demanded) =>
        own.Overrides.Any(o => o.DeclaringType.FullName == demanded.DeclaringType.FullName && Signature(o) == Signature(demanded))
        || (own is { IsPublic: true, IsVirtual: true } && Signature(own) == Signature(demanded));

    private static string Signature(MethodReference method) =>
        $"{method.ReturnType.FullName} {method.Name}({string.Join(",", method.Parameters.Select(p => p.ParameterType.FullName))})";

    private static string Said(MethodDefinition method) =>
        $"{method.ReturnType.Name} {method.Name}({string.Join(", ", method.Parameters.Select(p => p.ParameterType.Name))})";
}
