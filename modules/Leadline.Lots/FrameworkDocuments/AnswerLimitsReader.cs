using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads what answers to a question are let through. That a limit goes with the kind is for <see cref="QuestionReader"/>.</summary>
internal static class AnswerLimitsReader
{
    private const int LongestText = 10_000, MostRows = 10_000, NumberDecimals = 6;

    /// <summary>The limits, or null where the question states none.</summary>
    internal static AnswerLimits? Read(DocumentFields fields, QuestionKind? kind)
    {
        var checks = fields.Checks;
        var decimals = kind is QuestionKind.WholeNumber or QuestionKind.Amount ? 0 : NumberDecimals;
        var limits = new AnswerLimits
        {
            Least = checks.Signed(fields.Find("least"), decimals),
            Most = checks.Signed(fields.Find("most"), decimals),
            Earliest = checks.Date(fields.Find("earliest")),
            Latest = checks.Date(fields.Find("latest")),
            LongestText = checks.Whole(fields.Find("longest-text"), 1, LongestText, "characters"),
            MostRows = checks.Whole(fields.Find("most-rows"), 1, MostRows, "rows"),
        };
        if (limits.Least > limits.Most)
            checks.Refuse(fields.Value("most"), FaultCodes.LimitsOrder,
                $"No answer could be at least {limits.Least} and at most {limits.Most}. Use at least {limits.Least}.");
        if (limits.Earliest > limits.Latest)
            checks.Refuse(fields.Value("latest"), FaultCodes.LimitsOrder,
                $"The last day, {limits.Latest:O}, lies before the first, {limits.Earliest:O}.");
        return limits == new AnswerLimits() ? null : limits;
    }
}
