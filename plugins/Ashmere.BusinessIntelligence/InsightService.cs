using Leadline.Sdk;

namespace Ashmere.BusinessIntelligence;

/// <summary>Dashboards and risk scores for a population, priced by its size in bands, and by what is chosen on top.</summary>
public sealed class InsightService : IServiceLine
{
    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Ashmere Insight",
        Summary = "Linked data of a whole system of care, in dashboards from the system down to the practice, with risk scores whose method and error "
            + "are open. The price follows the registered population; dashboards, feeds, scores, analysts and training are chosen.",
        MinimumSpecification = SpecificationMet.Of(scope.MinimumSpecification),
        OwnQuestions =
        [
            new Question
            {
                Code = "own-present-warehouse", Title = "Is there a data warehouse now that has to be moved over?", Kind = QuestionKind.YesNo, IsCompulsory = false,
                Help = "Up to five years of history are moved, for a price of its own.",
            },
        ],
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        var (book, requirement) = (request.PriceBook, request.Requirement);
        var population = Population.Of(requirement);
        if (population.Thousands == 0)
            return Leadline.Sdk.Quote.Decline("No population is named, so that there is nothing to price.");
        if (InsightRules.Faults(requirement).FirstOrDefault() is { } fault)
            return Leadline.Sdk.Quote.Decline(fault.Message);

        var lines = new List<QuoteLine>();
        Charge("population", population.Thousands);
        if (Bands.Reduction(book, "population", population.Thousands, requirement.TermMonths) is { } reduction)
            lines.Add(reduction);
        Charge("set-up", population.Places);
        if (requirement.IsYes("own-present-warehouse"))
            Charge("moving-over", 1);
        Charge("dashboard", requirement.Number("dashboards") ?? 0);
        Charge("user", requirement.Number("users") ?? 0);
        Charge("direct-care-user", requirement.Number("direct-care-users") ?? 0);
        foreach (var risk in requirement.Choices("risk-stratification"))
            Charge($"score-{risk}", population.Thousands);
        Charge("feed", requirement.Rows("feeds").Count);
        foreach (var refresh in requirement.Rows("feeds").SelectMany(f => f.Choices("refresh")).GroupBy(r => r).OrderBy(g => g.Key, StringComparer.Ordinal))
            Charge($"feed-{refresh.Key}", refresh.Count());
        if (requirement.Choices("hosting").Contains("supplier"))
            Charge("hosting", 1);
        Charge("analyst-day", requirement.Number("analyst-days") ?? 0);
        Charge("training-day", requirement.Number("training-days") ?? 0);
        return Leadline.Sdk.Quote.Of(lines, Assumptions(requirement));

        void Charge(string code, decimal quantity)
        {
            if (quantity > 0)
                lines.Add(QuoteLine.ForTerm(book.Entry(code, quantity), quantity, requirement.TermMonths));
        }
    }

    private static List<string> Assumptions(Requirement requirement)
    {
        var assumptions = new List<string>
        {
            "The buyer sees to data sharing agreements with every source before its feed begins.",
            "The population stays within a twentieth of the answer; beyond that the next year is quoted anew.",
        };
        if (requirement.Choices("hosting").Contains("buyer"))
            assumptions.Add("The buyer's servers meet the sizes that we publish, and are there eight weeks before the first dashboard.");
        return assumptions;
    }
}
