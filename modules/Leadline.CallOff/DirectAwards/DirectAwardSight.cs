using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.CallOff.DirectAwards;

/// <summary>Which direct awards a caller sees: one rule for routes and pages, for lists and single ones.</summary>
/// <remarks>The buyer sees its own at any time; the framework's authority once one is awarded; the supplier whose quote won likewise.</remarks>
internal sealed class DirectAwardSight
{
    /// <summary>The roles that see any at all.</summary>
    internal const Role Readers = Roles.Authority | Roles.Buyer | Roles.Supplier;

    private readonly OrganisationId _own;
    private readonly bool _buys;
    private readonly IReadOnlyList<CallOffId> _few;
    private readonly bool _sells;
    private readonly IReadOnlyList<FrameworkId> _run;

    private DirectAwardSight(Caller caller, IReadOnlyList<FrameworkId> run) =>
        (_own, _buys, _few, _sells, _run) = (caller.OwnOrganisation, caller.Is(Roles.Buyer), caller.CallOffsAs(Roles.Buyer), caller.Is(Roles.Supplier), run);

    internal static async Task<DirectAwardSight> OfAsync(Caller caller, CallOffDbContext db, CancellationToken stop) =>
        new(caller, caller.Is(Roles.Authority) ? await db.FrameworksRunByAsync<FrameworkTerms>(caller, t => t.Authority, db.Today, stop) : []);

    internal IQueryable<DirectAward> Among(IQueryable<DirectAward> awards) => awards.Where(a =>
        ((_buys || _few.Contains(a.Id)) && a.Buyer == _own)
        || (a.AwardedOn != null && ((_sells && a.AwardedTo == _own) || _run.Contains(a.FrameworkId))));

    /// <summary>Whether the caller sees this one as its buyer.</summary>
    internal bool IsBuyerOf(DirectAward award) => (_buys || _few.Contains(award.Id)) && award.Buyer == _own;

    internal bool Sees(DirectAward award) => IsBuyerOf(award)
        || (award.AwardedOn is not null && ((_sells && award.AwardedTo == _own) || _run.Contains(award.FrameworkId)));

    /// <summary>What the caller is shown of one that it sees.</summary>
    /// <param name="award">The direct award.</param>
    /// <param name="hasInterest">Whether its organisation sells, or wants to sell, on the lot: then it learns nothing of what is answered, nor who is to win, before an award.</param>
    internal DirectAwardView View(DirectAward award, bool hasInterest) => this switch
    {
        _ when !IsBuyerOf(award) => DirectAwardView.ForOthers(award, isWinner: _sells && award.AwardedTo == _own),
        _ when hasInterest => DirectAwardView.ForInterested(award),
        _ => DirectAwardView.Of(award),
    };
}
