using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>The list of what plugins' code may refer to, of one version. The last rule that matches wins; what no rule matches is refused.</summary>
/// <remarks>
/// A text file, one rule a line: a class (<c>refused</c>, <c>leaf</c>, <c>free</c>, <c>charged</c>, <c>compiler</c>), what it is about, and after
/// a semicolon what to do instead or to mind; a line that begins with <c>#</c> is for people. <c>N.*</c> is a namespace, <c>N.**</c> with those below, <c>T</c> a type without its members,
/// <c>T::*</c> a type and all of them, <c>T::M</c> a member, <c>T::M(P)</c> one overload. <c>assembly A</c> names an assembly of the base library,
/// <c>own T</c> a type in the base library's namespaces that compilers put into plugins.
/// </remarks>
public sealed class RuleSet
{
    private static readonly Lazy<RuleSet> Embedded = new(() => Parse(Resource("allowed-1.txt")));

    private static readonly Dictionary<string, RuleClass> Words = Enum.GetValues<RuleClass>().ToDictionary(c => c.ToString().ToLowerInvariant());

    private readonly ConcurrentDictionary<(string, string, string?, string), Rule?> _known = new();
    private readonly List<Rule> _rules = [];
    private readonly HashSet<string> _assemblies = [];
    private readonly HashSet<string> _own = [];

    private RuleSet()
    {
    }

    /// <summary>The rules that this version of the product checks by.</summary>
    public static RuleSet Current => Embedded.Value;

    /// <summary>The version, which approvals and records name.</summary>
    public int Version { get; private set; }

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A line is no rule; the message names it.</exception>
    public static RuleSet Parse(string text)
    {
        var set = new RuleSet();
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var rule = line.Trim();
            if (rule is not ("" or ['#', ..]) && !set.Take(rule))
                throw new FormatException($"Line {i + 1} of the rules is no rule: {rule}");
        }

        return set.Version > 0 ? set : throw new FormatException("The rules do not state their version, as in 'version 1'.");
    }

    internal IReadOnlyList<Rule> Rules => _rules;

    internal bool KnowsAssembly(string name) => _assemblies.Contains(name);

    internal bool MayBeOwn(string type) => _own.Contains(type);

    /// <summary>The rule on a type by itself: one on the type, or one that lets a member of it in.</summary>
    internal Rule? OnType(string ns, string type) => _known.GetOrAdd((ns, type, null, ""), static (key, self) =>
        self._rules.FindLast(r => r.IsOnType(key.Item1, key.Item2) && (r.Member is null or "*" || r.Class != RuleClass.Refused)), this);

    /// <summary>The rule on a member.</summary>
    internal Rule? OnMember(string ns, string type, string member, string parameters) => _known.GetOrAdd((ns, type, member, parameters), static (key, self) =>
        self._rules.FindLast(r => r.IsOnType(key.Item1, key.Item2) && r.IsOnMember(key.Item3!, key.Item4)), this);

    /// <summary>The rule on a member, by the type that it is named with.</summary>
    internal Rule? OnMember(MemberReference reference) => OnMember(reference.DeclaringType.GetElementType(), reference);

    /// <summary>The rule on a member, as if it were named with a given type.</summary>
    internal Rule? OnMember(TypeReference declaring, MemberReference reference)
    {
        var outermost = declaring;
        while (outermost.DeclaringType is { } outer)
            outermost = outer;
        var parameters = reference is MethodReference method ? $"({string.Join(",", method.Parameters.Select(p => p.ParameterType.FullName))})" : "";
        return OnMember(outermost.Namespace, declaring.FullName, reference.Name, parameters);
    }

    private bool Take(string line)
    {
        var (head, advice) = line.IndexOf(';', StringComparison.Ordinal) is var at and >= 0 ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, null);
        if (head.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var word, var subject] || advice == "")
            return false;
        switch (word)
        {
            case "version" when advice is null && Version == 0 && int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var version): Version = version; return version > 0;
            case "assembly" when advice is null: return _assemblies.Add(subject);
            case "own" when advice is null: return _own.Add(subject);
        }

        if (!Words.TryGetValue(word, out var kind))
            return false;
        _rules.Add(Read(kind, subject, advice));
        return true;
    }

    private static Rule Read(RuleClass kind, string subject, string? advice)
    {
        if (subject.EndsWith(".**", StringComparison.Ordinal))
            return new Rule(kind, null, subject[..^3], AndBelow: true, null, null, advice);
        if (subject.EndsWith(".*", StringComparison.Ordinal))
            return new Rule(kind, null, subject[..^2], AndBelow: false, null, null, advice);
        if (subject.IndexOf("::", StringComparison.Ordinal) is not (var colons and > 0))
            return new Rule(kind, subject, null, AndBelow: false, null, null, advice);
        var member = subject[(colons + 2)..];
        var bracket = member.IndexOf('(', StringComparison.Ordinal);
        return new Rule(kind, subject[..colons], null, AndBelow: false, bracket < 0 ? member : member[..bracket], bracket < 0 ? null : member[bracket..], advice);
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The rules {name} are not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
