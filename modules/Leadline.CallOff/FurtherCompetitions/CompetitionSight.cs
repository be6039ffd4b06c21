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
internal sealed class CompetitionSight
{
    /// <summary>The roles that see any at all.</summary>
    internal const Role Readers = Roles.Authority | Roles.Buyer | Roles.Supplier;

    private readonly OrganisationId _own;
    private readonly bool _buys;
    private readonly IReadOnlyList<CallOffId> _few;
    private readonly bool _sells;
    private readonly IReadOnlyList<FrameworkId> _run;

    private CompetitionSight(Caller caller, IReadOnlyList<FrameworkId> run) =>
        (_own, _buys, _few, _sells, _run) = (caller.OwnOrganisation, caller.Is(Roles.Buyer), caller.CallOffsAs(Roles.Buyer), caller.Is(Roles.Supplier), run);

    internal static async Task<CompetitionSight> OfAsync(Caller caller, CallOffDbContext db, CancellationToken stop) =>
        new(caller, caller.Is(Roles.Authority) ? await db.FrameworksRunByAsync<FrameworkTerms>(caller, t => t.Authority, db.Today, stop) : []);

    /// <summary>The competitions that the caller sees.</summary>
    internal IQueryable<FurtherCompetition> Among(IQueryable<FurtherCompetition> competitions) => competitions.Where(c =>
        ((_buys || _few.Contains(c.Id)) && c.Buyer == _own) || (_sells && c.Invitations.Any(i => i.Supplier == _own))
        || (_run.Contains(c.FrameworkId) && c.State != CompetitionState.Draft));

    /// <summary>As what the caller sees this one, its invitations loaded.</summary>
    internal SeenAs Of(FurtherCompetition competition) => competition switch
    {
        _ when (_buys || _few.Contains(competition.Id)) && competition.Buyer == _own => SeenAs.Buyer,
        _ when _sells && competition.IsInvited(_own) => SeenAs.Bidder,
        { State: not CompetitionState.Draft } when _run.Contains(competition.FrameworkId) => SeenAs.Authority,
        _ => SeenAs.Nobody,
    };
}
