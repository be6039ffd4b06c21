using System.Text;
using Leadline.Plugins.Checking;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Leadline.Sdk.Tests.Rules;

/// <summary>
/// What the rules refuse of the base library, as the list that the compiler's analyser reads (BannedSymbols): a type where nothing of it is let
/// in, else the members that are not. What only the compiler may write is left out, since the analyser can't tell who wrote it.
/// </summary>
internal static class EditorList
{
    private const string Otherwise = "A plugin may not use it.";

    internal static string Of(RuleSet rules, IEnumerable<string> assemblies)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in assemblies)
        {
            using var module = ModuleDefinition.ReadModule(file);
            foreach (var type in module.Types.Where(t => t.IsPublic))
                Add(rules, type, lines);
        }

        return new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
    }

    private static void Add(RuleSet rules, TypeDefinition type, SortedSet<string> lines)
    {
        var rule = rules.OnType(NamespaceOf(type), type.FullName);
        if (rule is null or { Class: RuleClass.Refused })
        {
            if (!type.Name.Split('`')[0].EndsWith("Attribute", StringComparison.Ordinal)) // builds write some, and the compiler takes them in: the check sees those that stay
                lines.Add($"{DocCommentId.GetDocCommentId(type)};{Advice(rule, rules, type)}");
            return;
        }

        var properties = type.Properties.Where(p => p.GetMethod is { } get && IsRefused(rules, type, get, out _)).ToList();
        foreach (var property in properties)
            lines.Add($"{DocCommentId.GetDocCommentId(property)};{AdviceOn(rules, type, property.GetMethod)}");
        foreach (var method in type.Methods.Where(m => (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly) && !m.IsGetter && !m.IsSetter && !m.IsAddOn && !m.IsRemoveOn && !m.HasOverrides && m.Name != "Finalize"))
        {
            if (IsRefused(rules, type, method, out _))
                lines.Add($"{DocCommentId.GetDocCommentId(method)};{AdviceOn(rules, type, method)}");
        }

        foreach (var field in type.Fields.Where(f => f.IsPublic && !f.HasConstant && !f.IsSpecialName && IsRefused(rules, type, f, out _)))
            lines.Add($"{DocCommentId.GetDocCommentId(field)};{AdviceOn(rules, type, field)}");
        foreach (var nested in type.NestedTypes.Where(t => t.IsNestedPublic))
            Add(rules, nested, lines);
    }

    private static bool IsRefused(RuleSet rules, TypeDefinition type, MemberReference member, out Rule? rule)
    {
        rule = rules.OnMember(type, member);
        return rule is null or { Class: RuleClass.Refused };
    }

    private static string AdviceOn(RuleSet rules, TypeDefinition type, MemberReference member)
    {
        _ = IsRefused(rules, type, member, out var rule);
        return rule?.Advice ?? Otherwise;
    }

    // Rules on all members of a type speak of the type itself.
    private static string Advice(Rule? rule, RuleSet rules, TypeDefinition type) =>
        rule?.Advice ?? rules.OnMember(NamespaceOf(type), type.FullName, ".ctor", "()")?.Advice ?? Otherwise;

    private static string NamespaceOf(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Namespace;
    }
}
