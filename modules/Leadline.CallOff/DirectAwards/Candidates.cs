using Leadline.CallOff.Copies;
using Leadline.CallOff.Quotes;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.DirectAwards;

/// <summary>A supplier accredited for the line, and what its quote is made with.</summary>
/// <param name="Supplier">The supplier.</param>
/// <param name="Plugin">Its plugin, or the authority's for its rate card; null where there is neither.</param>
/// <param name="IsRateCard">Whether the plugin is the authority's.</param>
/// <param name="Book">Its price book in force; null where it has none.</param>
/// <param name="IsNotEnabled">Whether it has a plugin of its own that the authority has not enabled for this lot and buyer.</param>
internal sealed record Candidate(OrganisationId Supplier, PluginCopy? Plugin, bool IsRateCard, PriceBookCopy? Book, bool IsNotEnabled = false)
{
    /// <summary>Why it can't be asked, if it can't: the buyer reads it.</summary>
    internal string? WhyNot => (Book, Plugin) switch
    {
        (null, _) => "The supplier has no price book in force for this service line.",
        (_, null) when IsNotEnabled => "The authority has not enabled the supplier's plugin for this lot and buyer, and has none itself that prices rate cards.",
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
        var all = active.Where(p => p.QuotesFor(terms.Reference, award.LotNumber, award.ServiceLine)).ToList();
        var shut = await db.NotEnabledAsync(award, terms.Reference, stop);
        var plugins = all.FindAll(p => !shut.Contains(p.Plugin));
        var rateCard = await db.RateCardAsync(award, plugins, day, stop);
        var version = await db.BindsAsAsync(award.FrameworkId, award.FrameworkVersion, stop);
        return
        [
            .. from place in places
               where place.CoversOn(award.Bought, day, version) && place.Supplier != award.Buyer
               let own = plugins.Find(p => p.Publisher == place.Supplier)
               let book = books.Where(b => b.Supplier == place.Supplier).MaxBy(b => b.Number)
               select new Candidate(
                   place.Supplier, own ?? rateCard, own is null && rateCard is not null, book, own is null && all.Exists(p => p.Publisher == place.Supplier)),
        ];
    }

    // The rate card of whoever runs the agreement; until it has published its own, that of the authority before it goes on.
    private static async Task<PluginCopy?> RateCardAsync(
        this CallOffDbContext db, DirectAward award, List<PluginCopy> plugins, DateOnly day, CancellationToken stop) =>
        (await db.AuthoritiesUntilAsync<FrameworkTerms>(award.FrameworkId, t => t.Authority, day, stop))
            .Select(authority => plugins.Find(p => p.PublisherReference == authority)).FirstOrDefault(p => p is not null);

    // The plugins that the authority has not enabled for the lot and the buyer.
    private static async Task<HashSet<string>> NotEnabledAsync(this CallOffDbContext db, DirectAward award, string framework, CancellationToken stop)
    {
        var shut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var said in await db.PluginEnablements.AsNoTracking().Where(e => e.Framework == framework && e.Lot == award.LotNumber).ToListAsync(stop))
        {
            if (!await said.AllowsAsync(award.Buyer, db, stop))
                shut.Add(said.Plugin);
        }

        return shut;
    }
}
