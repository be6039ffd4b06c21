using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>As what somebody sees a competition.</summary>
internal enum SeenAs
{
    /// <summary>It is not there for such a caller.</summary>
    Nobody,

    /// <summary>Invited to bid: without the other bidders, and without a decision before it is made.</summary>
    Bidder,

    /// <summary>Runs the framework agreement: once the competition is issued.</summary>
    Authority,

    /// <summary>Runs the competition.</summary>
    Buyer,
}

/// <summary>Which competitions a caller sees, and as what: one rule for routes and pages, for lists and single ones.</summary>
/// <remarks>
/// Whoever's own organisation holds or seeks a place on the lot sees as buyer or authority no more than that organisation may see: nothing, or
/// what a bidder sees where it is invited.
/// </remarks>
internal sealed class CompetitionSight
{
    /// <summary>The roles that see any at all.</summary>
    internal const Role Readers = Roles.Authority | Roles.Buyer | Roles.Supplier;

    private readonly OrganisationId _own;
    private readonly IReadOnlyList<OrganisationId> _interests;
    private readonly bool _buys;
    private readonly IReadOnlyList<CallOffId> _few;
    private readonly bool _sells;
    private readonly IReadOnlyList<FrameworkId> _run;
    private readonly IQueryable<ConflictOfInterest.LotOfInterest> _conflicts;
    private readonly HashSet<(FrameworkId, string)> _known;

    private CompetitionSight(
        Caller caller, IReadOnlyList<FrameworkId> run, IQueryable<ConflictOfInterest.LotOfInterest> conflicts, HashSet<(FrameworkId, string)> known)
    {
        (_own, _interests) = (caller.OwnOrganisation, [.. caller.Interests]);
        (_buys, _few, _sells, _run) = (caller.Is(Roles.Buyer), caller.CallOffsAs(Roles.Buyer), caller.Is(Roles.Supplier), run);
        (_conflicts, _known) = (conflicts, known);
    }

    internal static async Task<CompetitionSight> OfAsync(Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        var run = caller.Is(Roles.Authority) ? await db.FrameworksRunByAsync<FrameworkTerms>(caller, t => t.Authority, db.Today, stop) : [];
        var conflicts = db.LotsOfInterest(await db.InterestsAsync(caller, stop));
        return new(caller, run, conflicts, [.. (await conflicts.ToListAsync(stop)).Select(l => (l.FrameworkId, l.LotNumber))]);
    }

    /// <summary>The competitions that the caller sees.</summary>
    internal IQueryable<FurtherCompetition> Among(IQueryable<FurtherCompetition> competitions) => competitions.Where(c =>
        (_sells && c.Invitations.Any(i => i.Supplier == _own))
        || ((((_buys || _few.Contains(c.Id)) && c.Buyer == _own) || (_run.Contains(c.FrameworkId) && c.State != CompetitionState.Draft))
            && (c.Invitations.Any(i => _interests.Contains(i.Supplier)) || !_conflicts.Any(l => l.FrameworkId == c.FrameworkId && l.LotNumber == c.LotNumber))));

    /// <summary>As what the caller sees this one, its invitations loaded.</summary>
    internal SeenAs Of(FurtherCompetition competition)
    {
        var office = OfOffice(competition);
        if (office == SeenAs.Nobody ? _sells && competition.IsInvited(_own) : Invited(competition) is not null)
            return SeenAs.Bidder;
        return _known.Contains((competition.FrameworkId, competition.LotNumber)) ? SeenAs.Nobody : office;
    }

    /// <summary>What the caller is shown of one that it sees.</summary>
    internal CompetitionView View(FurtherCompetition competition) => Of(competition) == SeenAs.Bidder
        ? CompetitionView.ForBidder(competition, Invited(competition)!.Value)
        : CompetitionView.Of(competition);

    private OrganisationId? Invited(FurtherCompetition competition) =>
        _interests.Where(i => competition.IsInvited(i)).Select(i => (OrganisationId?)i).FirstOrDefault();

    private SeenAs OfOffice(FurtherCompetition competition) => competition switch
    {
        _ when (_buys || _few.Contains(competition.Id)) && competition.Buyer == _own => SeenAs.Buyer,
        { State: not CompetitionState.Draft } when _run.Contains(competition.FrameworkId) => SeenAs.Authority,
        _ => SeenAs.Nobody,
    };
}
