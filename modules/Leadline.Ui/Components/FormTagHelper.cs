using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A form that posts to its own page, with the token against forgery: <c>&lt;nhs-form handler="Add"&gt;…&lt;/nhs-form&gt;</c>. The page's own
/// query stays. What is wrong, the server says, in the design system's way and not the browser's.
/// </summary>
[HtmlTargetElement("nhs-form")]
public sealed class FormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    /// <summary>The page's handler: <c>Add</c> for <c>OnPostAddAsync</c>; none for <c>OnPostAsync</c>.</summary>
    public string? Handler { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var tokens = antiforgery.GetAndStoreTokens(ViewContext.HttpContext);
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Address(ViewContext.HttpContext.Request));
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        output.PostContent.AppendHtml(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .With("name", tokens.FormFieldName).With("type", "hidden").With("value", tokens.RequestToken!));
    }

    private string Address(HttpRequest request)
    {
        var query = new QueryBuilder(request.Query.Where(q => !string.Equals(q.Key, "handler", StringComparison.OrdinalIgnoreCase)));
        if (Handler is not null)
            query.Add("handler", Handler);
        return (request.PathBase + request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
