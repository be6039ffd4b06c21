using System.Text;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking.Answers;

/// <summary>What the SDK's documents promise of an answer and no type can hold. A host refuses an answer that breaks it.</summary>
public static class WellFormed
{
    private const int LongestLagDays = 3_660;
    private const decimal GreatestValue = 1_000_000_000_000m; // either way
    private const int MostPlaces = 6;

    /// <summary>What is wrong with an answer to a question; nothing where all is well. However mad its numbers are, judging them never fails.</summary>
    /// <param name="input">The document that was handed over.</param>
    /// <param name="output">The document that came back, of the operation's type.</param>
    /// <exception cref="ArgumentException">The two belong to no operation of the SDK.</exception>
    public static IEnumerable<(string Code, string Message)> Faults(object input, object output) => (input, output) switch
    {
        (ServiceLineScope scope, ServiceLineDescription description) => WellFormedDescription.Faults(scope, description),
        (QuoteRequest request, Quote quote) => WellFormedQuote.Faults(request, quote),
        (_, Findings findings) => Of(findings),
        (_, OutcomeMeasures measures) => Of(measures),
        (MeasuredPeriod period, PaymentDue due) => Of(period.Terms, due),
        (ReturnBatch batch, ReturnRows rows) => Of(batch, rows),
        (_, ExportedDocument document) => Of(document),
        (BidPrices prices, PriceScores scores) => Of(prices, scores),
        _ => throw new ArgumentException($"Nothing is known of a {output.GetType().Name} for a {input.GetType().Name}.", nameof(output)),
    };

    internal static IEnumerable<(string Code, string Message)> Text(string what, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most)
            yield return ("text-length", $"{what} has 1 to {most} characters; this one has {text?.Length ?? 0}.");
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || text.EnumerateRunes().Any(r => r == Rune.ReplacementChar))
            yield return ("text-unprintable", $"{what} holds control characters or halves of characters.");
    }

    internal static IEnumerable<(string Code, string Message)> Code(string what, string code)
    {
        if (code.Length is 0 or > 40 || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return ("code-wrong", $"{what} has a code of 1 to 40 small letters, digits and hyphens, and this one of {code.Length} characters has not.");
    }

    private static IEnumerable<(string Code, string Message)> Of(Findings findings)
    {
        if (findings.All.Count > 1_000)
            yield return ("findings-too-many", $"There are at most 1,000 findings, not {findings.All.Count}.");
        foreach (var fault in findings.All.SelectMany(f => Code("A finding", f.Code).Concat(Text("A finding's message", f.Message, 1_000))))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Of(OutcomeMeasures measures)
    {
        if (measures.All.Count is 0 or > 50)
            yield return ("measures-count", $"There are 1 to 50 measures, not {measures.All.Count}.");
        if (measures.All.Select(m => m.Code).Distinct(StringComparer.Ordinal).Count() < measures.All.Count)
            yield return ("code-twice", "Two measures have one code.");
        foreach (var fault in measures.All.SelectMany(Of))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Of(OutcomeMeasure measure)
    {
        if (measure.VerificationLagDays is < 0 or > LongestLagDays)
            yield return ("lag-wrong", $"A result is verified 0 to {LongestLagDays:N0} days after its period, not {measure.VerificationLagDays}.");
        if (!IsMeasurable(measure.Target) || (measure.Baseline is { } baseline && !IsMeasurable(baseline)))
            yield return ("value-wrong", $"A measure's target and baseline are from {-GreatestValue:N0} to {GreatestValue:N0}, with at most {MostPlaces} decimal places.");
        foreach (var fault in Code("A measure", measure.Code).Concat(Text("A measure's title", measure.Title, 200)).Concat(Text("A measure's unit", measure.Unit, 100))
            .Concat(Text("A measure's source", measure.Source, 1_000)).Concat(Text("A measure's attribution", measure.Attribution, 1_000)))
            yield return fault;
    }

    // As much as of every measured value: else terms could be agreed in which nothing can be reported.
    private static bool IsMeasurable(decimal value) => Math.Abs(value) <= GreatestValue && decimal.Round(value, MostPlaces) == value;

    private static IEnumerable<(string Code, string Message)> Of(OutcomeTerms terms, PaymentDue due)
    {
        if (due.Total.Pence != due.Lines.Sum(l => (decimal)l.Amount.Pence)) // decimal: the numbers are the plugin's, and may be beyond 64 bits together
            yield return ("total-wrong", $"The total is {due.Total}; the lines come to something else.");
        if (due.Total > terms.Cap || due.Total < terms.Collar)
            yield return ("beyond-cap", $"The total of {due.Total} is not between the collar of {terms.Collar} and the cap of {terms.Cap}.");
        foreach (var fault in due.Lines.SelectMany(l => Text("A line's working", l.Working, 500)))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Of(ReturnBatch batch, ReturnRows rows)
    {
        var there = batch.Rows.Select(r => r.Number).ToHashSet();
        if (rows.Rows.Any(r => !there.Contains(r.FromRow)))
            yield return ("row-unknown", "A row is said to be from a row that is not in the batch.");
        if (!rows.Findings.HasFault() && rows.Rows.Count + rows.PassedOver != batch.Rows.Count)
            yield return ("rows-lost", $"The batch has {batch.Rows.Count} rows; {rows.Rows.Count} were read and {rows.PassedOver} passed over, and no fault says why.");
        if (rows.Carried?.Length > 4_000)
            yield return ("carried-too-long", $"At most 4,000 characters are carried, not {rows.Carried.Length}.");
        foreach (var fault in Of(rows.Findings))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Of(ExportedDocument document)
    {
        if (document.FileName.Length is 0 or > 100 || !document.FileName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            yield return ("file-name", $"'{document.FileName}' is no name of 1 to 100 letters, digits, full stops, hyphens and underscores.");
        foreach (var fault in Text("A standard", document.Standard, 200).Concat(Text("A media type", document.MediaType, 200)).Concat(Text("A document", document.Text, int.MaxValue)))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Of(BidPrices prices, PriceScores scores)
    {
        if (!scores.All.Select(s => s.Key).SequenceEqual(prices.Bids.Select(b => b.Key), StringComparer.Ordinal))
        {
            yield return ("scores-order", "There is one score for each bid, in the order that the bids came.");
            yield break;
        }

        if (scores.All.Any(s => s.Score < 0 || s.Score > prices.Weight))
            yield return ("score-range", $"A score is from 0 to the weight of {prices.Weight}.");
        if (scores.All.Zip(scores.All.Skip(1)).Any(pair => pair.First.Score < pair.Second.Score))
            yield return ("cheaper-scores-less", "A cheaper bid scores less than a dearer one.");
        foreach (var fault in scores.All.SelectMany(s => Text("A score's working", s.Working, 500)))
            yield return fault;
    }
}
