using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.Billing.Ledger;

internal static class FrameworkAuthority
{
    /// <summary>Whether the caller is the authority that a framework agreement's charge is owed to, and calls as such.</summary>
    internal static async Task<bool> IsAuthorityOfAsync(
        this BillingDbContext db, Caller caller, FrameworkId id, DateOnly day, CancellationToken stop) =>
        caller.Is(Roles.Authority)
        && await db.FrameworkAsync<FrameworkTerms>(id, day, stop) is { } framework
        && await db.SpeaksForAsync(caller, framework.Terms.Authority, stop);

    /// <summary>Whoever belongs to a supplier decides nothing of what that supplier owes, for the authority that it owes it to.</summary>
    /// <param name="caller">Who acts for the authority.</param>
    /// <param name="suppliers">Who reported or was invoiced, and who owes it now.</param>
    internal static Refusal? RefuseStake(this Caller caller, params ReadOnlySpan<OrganisationId> suppliers)
    {
        foreach (var supplier in suppliers)
        {
            if (caller.HasStakeIn(supplier))
                return new Refusal("conflict-of-interest", "You belong to the supplier whose charge this is, so you can't act on it for the authority.");
        }

        return null;
    }

    /// <summary>The framework agreements of which the caller is that authority today.</summary>
    internal static async Task<IReadOnlyList<FrameworkId>> AuthorityOfAsync(this BillingDbContext db, Caller caller, CancellationToken stop) =>
        caller.Is(Roles.Authority) ? await db.FrameworksRunByAsync<FrameworkTerms>(caller, t => t.Authority, db.Today, stop) : [];
}
