using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.DirectAwards;

/// <summary>Makes the document that plugins are handed.</summary>
internal static class Requirements
{
    /// <summary>The requirement as one plugin sees it: the framework's answers, and those to its own questions and nobody else's.</summary>
    internal static Requirement For(DirectAward award, string framework, OrganisationReference buyer, string plugin) => new()
    {
        Framework = framework,
        FrameworkVersion = award.FrameworkVersion,
        Lot = award.LotNumber,
        ServiceLine = award.ServiceLine,
        Buyer = buyer,
        StartsOn = award.StartsOn,
        TermMonths = award.TermMonths,
        Answers = [.. award.FormAnswers, .. award.AnswersToPlugins.Where(o => o.Plugin == plugin).SelectMany(o => o.Answers)],
    };
}
