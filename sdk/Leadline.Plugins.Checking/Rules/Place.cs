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

    // The last point at or before an offset; they are in order. A long method is asked about at each of its instructions.
    private static int Last(IList<SequencePoint> points, int offset)
    {
        var (low, high) = (0, points.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (points[middle].Offset <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    private static string? Line(MethodDefinition method, Instruction? at)
    {
        if (!method.DebugInformation.HasSequencePoints)
            return null;
        var points = method.DebugInformation.SequencePoints;
        var i = at is null ? 0 : Last(points, at.Offset);
        while (at is not null && i > 0 && points[i].IsHidden)
            i--;
        var point = i < 0 ? null : points[i];
        return point is null or { IsHidden: true } ? null : $"{point.Document.Url.Split('/', '\\')[^1]}:{point.StartLine}";
    }
}
