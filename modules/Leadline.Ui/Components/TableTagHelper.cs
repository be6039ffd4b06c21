using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A table that scrolls sideways on its own where it is too wide, named by its caption. Inside stand plain <c>thead</c>, <c>tbody</c>,
/// <c>tr</c>, <c>th</c> and <c>td</c>; classes and scopes are added. <c>numeric</c> on a cell sets it to the right.
/// </summary>
[HtmlTargetElement("nhs-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows; required, and unique in its page.</summary>
    public required string Caption { get; set; }

    /// <summary>Whether the caption is for listeners only, because a heading says the same.</summary>
    public bool CaptionHidden { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableTagHelper)] = this;
        var rows = await output.GetChildContentAsync();
        var id = "table-" + Slug(Caption);
        var look = CaptionHidden ? "nhsuk-u-visually-hidden" : "nhsuk-table__caption nhsuk-table__caption--m";
        var caption = Html.Element("caption", look, Caption).With("id", id);

        output.Become("div", "nhsuk-scroll");
        output.Attributes.SetAttribute("data-module", "nhsuk-scroll");
        output.Content.SetHtmlContent(Html
            .Element("section", "nhsuk-scroll__content", Html.Element("table", "nhsuk-table", caption, rows))
            .With("aria-labelledby", id));
    }

    private static string Slug(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}

/// <summary>Head or body of a table.</summary>
[HtmlTargetElement("thead", ParentTag = "nhs-table")]
[HtmlTargetElement("tbody", ParentTag = "nhs-table")]
public sealed class TablePartTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var head = context.TagName == "thead";
        context.Items[typeof(TablePartTagHelper)] = head ? "col" : "row";
        output.AddClass(head ? "nhsuk-table__head" : "nhsuk-table__body");
    }
}

/// <summary>A row.</summary>
[HtmlTargetElement("tr", ParentTag = "thead")]
[HtmlTargetElement("tr", ParentTag = "tbody")]
public sealed class TableRowTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(typeof(TableTagHelper)))
            output.AddClass("nhsuk-table__row");
    }
}

/// <summary>A cell, or the heading of a column (in the head) or of a row (in the body).</summary>
[HtmlTargetElement("th", ParentTag = "tr")]
[HtmlTargetElement("td", ParentTag = "tr")]
public sealed class TableCellTagHelper : TagHelper
{
    /// <summary>Whether it holds an amount or a count.</summary>
    public bool Numeric { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TablePartTagHelper), out var scope))
            return;
        var name = context.TagName == "th" ? "nhsuk-table__header" : "nhsuk-table__cell";
        output.AddClass(name);
        if (Numeric)
            output.AddClass(name + "--numeric");
        if (context.TagName == "th")
            output.Attributes.SetAttribute("scope", scope);
    }
}
