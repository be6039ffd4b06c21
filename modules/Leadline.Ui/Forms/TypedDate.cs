using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Ui;

/// <summary>A day as it was typed into the three fields of <c>nhs-date-input</c>.</summary>
public sealed class TypedDate
{
    private static readonly string[] Parts = [nameof(Day), nameof(Month), nameof(Year)];

    /// <summary>The day of the month.</summary>
    public string? Day { get; set; }

    /// <summary>The month's number.</summary>
    public string? Month { get; set; }

    /// <summary>The year in four digits.</summary>
    public string? Year { get; set; }

    /// <summary>Whether some of it is there, and some is missing.</summary>
    internal bool IsPartly => Missing.Any() && Missing.Count() < Parts.Length;

    private IEnumerable<string> Missing => Parts.Where(p => string.IsNullOrWhiteSpace(p switch { nameof(Day) => Day, nameof(Month) => Month, _ => Year }));

    /// <summary>The day; null where nothing was typed, or no day of the calendar, which the page is told then.</summary>
    /// <param name="page">The page whose form it is in.</param>
    /// <param name="name">The field's whole name, such as <c>Add.Until</c>.</param>
    public DateOnly? Read(PageModel page, string name)
    {
        if (Missing.Count() == Parts.Length)
            return null;
        if (Calendar is { } day)
            return day;
        var (part, words) = Missing.FirstOrDefault() is { } missing ? (missing, "date.missing-" + missing) : (nameof(Day), "date.unreal");
        var text = page.HttpContext.RequestServices.GetRequiredService<ModuleText<Shell>>();
        page.ModelState.AddModelError(part == nameof(Day) ? name : $"{name}.{part}", text[words]);
        return null;
    }

    /// <summary>The day; null where the fields name none of the calendar.</summary>
    public DateOnly? Calendar =>
        Number(Year) is >= 1900 and <= 2199 and var year && Number(Month) is >= 1 and <= 12 and var month
        && Number(Day) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
