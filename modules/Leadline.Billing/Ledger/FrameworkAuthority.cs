using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Ledger;

internal static class FrameworkAuthority
{
    /// <summary>Whether the caller is the authority that a framework agreement's charge is owed to, and calls as such.</summary>
    internal static async Task<bool> IsAuthorityOfAsync(
        this BillingDbContext db, Caller caller, FrameworkId id, DateOnly day, CancellationToken stop) =>
        caller.Is(Roles.Authority)
        && await db.FrameworkAsync<FrameworkTerms>(id, day, stop) is { } framework
        && await db.SpeaksForAsync(caller, framework.Terms.Authority, stop);

    /// <summary>
    /// Whether the caller sees as that authority what suppliers reported and owe. Whoever belongs also to one that holds or seeks a place there
    /// does not: it would read its rivals' turnover.
    /// </summary>
    internal static async Task<bool> SeesChargesOfAsync(this BillingDbContext db, Caller caller, FrameworkId id, DateOnly day, CancellationToken stop) =>
        await db.IsAuthorityOfAsync(caller, id, day, stop) && !await (await db.OutsideInterestsAsync(caller, stop)).AnyAsync(i => i.FrameworkId == id, stop);

    /// <summary>The framework agreements whose charges the caller sees like that today.</summary>
    internal static async Task<IReadOnlyList<FrameworkId>> ChargesSeenAsync(this BillingDbContext db, Caller caller, CancellationToken stop)
    {
        if (!caller.Is(Roles.Authority))
            return [];
        var run = await db.FrameworksRunByAsync<FrameworkTerms>(caller, t => t.Authority, db.Today, stop);
        return [.. run.Except(await (await db.OutsideInterestsAsync(caller, stop)).Select(i => i.FrameworkId).ToListAsync(stop))];
    }

    /// <summary>Whoever belongs also to a supplier that holds or seeks a place on a framework agreement, or owes its charge, decides on nobody's charge for the authority.</summary>
    /// <param name="db">The module's store.</param>
    /// <param name="caller">Who acts for the authority.</param>
    /// <param name="id">The framework agreement.</param>
    /// <param name="suppliers">Who reported or was invoiced, and who owes it now.</param>
    /// <param name="stop">Breaks it off.</param>
    internal static async Task<Refusal?> RefuseInterestAsync(
        this BillingDbContext db, Caller caller, FrameworkId id, IReadOnlyList<OrganisationId> suppliers, CancellationToken stop) =>
        suppliers.Any(caller.HasStakeIn) || await (await db.OutsideInterestsAsync(caller, stop)).AnyAsync(i => i.FrameworkId == id, stop)
            ? new Refusal("conflict-of-interest",
                "You belong to a supplier that holds or seeks a place on this framework agreement, or owes this charge, so you can't act on its charges for the authority.")
            : null;
}
