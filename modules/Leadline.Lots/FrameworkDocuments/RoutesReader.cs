using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the routes of a lot: each by its name alone, or with the bounds that a call-off by it must keep within.</summary>
internal static class RoutesReader
{
    private const string Name = "routes";
    private const int LongestContract = 600;

    internal static IReadOnlyList<CallOffRoute> Read(DocumentFields lot, ProcedureProfile? profile, out IReadOnlyList<RouteBounds> bounds)
    {
        List<RouteBounds> found = [];
        foreach (var node in lot.Items(Name) ?? [])
        {
            var route = node is MappingNode ? lot.Checks.Mapping(node, Bounds) : lot.Checks.Choice<CallOffRoute>(node) is { } bare ? new RouteBounds(bare) : null;
            if (route is null)
                continue;
            if (found.Exists(b => b.Route == route.Route))
                lot.Checks.Refuse(node.Place, FaultCodes.DuplicateValue, $"The route '{route.Route.ToString().InDocuments()}' stands here already. Remove one.");
            if (route is { Route: CallOffRoute.DirectAward, Condition: null } && profile is not null)
                lot.Checks.Refuse(node.Place, FaultCodes.ConditionMissing,
                    "A direct award must say by which objective conditions the supplier is chosen. State 'route' and 'condition'.", profile.DirectAwardSource);
            found.Add(route);
        }

        bounds = [.. found.Where(b => b != new RouteBounds(b.Route))];
        return [.. found.Select(b => b.Route).Distinct()];
    }

    private static RouteBounds? Bounds(DocumentFields fields)
    {
        var checks = fields.Checks;
        var route = checks.Choice<CallOffRoute>(fields.Need("route"));
        var bounds = new RouteBounds(route ?? default) { Condition = checks.Text(fields.Find("condition"), Shapes.Summary, severalLines: true) };
        checks.Mapping(fields.Find("value"), value =>
        {
            bounds = bounds with { LeastValue = checks.Amount(value.Find("at-least-pence")), MostValue = checks.Amount(value.Find("at-most-pence")) };
            if (bounds.LeastValue > bounds.MostValue)
                checks.Refuse(value.Value("at-most-pence"), FaultCodes.BoundsOrder, $"No contract could be worth at least {bounds.LeastValue} and at most {bounds.MostValue}.");
            return value;
        });
        checks.Mapping(fields.Find("months"), months =>
        {
            bounds = bounds with
            {
                LeastMonths = checks.Whole(months.Find("at-least"), 1, LongestContract, "months"),
                MostMonths = checks.Whole(months.Find("at-most"), 1, LongestContract, "months"),
            };
            if (bounds.LeastMonths > bounds.MostMonths)
                checks.Refuse(months.Value("at-most"), FaultCodes.BoundsOrder, $"No contract could last at least {bounds.LeastMonths} and at most {bounds.MostMonths} months.");
            return months;
        });
        return route is null ? null : bounds;
    }
}
