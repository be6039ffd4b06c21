using Leadline.Ui;

namespace Leadline.Billing.Pages.Charges;

/// <summary>How pages name the state of an invoice. It is overdue from the day after the due day, announced or not.</summary>
/// <param name="Key">The text's key after <c>state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record StateShown(string Key, TagColour Colour)
{
    internal static StateShown Of(DateOnly? paidOn, DateOnly dueOn, DateOnly today) => (paidOn, dueOn < today) switch
    {
        (not null, _) => new("paid", TagColour.Green),
        (null, true) => new("overdue", TagColour.Orange),
        (null, false) => new("issued", TagColour.Yellow),
    };
}
