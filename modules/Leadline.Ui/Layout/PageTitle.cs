namespace Leadline.Ui;

/// <summary>The title in the browser's tab and in search results.</summary>
public static class PageTitle
{
    private const int Longest = 70; // more is cut off by browsers and search engines, wherever it happens to be

    /// <summary>A title of at most 70 characters: a longer one loses words at its end, and says so by an ellipsis; the heading has them all.</summary>
    public static string Fit(string title)
    {
        if (title.Length <= Longest)
            return title;
        var cut = title[..(Longest - 1)];
        var word = cut.LastIndexOf(' ');
        return (word > 0 ? cut[..word] : cut).TrimEnd(' ', ',', ':', '-') + "\u2026";
    }
}
