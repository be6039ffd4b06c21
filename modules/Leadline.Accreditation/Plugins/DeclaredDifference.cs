using Leadline.Modularity.Plugins;

namespace Leadline.Accreditation.Plugins;

/// <summary>One thing that a version declares otherwise than the version in use: what whoever decides looks at first.</summary>
/// <param name="What">Such as <c>extension-point service-line</c>, <c>input service-line buyer</c>, <c>service-line ACS 1 bi-01</c>.</param>
/// <param name="Added">Whether it is new; else it is gone.</param>
internal sealed record DeclaredDifference(string What, bool Added)
{
    /// <summary>What changed from one declaration to the next, sorted; against none, all of it is new.</summary>
    internal static IReadOnlyList<DeclaredDifference> Between(PackageDeclaration? before, PackageDeclaration after)
    {
        var (old, now) = (before is null ? [] : Said(before), Said(after));
        return
        [
            .. old.Except(now).Select(w => new DeclaredDifference(w, Added: false))
                .Concat(now.Except(old).Select(w => new DeclaredDifference(w, Added: true)))
                .OrderBy(d => d.What, StringComparer.Ordinal).ThenBy(d => d.Added),
        ];
    }

    private static HashSet<string> Said(PackageDeclaration declared) =>
    [
        $"title {declared.Title}",
        $"sdk {declared.Sdk}",
        .. declared.ExtensionPoints.Select(e => $"extension-point {e.Name}"),
        .. declared.ExtensionPoints.SelectMany(e => e.Input.Select(i => $"input {e.Name} {i}")),
        .. declared.Needs.Select(n => $"needs {n.Plugin} {n.Versions}"),
        .. declared.Lots.SelectMany(l => l.ServiceLines.Select(s => $"service-line {l.Framework} {l.Lot} {s}")),
    ];
}
