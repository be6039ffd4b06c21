using Leadline.Primitives;

namespace Leadline.Sdk.Testing;

/// <summary>Variants of an example that a host may well hand over and an author may not have thought of. All are valid.</summary>
internal static class UnkindInputs
{
    private const int LongTerm = 120;

    internal static IEnumerable<(string How, object Input)> Of(Operation operation, object example, IReadOnlyList<Question> form) => example switch
    {
        ServiceLineScope scope => Of(scope),
        QuoteRequest request => Of(request, form),
        Requirement requirement => Of(requirement, form),
        MeasuredPeriod period => Of(period),
        ReturnBatch batch => Of(batch),
        PublishedReturn published => [("as a nil return", published with { Lines = [] })],
        ContractingProcess process => [("before its award", process with { AwardedTo = null, AwardedOn = null, SignedOn = null, StartsOn = null, EndsOn = null, Value = null, Bids = null })],
        EvidenceDocument evidence =>
        [
            ("without anything in it", evidence with { Root = null, Text = null }),
            ("that is a list", evidence with { Root = new DataNode { Kind = DataKind.List, Children = [new DataNode { Kind = DataKind.Null }] }, Text = null }),
        ],
        BidPrices prices => Of(prices),
        _ => [],
    };

    private static IEnumerable<(string How, object Input)> Of(ServiceLineScope scope) =>
    [
        ("without specification and form", scope with { MinimumSpecification = [], Form = [] }),
        ("with an unknown item", scope with { MinimumSpecification = [.. scope.MinimumSpecification, new SpecificationItem { Code = "of-a-later-version", Text = "An item that a later version of the framework brings." }] }),
    ];

    private static IEnumerable<(string How, object Input)> Of(QuoteRequest request, IReadOnlyList<Question> form)
    {
        foreach (var (how, requirement) in Answered(request.Requirement, form))
            yield return (how, request with { Requirement = requirement });

        // A host asks for a quote only once every compulsory question is answered; which those are, only a form says.
        var compulsory = form.Where(q => q.IsCompulsory).Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        if (form.Count > 0)
            yield return ("with compulsory answers alone", request with { Requirement = request.Requirement with { Answers = [.. request.Requirement.Answers.Where(a => compulsory.Contains(a.Question))] } });
    }

    private static IEnumerable<(string How, object Input)> Of(Requirement requirement, IReadOnlyList<Question> form)
    {
        yield return ("without answers", requirement with { Answers = [] });
        foreach (var (how, answered) in Answered(requirement, form))
            yield return (how, answered);
    }

    private static IEnumerable<(string How, Requirement Requirement)> Answered(Requirement requirement, IReadOnlyList<Question> form) =>
    [
        ("with an unknown question", requirement with { Answers = [.. requirement.Answers, new TextAnswer { Question = "of-a-later-form", Text = "Not asked yet." }] }),
        ("with its largest values", requirement with { TermMonths = LongTerm, Answers = [.. requirement.Answers.Select(a => ExtremeAnswers.Largest(a, form))] }),
        ("with its least values", requirement with { TermMonths = 1, Answers = [.. requirement.Answers.Select(a => ExtremeAnswers.Least(a, form))] }),
    ];

    private static IEnumerable<(string How, object Input)> Of(MeasuredPeriod period) =>
        new[] { ("with great results", 1_000_000_000m), ("with results of nought", 0m), ("with results far below", -1_000_000_000m) }
            .Select(v => (v.Item1, (object)(period with { Results = [.. period.Results.Select(r => r with { Value = v.Item2 })] })));

    private static IEnumerable<(string How, object Input)> Of(ReturnBatch batch)
    {
        var odd = new[] { "", " ", "=1+1", "-1e5", "\u00a31,234.50", "31/12/2019", "\U0001d11e\"\r\n" };
        var rows = Enumerable.Range(1, ReturnBatch.MostRows).Select(i => new TextRow { Number = i, Cells = [.. odd.Take((i % odd.Length) + 1)] });
        yield return ("without rows", batch with { Rows = [], IsLast = true });
        yield return ("with empty rows", batch with { Rows = [.. batch.Rows.Select(r => r with { Cells = [] })], IsLast = true });
        yield return ("with odd texts in as many rows as there may be", batch with { Rows = [.. rows], IsLast = true });
    }

    private static IEnumerable<(string How, object Input)> Of(BidPrices prices)
    {
        var bids = Enumerable.Range(0, 1_000).Select(i => new BidPrice { Key = $"bid-{i:0000}", AnnualPrice = new Money(1 + (i / 2 * 10_000_000_000L)) });
        yield return ("with one bid", prices with { Bids = [.. prices.Bids.Take(1)] });
        yield return ("with bids from a penny to fifty thousand million pounds", prices with { Bids = [.. bids] });
    }
}
