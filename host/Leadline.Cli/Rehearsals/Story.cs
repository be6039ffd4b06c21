using Leadline.Modularity.Time;

namespace Leadline.Cli.Rehearsals;

/// <summary>One act of the story.</summary>
/// <param name="At">When it happens.</param>
/// <param name="Order">Its place among the acts of the same instant.</param>
/// <param name="Act">Does it, and says in a sentence what happened.</param>
internal sealed record Step(DateTimeOffset At, int Order, Func<CancellationToken, Task<string>> Act);

/// <summary>A recipe as a sequence of acts in order of time.</summary>
internal static class Story
{
    private static readonly TimeSpan AfterClosing = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<Step> Of(Recipe recipe, Actors actors)
    {
        var steps = new List<Step>();
        void Add(DateTime at, Func<CancellationToken, Task<string>> act) => steps.Add(new Step(Uk(at), steps.Count, act));

        Add(recipe.Begins, actors.PrepareAsync);
        Add(recipe.Begins, actors.PublishFrameworkAsync);
        Add(recipe.TenderingOpens, actors.OpenToTendersAsync);
        foreach (var tender in recipe.Tenders)
        {
            Add(tender.At, stop => actors.TenderAsync(tender, stop));
            Add(tender.Decided, stop => actors.DecideAsync(tender, stop));
        }

        // Evaluation begins with the last tender in, and the outcome is told with the last decision.
        if (recipe.Tenders.Where(t => t.At < recipe.Live).ToList() is { Count: > 0 } before)
        {
            Add(before.Max(t => t.At) + AfterClosing, actors.EvaluateAsync);
            Add(before.Max(t => t.Decided) + AfterClosing, actors.StandStillAsync);
        }

        Add(recipe.Live, actors.GoLiveAsync);
        foreach (var reopening in recipe.ReOpenings)
        {
            Add(reopening.Opens, actors.ReopenAsync);
            Add(reopening.Closes, actors.EndJoiningAsync);
        }

        foreach (var competition in recipe.Competitions)
            AddCompetition(competition, actors, Add);
        foreach (var plugin in recipe.Plugins)
        {
            Add(plugin.At, stop => actors.PublishPluginAsync(plugin, stop));
            Add(plugin.Approved, stop => actors.ApprovePluginAsync(plugin, stop));
        }

        foreach (var book in recipe.PriceBooks)
        {
            Add(book.At, stop => actors.PublishPriceBookAsync(book, stop));
            Add(book.Accepted, stop => actors.AcceptPriceBookAsync(book, stop));
        }

        foreach (var award in recipe.DirectAwards)
            AddDirectAward(award, actors, Add);
        foreach (var made in recipe.Returns)
        {
            Add(made.At, stop => actors.ReportAsync(made, stop));
            if (made.Invoiced is { } invoiced)
                Add(invoiced, stop => actors.InvoiceAsync(made, stop));
            foreach (var payment in made.Payments)
                Add(payment.At, stop => actors.PayAsync(made, payment, stop));
        }

        if (recipe.Closed is { } closed)
            Add(closed, actors.CloseAsync);
        return [.. steps.OrderBy(s => s.At).ThenBy(s => s.Order)];
    }

    /// <summary>The instant of a UK local time.</summary>
    public static DateTimeOffset Uk(DateTime local) => new DateTimeOffset(local, UkCalendar.London.GetUtcOffset(local)).ToUniversalTime();

    private static void AddCompetition(CompetitionPart competition, Actors actors, Action<DateTime, Func<CancellationToken, Task<string>>> add)
    {
        add(competition.Prepared, stop => actors.InviteAsync(competition, stop));
        foreach (var bid in competition.Bids)
            add(bid.At, stop => actors.BidAsync(competition, bid, stop));
        if (competition.Opened is not { } opened)
            return;
        add(opened, stop => actors.OpenAsync(competition, stop));
        foreach (var bid in competition.Bids.Where(b => b.RefusedAs is null && b.Marks.Count > 0))
            add(opened + AfterClosing, stop => actors.MarkAsync(competition, bid, stop));
        if (competition.Awarded is { } awarded)
            add(awarded, stop => actors.AwardAsync(competition, stop));
        if (competition.Signed is { } signed)
            add(signed, stop => actors.SignAsync(competition, stop));
    }

    private static void AddDirectAward(DirectAwardPart award, Actors actors, Action<DateTime, Func<CancellationToken, Task<string>>> add)
    {
        add(award.Prepared, stop => actors.PrepareDirectAwardAsync(award, stop));
        add(award.Asked, stop => actors.AskForQuotesAsync(award, stop));
        if (award.Awarded is { } awarded)
            add(awarded, stop => actors.AwardByQuoteAsync(award, stop));
        if (award.Signed is { } signed)
            add(signed, stop => actors.SignDirectAwardAsync(award, stop));
    }
}
