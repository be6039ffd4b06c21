using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Leadline.Ui;

/// <summary>
/// That something was done, said on the page that follows: it travels in a cookie that only this host can read, once, and stands in no
/// address. Never anything secret.
/// </summary>
public static class Confirmation
{
    private const string Key = "confirmation";

    extension(ITempDataDictionary data)
    {
        /// <summary>Has the next page say so.</summary>
        public void Confirm(string text) => data[Key] = text;

        /// <summary>What this page has to say, if anything; asked once.</summary>
        internal string? TakeConfirmation() => data[Key] as string;
    }
}
