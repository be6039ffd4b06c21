namespace Leadline.Plugins.Checking;

/// <summary>How a member of the base library is let in.</summary>
public enum RuleClass
{
    /// <summary>Not at all.</summary>
    Refused = 0,

    /// <summary>Let in; bounded work, and it calls nothing back.</summary>
    Leaf = 1,

    /// <summary>Let in; its work is bounded, or made of calls back into counted code.</summary>
    Free = 2,

    /// <summary>Let in; its work grows with its arguments, so that counting has to charge for them.</summary>
    Charged = 3,

    /// <summary>Let in where the compiler writes it without a line of source that says so, and nowhere else.</summary>
    Compiler = 4,
}

/// <summary>One line of the list.</summary>
/// <param name="Class">How it is let in.</param>
/// <param name="Type">The type, such as <c>System.Math</c>; with <c>*</c> at the end for all that begin so; null for a rule on a namespace.</param>
/// <param name="Namespace">The namespace of a rule on a namespace.</param>
/// <param name="AndBelow">Whether the namespaces below are meant too.</param>
/// <param name="Member">The member's name, <c>*</c> at the end for all that begin so, or null where the type alone is meant.</param>
/// <param name="Parameters">The parameters of one overload, such as <c>(System.String)</c>; null for all overloads.</param>
/// <param name="Advice">What to do instead; on a rule that lets in, what to mind.</param>
internal sealed record Rule(RuleClass Class, string? Type, string? Namespace, bool AndBelow, string? Member, string? Parameters, string? Advice)
{
    internal bool IsOnType(string ns, string type) => Type is null
        ? ns == Namespace || (AndBelow && ns.StartsWith(Namespace + ".", StringComparison.Ordinal))
        : Type == type || (Type[^1] == '*' && type.StartsWith(Type[..^1], StringComparison.Ordinal));

    internal bool IsOnMember(string name, string parameters) =>
        Type is null || (Member?[^1] == '*' && name.StartsWith(Member[..^1], StringComparison.Ordinal))
        || (Member == name && (Parameters is null || Parameters == parameters));
}
