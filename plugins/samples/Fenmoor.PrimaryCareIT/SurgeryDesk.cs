using Leadline.Primitives;
using Leadline.Sdk;

namespace Fenmoor.PrimaryCareIT;

/// <summary>GP IT and desktop support: a fee per practice, a price per device that falls with their number, and Saturdays where they are wanted.</summary>
public sealed class SurgeryDesk : IServiceLine, IRequirementCheck
{
    private const int MostPractices = 400;
    private const int DaysToMobilise = 28;

    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Fenmoor surgery desk",
        Summary = "A service desk, engineers on the road, and care of desktops, printers and networks in surgeries.",
        MinimumSpecification = [.. scope.MinimumSpecification.Select(item => new SpecificationStatement { Item = item.Code, HowMet = "By the service as described." })],
        OwnQuestions =
        [
            new Question { Code = "own-old-devices", Title = "How many devices are older than five years?", Kind = QuestionKind.WholeNumber, Unit = "devices", IsCompulsory = false, Limits = new AnswerLimits { Least = 0 } },
        ],
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        var requirement = request.Requirement;
        var practices = requirement.Rows("practices");
        if (practices.Count > MostPractices)
            return Leadline.Sdk.Quote.Decline($"We serve at most {MostPractices} practices under one contract.");

        var devices = practices.Sum(p => p.Number("devices") ?? 0);
        var book = request.PriceBook;
        var lines = new List<QuoteLine>
        {
            QuoteLine.From(book.Entry("onboarding", practices.Count), practices.Count, 1),
            QuoteLine.From(book.Entry("practice", practices.Count), practices.Count, requirement.TermMonths),
            QuoteLine.From(book.Entry("device", devices), devices, requirement.TermMonths),
        };
        if (requirement.Choices("hours").Contains("saturday"))
            lines.Add(QuoteLine.From(book.Entry("saturday", practices.Count), practices.Count, requirement.TermMonths));
        if (requirement.Number("own-old-devices") is { } old and > 0)
            lines.Add(QuoteLine.From(book.Entry("old-device", old), old, requirement.TermMonths));
        return Leadline.Sdk.Quote.Of(lines, ["Devices are covered by their makers' warranty for parts.", "Each practice has a working line of at least 80 Mbit/s."]);
    }

    /// <inheritdoc/>
    public Findings Validate(Requirement requirement)
    {
        var findings = new List<Finding>();
        var seen = new HashSet<string>();
        var row = 0;
        if (requirement.Rows("practices").Count > MostPractices)
            findings.Add(new Finding { Severity = Severity.Fault, Code = "practices-too-many", Message = $"We serve at most {MostPractices} practices under one contract.", Place = "practices" });
        foreach (var practice in requirement.Rows("practices").Take(MostPractices)) // a check has at most 1,000 findings
        {
            row++;
            if (practice.Text("code") is { } code && !(OdsCode.TryParse(code, out _) && seen.Add(code)))
                findings.Add(new Finding { Severity = Severity.Fault, Code = "practice-code", Message = $"'{code}' is no ODS code, or stands in the table twice.", Place = $"practices/{row}/code" });
        }

        if (requirement.Day("handover") is { } handover && requirement.StartsOn.DayNumber - handover.DayNumber < DaysToMobilise)
            findings.Add(new Finding { Severity = Severity.Warning, Code = "mobilisation-short", Message = $"We need {DaysToMobilise} days from handover to start.", Place = "handover" });
        return new Findings { All = findings };
    }
}
