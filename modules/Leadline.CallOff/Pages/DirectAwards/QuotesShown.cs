using Leadline.CallOff.Copies;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The quotes for a direct award with what makes them readable: names, what suppliers call their service, and price books.</summary>
internal sealed class QuotesShown
{
    private IReadOnlyDictionary<OrganisationId, string> _names = null!;
    private Dictionary<Guid, PriceBookCopy> _books = null!;
    private IReadOnlyDictionary<string, string> _titles = null!;

    private QuotesShown(IReadOnlyList<ReadQuotes.QuoteView> all) => All = all;

    internal IReadOnlyList<ReadQuotes.QuoteView> All { get; }

    /// <summary>Those with a price, the lowest first.</summary>
    internal IReadOnlyList<ReadQuotes.QuoteView> Priced => [.. All.Where(q => q.Rank is not null)];

    internal IReadOnlyList<ReadQuotes.QuoteView> Without => [.. All.Where(q => q.Rank is null)];

    /// <summary>The lowest; several where they are level.</summary>
    internal IReadOnlyList<ReadQuotes.QuoteView> Lowest => [.. All.Where(q => q.Rank == 1)];

    internal IReadOnlyList<Leadline.Ui.Choice> LowestChoices => [.. Lowest.Select(q => new Leadline.Ui.Choice(q.Supplier.Value.ToString(), NameOf(q)))];

    internal string NameOf(ReadQuotes.QuoteView quote) => _names.GetValueOrDefault(quote.Supplier, "");

    /// <summary>The supplier's name for its service, as the very version that quoted gives it; null where it can't be asked now.</summary>
    internal string? TitleOf(ReadQuotes.QuoteView quote) => quote.Means is { } means ? _titles.GetValueOrDefault(means.Hash) : null;

    internal PriceBookCopy? BookOf(ReadQuotes.QuoteView quote) => quote.Means is { } means ? _books.GetValueOrDefault(means.PriceBookId) : null;

    /// <summary>A line of a quote: so much, at a price, for so many periods.</summary>
    internal static string LineText(QuoteLine line, ModuleText<CallOffModule> text) => text[
        $"quote.line.{line.Per}", line.Title, AnswerText.Number(line.Quantity), line.Unit, UkFormat.Money(line.UnitPrice), line.Periods, UkFormat.Money(line.Total)];

    internal static async Task<QuotesShown> OfAsync(DirectAward award, CallOffDbContext db, Descriptions descriptions, CancellationToken stop)
    {
        var shown = new QuotesShown(await db.QuotesOfAsync(award, stop));
        var books = shown.All.Select(q => q.Means?.PriceBookId).OfType<Guid>().ToList();
        shown._names = await db.NamesAsync(shown.All.Select(q => q.Supplier), stop);
        shown._books = await db.PriceBooks.AsNoTracking().Where(b => books.Contains(b.Id)).ToDictionaryAsync(b => b.Id, stop);
        shown._titles = award.QuotesAreOpen ? await TitlesAsync(award, db, descriptions, stop) : new Dictionary<string, string>();
        return shown;
    }

    private static async Task<Dictionary<string, string>> TitlesAsync(DirectAward award, CallOffDbContext db, Descriptions descriptions, CancellationToken stop)
    {
        var form = await RequirementForm.OfAsync(award, db, descriptions, award.AskedOn!.Value, stop);
        return form.Plugins.Where(d => d.Description is not null).DistinctBy(d => d.Candidate.Plugin!.Hash)
            .ToDictionary(d => d.Candidate.Plugin!.Hash, d => d.Description!.Title, StringComparer.Ordinal);
    }
}
