using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Leadline.Ui;

/// <summary>A step of the way back up: its page and its name.</summary>
public sealed record Crumb(string Href, string Text);

/// <summary>
/// What a page tells the layout: <c>@{ ViewData.Title = Text["lots.title"]; ViewData.Breadcrumb = [new("/frameworks", …)]; }</c>.
/// </summary>
public static class PageHead
{
    extension(ViewDataDictionary page)
    {
        /// <summary>The page's own title; the layout adds the product's name. Every page has one.</summary>
        public string Title
        {
            get => page["Title"] as string ?? throw new InvalidOperationException("The page sets no ViewData.Title.");
            set => page["Title"] = value;
        }

        /// <summary>The pages above this one, from the top, Home left out: the layout puts it first. Empty: no breadcrumb.</summary>
        public IReadOnlyList<Crumb> Breadcrumb
        {
            get => page["Breadcrumb"] as IReadOnlyList<Crumb> ?? [];
            set => page["Breadcrumb"] = value;
        }
    }
}
