using Leadline.Sdk;

namespace Harrowdene.PracticeIT;

/// <summary>IT and desktop support: a price per practice and per device that falls with their number, and service levels that are chosen.</summary>
public sealed class PracticeDesk : IServiceLine
{
    /// <inheritdoc/>
    public ServiceLineDescription Describe(ServiceLineScope scope) => new()
    {
        Lot = scope.Lot,
        ServiceLine = scope.ServiceLine,
        Title = "Harrowdene practice IT",
        Summary = "A service desk that knows general practice, engineers within reach of every surgery, and the care of desktops, laptops, printers, "
            + "servers and networks. Longer hours, a quicker response, set days on site, renewal of devices, security services and training as you choose.",
        MinimumSpecification = SpecificationMet.Of(scope.MinimumSpecification),
        OwnQuestions =
        [
            new Question
            {
                Code = "own-old-devices", Title = "How many of the devices are older than five years?", Kind = QuestionKind.WholeNumber, Unit = "devices", IsCompulsory = false,
                Help = "They cost a surcharge until they are replaced. Leave it empty where there are none.", Limits = new AnswerLimits { Least = 0, Most = Capacity.MostDevices },
            },
        ],
    };

    /// <inheritdoc/>
    public Quote Quote(QuoteRequest request)
    {
        var requirement = request.Requirement;
        var estate = Estate.Of(requirement);
        if (estate.Practices == 0)
            return Leadline.Sdk.Quote.Decline("No practice is named, so that there is nothing to price.");
        if (Capacity.Faults(requirement).Concat(DeskRules.Practices(requirement)).FirstOrDefault(f => f.Severity == Severity.Fault) is { } fault)
            return Leadline.Sdk.Quote.Decline(fault.Message);

        var lines = new List<QuoteLine>();
        Charge("onboarding", estate.TakenOver);
        Charge("practice", estate.Practices);
        Charge("branch", estate.Branches);
        Charge("device", estate.Devices);
        Charge("server", estate.Servers);
        Charge("old-device", requirement.Number("own-old-devices") ?? 0);
        if (requirement.Choices("response") is [not "four-hours" and var response])
            Charge($"response-{response}", estate.Practices);
        foreach (var hours in requirement.Choices("hours").Where(h => h != "core"))
            Charge($"hours-{hours}", estate.Practices);
        Charge("on-site-day", requirement.Number("on-site-days") ?? 0);
        Charge("refresh-device", requirement.Number("refresh-devices") ?? 0);
        foreach (var security in requirement.Choices("security"))
            Charge(security, security == "monitoring" ? estate.Devices : 1);
        Charge("training-day", requirement.Number("training-days") ?? 0);
        return Leadline.Sdk.Quote.Of(lines, ["Each practice has a working line of at least 80 Mbit/s.", "Parts of devices under their maker's warranty are the maker's; new devices are the buyer's."]);

        // Prices come from the book, never from the code: a new price is no new version of the plugin.
        void Charge(string code, decimal quantity)
        {
            if (quantity > 0)
                lines.Add(QuoteLine.ForTerm(request.PriceBook.Entry(code, quantity), quantity, requirement.TermMonths));
        }
    }
}
