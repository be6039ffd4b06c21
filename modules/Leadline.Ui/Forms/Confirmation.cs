using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Leadline.Ui;

/// <summary>
/// That something was done, said on the page that follows: it travels in a cookie that only this host can read, once, and stands in no
/// address. Never anything secret.
/// </summary>
public static class Confirmation
{
    internal const string Cookie = "leadline-done";

    private const string Key = "confirmation";

    /// <summary>Has the next page say so.</summary>
    public static void Confirm(this ITempDataDictionary data, string text) => data[Key] = text;

    /// <summary>What the page has to say, if anything. Where no cookie came none is looked for, which would have each page take one back.</summary>
    internal static string? TakeConfirmation(this ViewContext page) =>
        page.HttpContext.Request.Cookies.ContainsKey(Cookie) ? page.TempData[Key] as string : null;
}
