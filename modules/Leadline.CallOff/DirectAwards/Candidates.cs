using Leadline.CallOff.Copies;
using Leadline.CallOff.Quotes;
using Leadline.Lots.Contracts;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.DirectAwards;

/// <summary>A supplier accredited for the line, and what its quote is made with.</summary>
/// <param name="Supplier">The supplier.</param>
/// <param name="Plugin">Its plugin, or the authority's for its rate card; null where there is neither.</param>
/// <param name="IsRateCard">Whether the plugin is the authority's.</param>
/// <param name="Book">Its price book in force; null where it has none.</param>
internal sealed record Candidate(OrganisationId Supplier, PluginCopy? Plugin, bool IsRateCard, PriceBookCopy? Book)
{
    /// <summary>Why it can't be asked, if it can't: the buyer reads it.</summary>
    internal string? WhyNot => (Book, Plugin) switch
    {
        (null, _) => "The supplier has no price book in force for this service line.",
        (_, null) => "The supplier has no plugin for this service line, and the authority none that prices rate cards.",
        _ => null,
    };

    internal SupplierQuote QuoteFor(DirectAward award, DateTimeOffset now) => WhyNot is { } why
        ? SupplierQuote.Without(award, Supplier, why)
        : SupplierQuote.ToAsk(award, Supplier, new FixedMeans(
            Plugin!.Plugin, Plugin.Number, Plugin.Hash, IsRateCard, Plugin.Joins(ExtensionPoints.RequirementCheck), Book!.Id), now);
}

/// <summary>Who quotes for a direct award: every supplier accredited for the line, for the terms leave the buyer no choice among them.</summary>
internal static class Candidates
{
    internal static async Task<IReadOnlyList<Candidate>> CandidatesAsync(
        this CallOffDbContext db, DirectAward award, FrameworkTerms terms, DateOnly day, CancellationToken stop)
    {
        var places = await db.Places.AsNoTracking()
            .Where(p => p.FrameworkId == award.FrameworkId && p.LotNumber == award.LotNumber).OrderBy(p => p.Id).ToListAsync(stop);
        var books = await db.PriceBooks.AsNoTracking()
            .Where(b => b.FrameworkId == award.FrameworkId && b.LotNumber == award.LotNumber && b.ServiceLine == award.ServiceLine && b.From <= day)
            .ToListAsync(stop);
        var active = await db.Plugins.AsNoTracking().Where(p => p.IsActive).OrderBy(p => p.Plugin).ToListAsync(stop);
        var plugins = active.Where(p => p.QuotesFor(terms.Reference, award.LotNumber, award.ServiceLine)).ToList();
        var rateCard = plugins.Find(p => p.PublisherReference == terms.Authority);
        return
        [
            .. from place in places
               where place.CoversOn(award.Bought, day) && place.Supplier != award.Buyer
               let own = plugins.Find(p => p.Publisher == place.Supplier)
               let book = books.Where(b => b.Supplier == place.Supplier).MaxBy(b => b.Number)
               select new Candidate(place.Supplier, own ?? rateCard, own is null && rateCard is not null, book),
        ];
    }
}
