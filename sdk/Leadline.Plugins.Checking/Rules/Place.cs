using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>Where in a plugin's code something stands, in words that its author knows.</summary>
/// <param name="Where">The method or type, such as <c>Acme.Bi.Pricing.Discount</c>.</param>
/// <param name="Source">The source line, such as <c>Pricing.cs:25</c>, where a PDB tells it.</param>
/// <param name="ByCompiler">Whether the compiler wrote the method without a line of source for it.</param>
internal sealed record Place(string Where, string? Source, bool ByCompiler)
{
    internal static Place Of(TypeDefinition type) => new(Name(type), null, IsByCompiler(type));

    internal static Place Of(MethodDefinition method, Instruction? at = null) => new(Name(method), Line(method, at), IsByCompiler(method));

    /// <summary>Lambdas, local functions and iterators hold an author's lines, whatever the compiler calls them.</summary>
    private static bool IsByCompiler(MethodDefinition method) =>
        (IsMarked(method) || IsByCompiler(method.DeclaringType)) && method.Name != "MoveNext" && method.Name[0] != '<';

    private static bool IsByCompiler(TypeDefinition type) => IsMarked(type) || (type.DeclaringType is { } outer && IsByCompiler(outer));

    private static bool IsMarked(ICustomAttributeProvider member) =>
        member.HasCustomAttributes && member.CustomAttributes.Any(a => a.AttributeType.FullName == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    // <Quote>b__4 in <>c is a lambda of Quote; <Rows>d__2.MoveNext is the iterator Rows.
    private static string Name(MethodDefinition method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        while (type.DeclaringType is not null && type.Name[0] == '<')
        {
            name = Between(name) ?? Between(type.Name) ?? name;
            type = type.DeclaringType;
        }

        return $"{Name(type)}.{Between(name) ?? name}";
    }

    private static string Name(TypeDefinition type) => type.FullName.Replace('/', '.').Split('`')[0];

    private static string? Between(string name) => name[0] == '<' && name.IndexOf('>', StringComparison.Ordinal) is var end and > 1 ? name[1..end] : null;

    private static string? Line(MethodDefinition method, Instruction? at)
    {
        if (!method.DebugInformation.HasSequencePoints)
            return null;
        var points = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden);
        var point = at is null ? points.FirstOrDefault() : points.LastOrDefault(p => p.Offset <= at.Offset);
        return point is null ? null : $"{point.Document.Url.Split('/', '\\')[^1]}:{point.StartLine}";
    }
}
