using Leadline.Modularity.Api;
using Leadline.Primitives;

namespace Leadline.Lots.InHouse;

/// <summary>What supports a statement.</summary>
/// <param name="Name">A file's name, or a reference to where it can be read: at most 300 characters.</param>
/// <param name="Sha256">The file's hash in 64 lower-case hexadecimal digits; none for a reference.</param>
internal sealed record EvidenceLine(string Name, string? Sha256 = null);

/// <summary>What is said under one criterion.</summary>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Text">The statement, at most 10,000 characters.</param>
/// <param name="Comparison">How that compares with the framework's suppliers, at most 10,000 characters.</param>
/// <param name="Evidence">At least one, at most 20.</param>
internal sealed record StatementLine(string Criterion, string Text, string Comparison, IReadOnlyList<EvidenceLine>? Evidence);

/// <summary>A stranded cost.</summary>
/// <param name="What">What costs, at most 300 characters.</param>
/// <param name="PerYear">In a year, without VAT; over nought.</param>
/// <param name="Years">For how many years.</param>
internal sealed record CostLine(string What, Money PerYear, int Years);

/// <summary>A buyer's share of the stranded costs.</summary>
/// <param name="Organisation">The buyer's reference.</param>
/// <param name="Share">In basis points; all shares make up 10,000.</param>
internal sealed record ShareLine(OrganisationReference Organisation, BasisPoints Share);

/// <summary>An in-house case as it is submitted.</summary>
/// <param name="Statements">One under each criterion of the test.</param>
/// <param name="StrandedCosts">None where there are none.</param>
/// <param name="Shares">Who bears them; none where there are no costs.</param>
internal sealed record InHouseRequest(IReadOnlyList<StatementLine>? Statements, IReadOnlyList<CostLine>? StrandedCosts = null, IReadOnlyList<ShareLine>? Shares = null)
{
    internal IEnumerable<Fault> Faults(InHouseTest test)
    {
        var statements = Statements ?? [];
        if (statements.Count > 2 * test.Criteria.Count)
        {
            yield return new Fault("/statements", "too-many", $"There is one statement under each of {test.Criteria.Count} criteria, and {statements.Count} were sent.");
            yield break;
        }

        foreach (var missing in test.Criteria.Where(c => !statements.Any(s => s?.Criterion == c.Code)))
            yield return new Fault("/statements", "statement-missing", $"Nothing is said under '{missing.Title}'.");
        for (var i = 0; i < statements.Count; i++)
        {
            foreach (var fault in Faults($"/statements/{i}", statements[i], test, statements.Take(i).Any(s => s?.Criterion == statements[i]?.Criterion)))
                yield return fault;
        }

        foreach (var fault in CostFaults(test).Concat(ShareFaults()))
            yield return fault;
    }

    internal InHouseContent Content() => new(
        [.. (Statements ?? []).Select(s => new InHouseStatement(0, s.Criterion, s.Text.Trim(), s.Comparison.Trim(),
            [.. s.Evidence!.Select(e => e.Name.Trim())], [.. s.Evidence!.Select(e => e.Sha256 ?? "")]))],
        [.. (StrandedCosts ?? []).Select((c, i) => new StrandedCost(0, i + 1, c.What.Trim(), c.PerYear, c.Years))],
        [.. (Shares ?? []).Select(s => (s.Organisation, s.Share))]);

    private static IEnumerable<Fault> Faults(string at, StatementLine statement, InHouseTest test, bool isSecond)
    {
        if (!test.Criteria.Any(c => c.Code == statement.Criterion))
            yield return new Fault($"{at}/criterion", "criterion-unknown", $"The criteria are: {string.Join(", ", test.Criteria.Select(c => c.Code))}.");
        else if (isSecond)
            yield return new Fault($"{at}/criterion", "criterion-twice", "There is a statement under this criterion already.");
        if (Text.Fault($"{at}/text", statement.Text, InHouseCase.LongestText) is { } text)
            yield return text;
        if (Text.Fault($"{at}/comparison", statement.Comparison, InHouseCase.LongestText) is { } comparison)
            yield return comparison;
        var evidence = statement.Evidence ?? [];
        if (evidence.Count is 0 or > InHouseCase.MostEvidence)
            yield return new Fault($"{at}/evidence", "evidence-missing", $"Name 1 to {InHouseCase.MostEvidence} pieces of evidence for it.");
        for (var i = 0; i < evidence.Count; i++)
        {
            if (Text.Fault($"{at}/evidence/{i}/name", evidence[i].Name, InHouseCase.LongestEvidence) is { } name)
                yield return name;
            if (evidence[i].Sha256 is { Length: > 0 } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
                yield return new Fault($"{at}/evidence/{i}/sha256", "not-a-hash", "A file's hash is a SHA-256 in 64 lower-case hexadecimal digits.");
        }
    }

    private IEnumerable<Fault> CostFaults(InHouseTest test)
    {
        var costs = StrandedCosts ?? [];
        if (costs.Count > InHouseCase.MostCosts)
        {
            yield return new Fault("/strandedCosts", "too-many", $"At most {InHouseCase.MostCosts} lines fit.");
            yield break;
        }

        for (var i = 0; i < costs.Count; i++)
        {
            var (at, cost) = ($"/strandedCosts/{i}", costs[i]);
            if (Text.Fault($"{at}/what", cost.What, InHouseCase.LongestWhat) is { } what)
                yield return what;
            if (Amounts.Fault($"{at}/perYear", cost.PerYear) is { } amount)
                yield return amount;
            else if (cost.PerYear.Pence <= 0)
                yield return new Fault($"{at}/perYear/pence", "value-not-positive", "A cost is over nought; leave the line out otherwise.");
            if (cost.Years < 1 || cost.Years > test.MostYears)
                yield return new Fault($"{at}/years", "years-out-of-range", $"A cost is estimated for 1 to {test.MostYears} years, not {cost.Years}.");
        }
    }

    private IEnumerable<Fault> ShareFaults()
    {
        var shares = Shares ?? [];
        if (shares.Count > InHouseCase.MostShares)
        {
            yield return new Fault("/shares", "too-many", $"At most {InHouseCase.MostShares} buyers fit.");
            yield break;
        }

        for (var i = 0; i < shares.Count; i++)
        {
            if (shares[i].Share.Value is < 1 or > BasisPoints.PerWhole)
                yield return new Fault($"/shares/{i}/share", "share-out-of-range", $"A share is 1 to {BasisPoints.PerWhole:N0} basis points.");
            if (shares.Take(i).Any(s => s.Organisation == shares[i].Organisation))
                yield return new Fault($"/shares/{i}/organisation", "organisation-twice", "This organisation has a share already.");
        }

        if ((StrandedCosts ?? []).Count == 0 && shares.Count > 0)
            yield return new Fault("/shares", "shares-without-costs", "There are no stranded costs, so there is nothing to share.");
        else if ((StrandedCosts ?? []).Count > 0 && shares.Sum(s => (long)s.Share.Value) != BasisPoints.PerWhole)
            yield return new Fault("/shares", "shares-not-whole", $"The shares make up {shares.Sum(s => (long)s.Share.Value):N0} basis points; they must make up {BasisPoints.PerWhole:N0}, which is 100%.");
    }
}
