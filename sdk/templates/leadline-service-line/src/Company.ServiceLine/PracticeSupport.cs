using Leadline.Sdk;

namespace Company.ServiceLine;

/// <summary>Desktop support for practices: a fee to take each over, a price per practice and per device that falls with their number, and Saturdays.</summary>
public sealed class PracticeSupport : IServiceLine
{
    internal const int MostPractices = 300;
    internal const int MostDevices = 50_000;

    private static readonly string[] Assumptions = { "Each practice has a working line of at least 80 Mbit/s." };

    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Desktop support for practices",
        Summary = "A service desk from 8 to 18.30, engineers on the road, and care of desktops, printers and networks in practices.",
        // Say of each item how you meet it; an item that is left out is not met.
        MinimumSpecification = scope.MinimumSpecification
            .Select(item => new SpecificationStatement { Item = item.Code, HowMet = "By the service as described." })
            .ToList(),
        // Beyond the form of the framework, only what your price depends on.
        OwnQuestions = new[]
        {
            new Question
            {
                Code = "own-old-devices",
                Title = "How many devices are older than five years?",
                Kind = QuestionKind.WholeNumber,
                Unit = "devices",
                IsCompulsory = false,
                Limits = new AnswerLimits { Least = 0, Most = MostDevices },
            },
        },
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        var requirement = request.Requirement;
        var practices = requirement.Rows("practices");
        var devices = practices.Sum(p => p.Number("devices") ?? 0);
        if (practices.Count == 0)
            return Leadline.Sdk.Quote.Decline("No practice is named, so that there is nothing to price.");
        if (practices.Count > MostPractices || devices > MostDevices)
            return Leadline.Sdk.Quote.Decline($"We serve at most {MostPractices} practices and {MostDevices} devices under one contract.");

        // Prices and how often they are charged come from the book that was handed over, never from the code: a new price is no new version.
        var book = request.PriceBook;
        var months = requirement.TermMonths;
        var lines = new List<QuoteLine>
        {
            QuoteLine.ForTerm(book.Entry("onboarding", practices.Count), practices.Count, months),
            QuoteLine.ForTerm(book.Entry("practice", practices.Count), practices.Count, months),
            QuoteLine.ForTerm(book.Entry("device", devices), devices, months),
        };
        if (requirement.Choices("hours").Contains("saturday"))
            lines.Add(QuoteLine.ForTerm(book.Entry("saturday", practices.Count), practices.Count, months));
        if (requirement.Number("own-old-devices") is { } old and > 0)
            lines.Add(QuoteLine.ForTerm(book.Entry("old-device", old), old, months));
        return Leadline.Sdk.Quote.Of(lines, Assumptions);
    }
}
