using Mono.Cecil;

namespace Leadline.Architecture.Tests;

/// <summary>Rules over compiled code. Each gives what is wrong, in words; nothing when all is well.</summary>
internal static class CompiledRules
{
    private static readonly HashSet<string> Clocks =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Environment::get_TickCount", "System.Environment::get_TickCount64",
    ];

    private static readonly string[] NotInDomain =
        ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "MassTransit", "RabbitMQ", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http"];

    private static readonly string[] ValueNamespaces =
        ["System", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen", "Leadline.Primitives", "Leadline.Sdk"];

    private static readonly HashSet<string> NotValues =
        ["System.Object", "System.Delegate", "System.Single", "System.Double", "System.IntPtr", "System.UIntPtr", "System.IServiceProvider", "System.Type", "System.Exception"];

    /// <summary>The bus is known to one assembly: elsewhere no reference to it, in signatures, bodies or attributes.</summary>
    public static IEnumerable<string> BusIsNamed(ModuleDefinition module) =>
        module.AllTypes()
            .SelectMany(t => t.TypesUsed().Where(u => u.Assembly().StartsWith("MassTransit", StringComparison.Ordinal) || u.Assembly().StartsWith("RabbitMQ", StringComparison.Ordinal))
                .Select(u => $"{t.FullName} mentions {u.FullName}"))
            .Distinct();

    /// <summary>Assemblies that the code, its attributes included, mentions.</summary>
    public static IReadOnlySet<string> AssembliesMentioned(ModuleDefinition module) =>
        module.AssemblyReferences.Select(r => r.Name)
            .Concat(module.AllTypes().SelectMany(TypeUses.TypesUsed).Select(TypeUses.Assembly))
            .Where(a => a.Length > 0 && a != module.Assembly.Name.Name)
            .ToHashSet();

    /// <summary>A module shows the host its module class and nothing else.</summary>
    public static IEnumerable<string> MoreIsPublicThanTheModule(ModuleDefinition module)
    {
        var expected = module.Assembly.Name.Name.Split('.')[^1] + "Module";
        var open = module.Types.Where(t => t.IsPublic).Select(t => t.Name).ToList();
        if (!open.Remove(expected))
            yield return $"{module.Name} has no public {expected}";
        foreach (var name in open)
            yield return $"{name} is public in {module.Name}; only {expected} may be";
    }

    /// <summary>Whom a module lets see its insides: its tests and the migrations, nobody else.</summary>
    public static IEnumerable<string> InsidesShown(ModuleDefinition module) =>
        module.Assembly.CustomAttributes
            .Where(a => a.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(a => ((string)a.ConstructorArguments[0].Value).Split(',')[0])
            .Where(friend => !friend.EndsWith(".Tests", StringComparison.Ordinal)
                && !friend.StartsWith("Leadline.Migrations.", StringComparison.Ordinal)
                && friend is not ("Leadline.Testing" or "Leadline.CrashSubject"))
            .Select(friend => $"{module.Name} shows its insides to {friend}");

    /// <summary>
    /// A contract is a sealed record, an enum, or a published vocabulary (a static class of values and nothing else);
    /// its properties are values that nobody can set afterwards.
    /// </summary>
    public static IEnumerable<string> IsNotARecordOfValues(TypeDefinition type)
    {
        if (type.IsEnum || type.IsMadeByCompiler())
            yield break;
        var record = type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers");
        var vocabulary = type is { IsAbstract: true, IsSealed: true } && type.Methods.All(m => m.IsGetter || m.IsConstructor);
        if (!record && !vocabulary)
            yield return $"{type.FullName} is not a record";
        if (record && !type.IsSealed && !type.IsAbstract)
            yield return $"{type.FullName} is not sealed";
        foreach (var property in type.Properties.Where(p => p.Name != "EqualityContract"))
        {
            if (property.SetMethod is { } set && set.ReturnType is not RequiredModifierType { ModifierType.Name: "IsExternalInit" })
                yield return $"{type.FullName}.{property.Name} can be set";
            foreach (var part in TypeUses.Parts(property.PropertyType).Where(p => !IsValue(p, type.Module)))
                yield return $"{type.FullName}.{property.Name} is no value: {part.FullName}";
        }
        foreach (var field in type.Fields.Where(f => f.IsPublic && !f.IsLiteral && !f.IsInitOnly))
            yield return $"{type.FullName}.{field.Name} can be set";
    }

    /// <summary>No clock but the TimeProvider that was handed in.</summary>
    public static IEnumerable<string> ReadsAClock(TypeDefinition type) =>
        type.MembersUsed()
            .Where(m => Clocks.Contains($"{m.DeclaringType.FullName}::{m.Name}"))
            .Select(m => $"{type.FullName} asks {m.DeclaringType.Name}.{m.Name["get_".Length..]}; ask the TimeProvider");

    /// <summary>The system's own TimeProvider is chosen by the host; whoever works with time has it handed in.</summary>
    public static IEnumerable<string> TakesTheSystemsClock(TypeDefinition type) =>
        type.MembersUsed()
            .Where(m => m.Name == "get_System" && m.DeclaringType.FullName == "System.TimeProvider")
            .Select(_ => $"{type.FullName} takes TimeProvider.System; have it handed in");

    /// <summary>Money, marks and law are never floating-point numbers.</summary>
    public static IEnumerable<string> HoldsAFloat(TypeDefinition type) =>
        type.ValuesHeld()
            .Where(v => IsFloat(v.Type))
            .Select(v => $"{v.Where} holds a {v.Type.Name}")
            .Concat(type.MembersUsed().OfType<MethodReference>()
                // A compiler may keep a local on the stack alone; the call that made it stays. Durations are no money.
                .Where(m => m.DeclaringType.FullName != "System.TimeSpan" && m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType).SelectMany(TypeUses.Parts).Any(IsFloat))
                .Select(m => $"{type.FullName} passes a float through {m.FullName}"));

    /// <summary>The aggregates: every type with a mapping beside it, named after it.</summary>
    public static IEnumerable<TypeDefinition> Aggregates(ModuleDefinition module)
    {
        var names = module.Types.Select(t => t.FullName).ToHashSet();
        return module.Types.Where(t => names.Contains(t.FullName + "Mapping"));
    }

    /// <summary>An aggregate knows neither how it is stored nor who asked.</summary>
    public static IEnumerable<string> KnowsItsSurroundings(TypeDefinition aggregate) =>
        aggregate.WithNested().SelectMany(TypeUses.TypesUsed)
            .Where(u => Array.Exists(NotInDomain, n => u.Home() == n || u.Home().StartsWith(n + ".", StringComparison.Ordinal)))
            .Select(u => $"{aggregate.FullName} mentions {u.FullName}")
            .Distinct();

    private static bool IsFloat(TypeReference type) => type.FullName is "System.Single" or "System.Double" or "System.Half";

    private static bool IsValue(TypeReference type, ModuleDefinition own) =>
        type.Assembly() == own.Assembly.Name.Name
        || (ValueNamespaces.Contains(type.Home()) && !NotValues.Contains(type.FullName)
            && !type.Name.StartsWith("Func`", StringComparison.Ordinal) && !type.Name.StartsWith("Action", StringComparison.Ordinal));
}
