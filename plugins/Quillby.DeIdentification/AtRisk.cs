using Leadline.Primitives;
using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>How much of a price may depend on outcomes: at most a fifth of an average quarter.</summary>
internal static class AtRisk
{
    private const decimal MostShare = 0.2m;
    private const decimal MonthsOfQuarter = 3;

    /// <summary>Why we decline what the buyer would put at risk; null where we don't.</summary>
    internal static string? WhyTooMuch(Requirement requirement, Money price)
    {
        var most = new Money((long)Math.Floor(price.Pence * MonthsOfQuarter * MostShare / requirement.TermMonths));
        return requirement.Amount("at-risk") is { } asked && asked > most
            ? $"We let at most a fifth of an average quarter's price depend on outcomes: {most} for what was asked, and not {asked}."
            : null;
    }
}
