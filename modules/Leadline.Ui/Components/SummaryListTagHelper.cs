using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// Facts about one thing, each with its name: <c>&lt;nhs-summary&gt;&lt;nhs-fact name="…"&gt;…&lt;/nhs-fact&gt;&lt;/nhs-summary&gt;</c>.
/// </summary>
[HtmlTargetElement("nhs-summary")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "nhsuk-summary-list");
}

/// <summary>One fact. Where nothing is between the tags, the page says that nothing is recorded.</summary>
[HtmlTargetElement("nhs-fact", ParentTag = "nhs-summary")]
public sealed class FactTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>What is stated.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.Become("div", "nhsuk-summary-list__row");
        output.Content.SetHtmlContent(Html.Element("dt", "nhsuk-summary-list__key", Name));
        output.Content.AppendHtml(value.IsEmptyOrWhiteSpace
            ? Html.Element("dd", "nhsuk-summary-list__value", text["fact.none"])
            : Html.Element("dd", "nhsuk-summary-list__value", value));
    }
}
