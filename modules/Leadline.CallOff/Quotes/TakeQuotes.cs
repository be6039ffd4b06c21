using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>
/// Asks the plugins whose quotes are due. They are pure functions, so that a quote that was asked for and not kept before a crash is asked
/// for again and comes out the same. What the machine can't do is tried again; what a plugin does wrong is its supplier's, and said so.
/// </summary>
internal sealed class TakeQuotes(CallOffDbContext db, IPlugins plugins, TimeProvider clock) : IDueWork
{
    private const int Batch = 20;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.Quotes
            .Where(q => q.State == QuoteState.Waiting && q.NextTryAt <= now
                && db.DirectAwards.Any(a => a.Id == q.CallOffId && a.State == DirectAwardState.Quoting))
            .OrderBy(q => q.Id).Take(Batch).ToListAsync(stop);
        if (due.Count == 0)
            return 0;
        var questions = new List<Question>();
        foreach (var quote in due)
            questions.Add(await QuestionAsync(quote, stop));

        // Outside any transaction, and all at once: what one plugin does is felt by its own quote alone.
        var asked = await Task.WhenAll(questions.Select(q => AskAsync(q, stop)));
        foreach (var (quote, came) in due.Zip(asked))
            Take(quote, came, now);
        await OpenAsync([.. due.Select(q => q.CallOffId).Distinct()], due, stop);
        await db.SaveChangesAsync(stop);
        return due.Count(q => q.State != QuoteState.Waiting);
    }

    private sealed record Question(FixedMeans Means, QuoteRequest Request);

    // The findings or the quote, and the calls that came to an end on the way.
    private sealed record Came(PluginAnswer Last, Findings? Findings, Quote? Quote, IReadOnlyList<PluginCallRecord> Calls);

    private async Task<Question> QuestionAsync(SupplierQuote quote, CancellationToken stop)
    {
        var award = await db.DirectAwards.FindAsync([quote.CallOffId], stop) ?? throw new InvalidOperationException($"The direct award of quote {quote.Id.Value} is gone.");
        var means = quote.Means ?? throw new InvalidOperationException($"Quote {quote.Id.Value} waits, and there is nothing to ask.");
        var book = await db.PriceBooks.FindAsync([means.PriceBookId], stop) ?? throw new InvalidOperationException($"The price book of quote {quote.Id.Value} is gone.");
        var (terms, _) = await db.TermsOfAsync(award, stop);
        var buyer = await db.Organisations.FindAsync([award.Buyer], stop) ?? throw new InvalidOperationException($"The buyer of {award.Reference} is not known here.");
        return new Question(means, new QuoteRequest
        {
            AskedOn = award.AskedOn ?? throw new InvalidOperationException($"{award.Reference} was not asked for yet."),
            Requirement = Requirements.For(award, terms.Reference, buyer.Reference, means.Plugin),
            PriceBook = book.Prices,
        });
    }

    private async Task<Came> AskAsync(Question question, CancellationToken stop)
    {
        var calls = new List<PluginCallRecord>();
        if (question.Means.ChecksRequirements)
        {
            var check = await AskAsync(question.Means, "requirement-check/validate", SdkJson.Bytes(question.Request.Requirement), calls, stop);
            if (check is not PluginDocument found)
                return new Came(check, null, null, calls);
            var findings = SdkJson.Read<Findings>(found.Output);
            if (findings.All.Any(f => f.Severity == Severity.Fault))
                return new Came(check, findings, null, calls);
        }

        var answer = await AskAsync(question.Means, "service-line/quote", SdkJson.Bytes(question.Request), calls, stop);
        return new Came(answer, null, answer is PluginDocument document ? SdkJson.Read<Quote>(document.Output) : null, calls);
    }

    private async Task<PluginAnswer> AskAsync(FixedMeans means, string operation, byte[] input, List<PluginCallRecord> calls, CancellationToken stop)
    {
        var answer = await plugins.AskVersionAsync(means.Plugin, means.Hash, operation, input, stop);
        if (answer.Record is { } record)
            calls.Add(record);
        return answer;
    }

    private void Take(SupplierQuote quote, Came came, DateTimeOffset now)
    {
        switch (came)
        {
            case { Quote: { DeclinedBecause: { } why } }:
                quote.Decline(why);
                break;
            case { Quote: { } priced }:
                quote.Price(priced.Total);
                break;
            case { Findings: { } findings }:
                quote.Decline(string.Join(" ", findings.All.Where(f => f.Severity == Severity.Fault).Select(f => f.Message)));
                break;
            case { Last: PluginVerdict verdict }:
                quote.Fail(verdict.Reason);
                break;
            case { Last: PluginMachineFailure { Trouble: PluginTrouble.Withdrawn } withdrawn }:
                quote.Fail(withdrawn.Reason);
                break;
            case { Last: PluginMachineFailure failure }:
                quote.Wait(failure.Reason, now);
                return; // its calls are made again
            default:
                throw new InvalidOperationException($"No answer of the kind {came.Last.GetType().Name} is known.");
        }

        var kept = came.Calls.Select(c => KeptPluginCall.Of(quote, c, now)).ToList();
        db.AddRange(kept);
        db.Record(Caller.Platform, "take-quote", quote.Id.Value,
            $"{quote.Means!.Plugin} {quote.Means.Version}: {string.Join(", ", kept.Select(k => $"{k.Operation} {k.Hash}"))}");
    }

    // All quotes of a direct award become visible at once, in the save of the last of them.
    private async Task OpenAsync(IReadOnlyList<CallOffId> awards, IReadOnlyList<SupplierQuote> taken, CancellationToken stop)
    {
        foreach (var id in awards)
        {
            var own = taken.Where(q => q.CallOffId == id).Select(q => q.Id).ToList();
            if (taken.Any(q => q.CallOffId == id && q.State == QuoteState.Waiting)
                || await db.Quotes.AnyAsync(q => q.CallOffId == id && q.State == QuoteState.Waiting && !own.Contains(q.Id), stop))
                continue;
            var award = (await db.DirectAwards.FindAsync([id], stop))!;
            award.OpenQuotes();
            db.Record(Caller.Platform, "open-quotes", id.Value, award.Reference);
        }
    }
}
