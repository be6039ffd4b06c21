using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>De-identified data sets for those who plan and study, and re-identification for those who treat; priced by volume, recipients and requests.</summary>
public sealed class DataSetService : IServiceLine
{
    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Quillby data sets",
        Summary = "Data sets are taken in as they come, de-identified by rules that the controller signs off, and handed to each recipient under pseudonyms of "
            + "its own. Where a clinician must act, a desk turns pseudonyms back into patients, on the controller's decision and on record.",
        MinimumSpecification = SpecificationMet.Of(scope.MinimumSpecification),
        OwnQuestions =
        [
            new Question
            {
                Code = "own-keys", Title = "Who keeps the keys to the pseudonyms?", Kind = QuestionKind.Choice, IsCompulsory = false, Help = "We keep them, apart from the data, where nothing is answered.",
                Choices = [new Choice { Code = "supplier", Title = "The supplier" }, new Choice { Code = "controller", Title = "The controller" }, new Choice { Code = "third-party", Title = "A third party, paid by the supplier" }],
            },
        ],
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        var requirement = request.Requirement;
        var volume = Volume.Of(requirement);
        if (volume.Records == 0)
            return Leadline.Sdk.Quote.Decline("No data set is named, so that there is nothing to price.");
        if (DataRules.Faults(requirement).FirstOrDefault() is { } fault)
            return Leadline.Sdk.Quote.Decline(fault.Message);

        var lines = new List<QuoteLine>();
        Charge("set-up", volume.DataSets);
        Charge("records", volume.Thousands);
        Charge("free-text", volume.FreeTextThousands);
        foreach (var refresh in new[] { "weekly", "daily" })
            Charge($"refresh-{refresh}", requirement.Rows("data-sets").Count(s => s.Choices("refresh").Contains(refresh)));
        Charge("recipient", requirement.Number("recipients") ?? 0);
        Charge("linkage", requirement.IsYes("linkage") ? volume.DataSets : 0);
        Charge("opt-outs", requirement.IsYes("opt-outs") ? 1 : 0);
        foreach (var output in requirement.Choices("outputs").Where(o => o != "pseudonymised"))
            Charge($"output-{output}", 1);
        Charge("re-identification", requirement.IsYes("re-identification") ? 1 : 0);
        Charge("request", requirement.Number("re-identification-requests") ?? 0);
        foreach (var time in requirement.Choices("re-identification-time").Where(t => t != "next-day"))
            Charge(time, 1);
        Charge("third-party-keys", requirement.Choices("own-keys").Contains("third-party") ? 1 : 0);

        var quote = Leadline.Sdk.Quote.Of(lines, Assumptions(requirement));
        return AtRisk.WhyTooMuch(requirement, quote.Total) is { } because ? Leadline.Sdk.Quote.Decline(because) : quote;

        void Charge(string code, decimal quantity)
        {
            if (quantity > 0)
                lines.Add(QuoteLine.ForTerm(request.PriceBook.Entry(code, quantity), quantity, requirement.TermMonths));
        }
    }

    private static List<string> Assumptions(Requirement requirement)
    {
        var assumptions = new List<string> { "The controller signs off the rules of each data set before its first hand-over.", "Records and requests beyond the answers are charged at the same unit prices." };
        if (requirement.Amount("at-risk") is { } atRisk)
            assumptions.Add($"Of the price of each quarter {atRisk} is paid by outcome, by the measures agreed in the contract; the rest is paid whatever comes of it.");
        return assumptions;
    }
}
