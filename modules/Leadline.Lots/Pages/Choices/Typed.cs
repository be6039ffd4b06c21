using System.Globalization;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices;

/// <summary>Reads what people typed; what can't be read is told to the field, and nothing typed is lost.</summary>
internal static class Typed
{
    private const int LongestNumber = 20;

    /// <summary>An amount as people write it: <c>1,234.50</c>, with or without the sign.</summary>
    internal static Money? Pounds(string? typed)
    {
        var text = typed?.Trim().TrimStart('£').Replace(",", "", StringComparison.Ordinal) ?? "";
        return text.Length is > 0 and <= LongestNumber && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pounds)
            && decimal.Round(pounds, 2) == pounds && Math.Abs(pounds) < 100_000_000_000_000m
            ? new Money((long)(pounds * 100))
            : null;
    }

    internal static int? Whole(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= 6 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A part of the whole as people write it: <c>33.34</c> is 3,334 basis points.</summary>
    internal static BasisPoints? Percent(string? typed)
    {
        var text = typed?.Trim().TrimEnd('%').TrimEnd() ?? "";
        return text.Length is > 0 and <= LongestNumber && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent <= 100 && decimal.Round(percent, 2) == percent
            ? new BasisPoints((int)(percent * 100))
            : null;
    }

    /// <summary>The lines that were typed, without empty ones, each with its number.</summary>
    internal static IReadOnlyList<(int Number, string Text)> Lines(string? typed) =>
        [.. (typed ?? "").ReplaceLineEndings("\n").Split('\n').Select((text, i) => (i + 1, text.Trim())).Where(l => l.Item2.Length > 0)];

    extension(PageModel page)
    {
        /// <summary>Who reads the page, where it is for roles.</summary>
        internal Caller Reader => Caller.Of(page.HttpContext)!;

        /// <summary>A day that must be there.</summary>
        internal DateOnly? Day(TypedDate typed, string field, string missing)
        {
            var day = typed.Read(page, field);
            if (day is null && !page.ModelState.Any(e => e.Key.StartsWith(field, StringComparison.Ordinal) && e.Value!.ValidationState == ModelValidationState.Invalid))
                page.ModelState.AddModelError(field, missing);
            return day;
        }

        /// <summary>An amount that must be there.</summary>
        internal Money? Amount(string? typed, string field, string missing)
        {
            var amount = Pounds(typed);
            if (amount is null)
                page.ModelState.AddModelError(field, missing);
            return amount;
        }
    }
}
