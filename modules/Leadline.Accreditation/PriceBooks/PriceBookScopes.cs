using Leadline.Accreditation.Places;
using Leadline.Accreditation.Plugins;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>Whether a supplier may have prices for what its book names, and who decides on them.</summary>
internal static class PriceBookScopes
{
    /// <summary>The line that a book is for, with the authority of its framework agreement; or why the supplier has no business there.</summary>
    internal static async Task<Outcome<DecidedScope>> PriceBookScopeAsync(
        this AccreditationDbContext db, PriceBookContent content, OrganisationId supplier, DateOnly today, CancellationToken stop)
    {
        var known = await db.KnownFrameworksAsync(today, stop);
        if (DecidingAuthority.Unknown(content.Lines, known, "price book") is { } unknown)
            return unknown;
        var framework = known.Find(f => f.Terms.Reference == content.Lines.Framework)!;
        var scope = new PriceBookScope(framework.Id, content.Lines.Lot, content.Lines.ServiceLines[0], supplier);
        return await db.RefuseWithoutPlaceAsync(scope, content.From, stop) is { } refusal ? refusal : new DecidedScope(scope, framework.Terms.Authority);
    }

    /// <summary>Why a supplier can't have prices for a line from a day on: it holds no place that is accredited for it then.</summary>
    internal static async Task<Refusal?> RefuseWithoutPlaceAsync(this AccreditationDbContext db, PriceBookScope scope, DateOnly day, CancellationToken stop) =>
        await db.PlaceOfAsync(scope.FrameworkId, scope.LotNumber, scope.Supplier, stop) is { } place && place.Lacks([scope.ServiceLine], day).Count == 0
            ? null
            : new Refusal("no-place", $"The supplier holds no place on lot {scope.LotNumber} that is accredited for {scope.ServiceLine} on {day:O}.");
}

/// <summary>What a book is for, and who decides on it.</summary>
internal sealed record DecidedScope(PriceBookScope Scope, OrganisationReference Authority);
