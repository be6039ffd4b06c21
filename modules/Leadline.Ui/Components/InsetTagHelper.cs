using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>A remark set apart, also for an empty list: <c>&lt;nhs-inset&gt;&lt;p&gt;…&lt;/p&gt;&lt;/nhs-inset&gt;</c>.</summary>
[HtmlTargetElement("nhs-inset")]
public sealed class InsetTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "nhsuk-inset-text");
        output.PreContent.SetHtmlContent(Html.Hidden(text["inset.prefix"]));
    }
}
