namespace Leadline.Ui;

/// <summary>The title in the browser's tab and in search results.</summary>
public static class PageTitle
{
    private const int Longest = 70; // more is cut off by browsers and search engines, wherever it happens to be

    /// <summary>A page's name and the service's after it, in at most 70 characters: a name that is too long loses words at its end, and says so by an ellipsis; the heading has them all.</summary>
    /// <param name="page">The page's name.</param>
    /// <param name="whole">Makes the title of a name: <c>Lots - Leadline</c> of <c>Lots</c>.</param>
    public static string Fit(string page, Func<string, string> whole)
    {
        var title = whole(page);
        if (title.Length <= Longest)
            return title;
        var cut = page[..Math.Max(0, page.Length - (title.Length - Longest) - 1)];
        var word = cut.LastIndexOf(' ');
        return whole((word > 0 ? cut[..word] : cut).TrimEnd(' ', ',', ':', '-') + "\u2026");
    }
}
