using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A form whose answers stand in the page's own address, so that what was found can be kept and sent on: <c>&lt;nhs-search-form&gt;…&lt;/nhs-search-form&gt;</c>.
/// It changes nothing, and needs no token.
/// </summary>
[HtmlTargetElement("nhs-search-form")]
public sealed class SearchFormTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", $"{request.PathBase}{request.Path}");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
    }
}
