using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>Keeps a further version of the document from stating another ceiling: a raise has its ground and its notice, and a document has neither.</summary>
internal static class VersionedCeilings
{
    internal static Refusal? Refuse(FrameworkAgreement framework, FrameworkTerms next)
    {
        var before = framework.Versions.OrderByDescending(v => v.Number).Select(v => FrameworkVersion.Read(v.Terms)).ToList();
        if (before.Select(t => t.Ceiling).FirstOrDefault(c => c is not null) is { } stated && next.Ceiling != stated)
            return Changed(next.Reference, stated, "/value-ceiling");
        foreach (var (i, lot) in next.Lots.Index())
        {
            var ofLot = before.Select(t => t.Lots.FirstOrDefault(l => l.Number == lot.Number)?.Ceiling).FirstOrDefault(c => c is not null);
            if (ofLot is { } was && lot.Ceiling != was)
                return Changed($"lot {lot.Number} of {next.Reference}", was, $"/lots/{i}/value-ceiling");
        }

        return null;
    }

    private static Refusal Changed(string whose, Money stated, string pointer) =>
        new("ceiling-changed", $"The ceiling of {whose} was published as {stated}, and a further version states the same; it is raised on a ground of the law, with its notice, beside the document.", pointer);
}
