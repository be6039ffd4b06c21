using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads who may call off: kinds of organisation, each by itself or in a group that buys for one purpose.</summary>
internal static class BuyersReader
{
    internal static IReadOnlyList<BuyerGroup> Read(DocumentFields fields)
    {
        List<BuyerGroup> groups = [];
        foreach (var node in fields.Items("buyers") ?? [])
        {
            if (node is MappingNode)
                groups.AddRange(fields.Checks.Mapping(node, Group) is { } group ? [group] : []);
            else if (fields.Checks.Word(node, BuyerKinds.All) is { } kind && Fresh(fields.Checks, node.Place, groups, kind, null))
                groups.Add(new BuyerGroup([kind], null));
        }

        return groups;

        BuyerGroup Group(DocumentFields group)
        {
            var kinds = group.Distinct("kinds", node => fields.Checks.Word(node, BuyerKinds.All));
            var purpose = fields.Checks.Text(group.Need("purpose"), Shapes.Summary, severalLines: true);
            foreach (var kind in kinds)
                Fresh(fields.Checks, group.Value("kinds"), groups, kind, purpose);
            return new BuyerGroup(kinds, purpose);
        }
    }

    // A kind that may buy for any purpose can't be held to one as well; for several purposes it may stand in several groups.
    private static bool Fresh(DocumentChecks checks, Place place, List<BuyerGroup> groups, string kind, string? purpose)
    {
        if (groups.FirstOrDefault(g => g.Kinds.Contains(kind) && (purpose is null || g.Purpose is null || g.Purpose == purpose)) is not { } taken)
            return true;
        checks.Refuse(place, FaultCodes.DuplicateBuyer, taken.Purpose is null
            ? $"Buyers of the kind '{kind}' may buy for any purpose already. State the kind once, or with a purpose each time."
            : $"Buyers of the kind '{kind}' are let in for a purpose already. State the kind once, or with another purpose each time.");
        return false;
    }
}
