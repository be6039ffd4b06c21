using Leadline.Directory.Contracts;
using Leadline.Directory.Organisations;
using Leadline.Primitives;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>What one row says. A null says nothing; only a closing column says by being empty that the organisation is open.</summary>
internal sealed record OrganisationRow(
    FileLayout Layout, int Line, OrganisationReference Reference, string Name, string Kind, DateOnly? OpenFrom, DateOnly? OpenTo,
    OrganisationReference? Successor)
{
    /// <summary>Why this row can't stand beside what is known, if it can't.</summary>
    internal ImportFault? Against(Organisation? known)
    {
        if (known is not null && known.Kind != Kind)
            return new ImportFault(Line, Layout.Kind,
                $"{Reference} is registered as {known.Kind}; this row makes it {Kind}. An organisation keeps its kind: register another, or correct the row.");
        if (First(known) is not { } first)
            return new ImportFault(Line, Layout.Opening ?? Layout.Reference,
                $"{Reference} is not registered yet, so its first day is needed, as in 2013-04-01.");
        return Last(known) is { } last && last < first
            ? new ImportFault(Line, Layout.Closing ?? Layout.Reference, OutOfOrder(first, last))
            : null;
    }

    internal Organisation ToOrganisation()
    {
        var organisation = new Organisation(OrganisationId.New(), Reference, Name, Kind, First(null)!.Value, OpenTo);
        organisation.FollowedBy(Successor);
        return organisation;
    }

    /// <summary>Brings what the row says into a known organisation; what it doesn't say stays.</summary>
    internal OrganisationAmended? Amend(Organisation known, DateOnly today) =>
        known.Amend(Name, First(known)!.Value, Last(known), known.SucceededOn is null ? Successor ?? known.Successor : known.Successor, today);

    internal static string OutOfOrder(DateOnly first, DateOnly last) => $"The last day, {last:O}, lies before the first, {first:O}.";

    private DateOnly? First(Organisation? known) => OpenFrom ?? known?.OpenFrom ?? Layout.FirstDay;

    // A register may keep the code of an organisation that others carry on for; a succession closes it all the same.
    private DateOnly? Last(Organisation? known) =>
        Layout.Closing is null ? known?.OpenTo : OpenTo ?? (known?.SucceededOn is null ? null : known.OpenTo);
}
