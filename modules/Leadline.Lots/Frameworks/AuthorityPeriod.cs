using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>From when an organisation runs an agreement, until another does.</summary>
/// <param name="Authority">The organisation.</param>
/// <param name="From">Its first day, in UK local time; of the first, the day on which the agreement's first version begins, before which it is its authority too.</param>
internal sealed record AuthorityPeriod(OrganisationReference Authority, DateOnly From)
{
    /// <summary>The authorities that versions name, in order. A version that gave way on its own first day ruled no day; the first one ruled before it.</summary>
    internal static IReadOnlyList<AuthorityPeriod> Of(IEnumerable<(int Number, DateOnly EffectiveFrom, OrganisationReference Authority)> versions)
    {
        List<AuthorityPeriod> periods = [];
        foreach (var version in versions.GroupBy(v => (v.EffectiveFrom, IsFirst: v.Number == 1)).Select(g => g.MaxBy(v => v.Number)).OrderBy(v => v.Number))
        {
            if (periods.Count == 0 || periods[^1].Authority != version.Authority)
                periods.Add(new AuthorityPeriod(version.Authority, version.EffectiveFrom));
        }

        return periods;
    }
}
