using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Leadline.CallOff.Quotes;

/// <summary>
/// Asks the plugins whose quotes are due. They are pure functions, so that a quote that was asked for and not kept before a crash is asked
/// for again and comes out the same. What the machine can't do is tried again; what a plugin does wrong is its supplier's, and said so.
/// </summary>
internal sealed class TakeQuotes(CallOffDbContext db, IPlugins plugins, TimeProvider clock, ILogger<TakeQuotes> log) : IDueWork
{
    private const int Batch = 20;
    private const string NotKept = "The answer could not be kept here; it is asked for again.";

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.Quotes.AsNoTracking()
            .Where(q => q.State == QuoteState.Waiting && q.NextTryAt <= now
                && db.DirectAwards.Any(a => a.Id == q.CallOffId && a.State == DirectAwardState.Quoting))
            .OrderBy(q => q.NextTryAt).ThenBy(q => q.Id).Take(Batch).ToListAsync(stop);
        var questions = new List<Question>();
        foreach (var quote in due)
            questions.Add(await QuestionAsync(quote, stop));

        // Outside any transaction, and all at once: what one plugin does is felt by its own quote alone.
        var asked = await Task.WhenAll(questions.Select(q => AskSafelyAsync(q, stop)));
        var taken = 0;
        foreach (var (quote, came) in due.Zip(asked))
            taken += await KeepSafelyAsync(quote.Id, came, now, stop) ? 1 : 0;
        return taken;
    }

    // One quote that can't be kept must not hold up the others: it waits, and the log says why.
    private async Task<bool> KeepSafelyAsync(QuoteId id, Came came, DateTimeOffset now, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await KeepAsync(id, quote => Take(quote, came, now), stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // the buyer has withdrawn meanwhile, or has a successor: the next round looks again
        }
        catch (DbUpdateException error)
        {
            log.LogError(error, "The answer of {Plugin} for quote {Quote} can't be kept", came.Means.Plugin, id.Value);
            db.ChangeTracker.Clear();
            return await KeepAsync(id, quote => Wait(quote, NotKept, now), stop);
        }
    }

    private async Task<bool> KeepAsync(QuoteId id, Action<SupplierQuote> take, CancellationToken stop)
    {
        if (await db.Quotes.FindAsync([id], stop) is not { State: QuoteState.Waiting } quote)
            return false;
        take(quote);
        if (quote.State != QuoteState.Waiting)
            await OpenAsync(quote, stop);
        await db.SaveChangesAsync(stop);
        return quote.State != QuoteState.Waiting;
    }

    private sealed record Question(CallOffId CallOffId, FixedMeans Means, QuoteRequest Request);

    // The findings or the quote, and the calls that came to an end on the way.
    private sealed record Came(FixedMeans Means, PluginAnswer? Last, Findings? Findings, Quote? Quote, IReadOnlyList<PluginCallRecord> Calls);

    private async Task<Question> QuestionAsync(SupplierQuote quote, CancellationToken stop)
    {
        var award = await db.DirectAwards.FindAsync([quote.CallOffId], stop) ?? throw new InvalidOperationException($"The direct award of quote {quote.Id.Value} is gone.");
        var means = quote.Means ?? throw new InvalidOperationException($"Quote {quote.Id.Value} waits, and there is nothing to ask.");
        var book = await db.PriceBooks.FindAsync([means.PriceBookId], stop) ?? throw new InvalidOperationException($"The price book of quote {quote.Id.Value} is gone.");
        var (terms, _) = await db.TermsOfAsync(award, stop);
        var buyer = await db.Organisations.FindAsync([award.Buyer], stop) ?? throw new InvalidOperationException($"The buyer of {award.Reference} is not known here.");
        return new Question(award.Id, means, new QuoteRequest
        {
            AskedOn = award.AskedOn ?? throw new InvalidOperationException($"{award.Reference} was not asked for yet."),
            Requirement = Requirements.For(award, terms.Reference, buyer.Reference, means.Plugin),
            PriceBook = book.Prices,
        });
    }

    private async Task<Came> AskSafelyAsync(Question question, CancellationToken stop)
    {
        try
        {
            return await AskAsync(question, stop);
        }
        // What goes wrong in asking one plugin is no reason to ask none.
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "The plugin {Plugin} {Version} can't be asked", question.Means.Plugin, question.Means.Version);
            return new Came(question.Means, null, null, null, []);
        }
    }

    private async Task<Came> AskAsync(Question question, CancellationToken stop)
    {
        var calls = new List<PluginCallRecord>();
        if (question.Means.ChecksRequirements)
        {
            var check = await AskAsync(question, "requirement-check/validate", SdkJson.Bytes(question.Request.Requirement), calls, stop);
            if (check is not PluginDocument found)
                return new Came(question.Means, check, null, null, calls);
            var findings = SdkJson.Read<Findings>(found.Output);
            if (findings.All.Any(f => f.Severity == Severity.Fault))
                return new Came(question.Means, check, findings, null, calls);
        }

        var answer = await AskAsync(question, "service-line/quote", SdkJson.Bytes(question.Request), calls, stop);
        return new Came(question.Means, answer, null, answer is PluginDocument document ? SdkJson.Read<Quote>(document.Output) : null, calls);
    }

    private async Task<PluginAnswer> AskAsync(Question question, string operation, byte[] input, List<PluginCallRecord> calls, CancellationToken stop)
    {
        var answer = await plugins.AskVersionAsync(question.Means.Plugin, question.Means.Hash, operation, input, question.CallOffId.Value, stop);
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
                Wait(quote, failure.Reason, now);
                return; // its calls are made again
            case { Last: null }:
                Wait(quote, "The plugin could not be asked here.", now);
                return;
            default:
                throw new InvalidOperationException($"No answer of the kind {came.Last.GetType().Name} is known.");
        }

        var kept = came.Calls.Select(c => KeptPluginCall.Of(quote, c, now)).ToList();
        db.AddRange(kept);
        db.Record(Caller.Platform, "take-quote", quote.Id.Value,
            $"{quote.Means!.Plugin} {quote.Means.Version}: {string.Join(", ", kept.Select(k => $"{k.Operation} {k.Hash}"))}");
    }

    private void Wait(SupplierQuote quote, string why, DateTimeOffset now)
    {
        quote.Wait(why, now);
        db.Record(Caller.Platform, "wait-for-quote", quote.Id.Value, $"{quote.Means!.Plugin} {quote.Means.Version} gave no answer");
    }

    // All quotes of a direct award become visible at once, in the save of the last of them.
    private async Task OpenAsync(SupplierQuote last, CancellationToken stop)
    {
        if (await db.Quotes.AnyAsync(q => q.CallOffId == last.CallOffId && q.State == QuoteState.Waiting && q.Id != last.Id, stop))
            return;
        var award = await db.DirectAwards.FindAsync([last.CallOffId], stop) ?? throw new InvalidOperationException($"The direct award of quote {last.Id.Value} is gone.");
        award.OpenQuotes();
        db.Record(Caller.Platform, "open-quotes", award.Id.Value, award.Reference);
    }
}
