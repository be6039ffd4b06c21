using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// The way on through a list read by <c>?after=&amp;limit=</c>:
/// <c>&lt;nhs-pagination after="@Model.After" next="@Model.Next" /&gt;</c>.
/// The rest of the address (filters, the limit) stays. Draws nothing where the list is whole.
/// </summary>
[HtmlTargetElement("nhs-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>The cursor that this page was asked with; null on the first.</summary>
    public string? After { get; set; }

    /// <summary>The cursor of the next page; null on the last.</summary>
    public string? Next { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(After) && string.IsNullOrEmpty(Next))
        {
            output.SuppressOutput();
            return;
        }

        var request = ViewContext.HttpContext.Request;
        var items = Html.Element("ul", "nhsuk-list nhsuk-pagination__list");
        if (!string.IsNullOrEmpty(After))
            items.InnerHtml.AppendHtml(Item(request, null));
        if (!string.IsNullOrEmpty(Next))
            items.InnerHtml.AppendHtml(Item(request, Next));

        output.Become("nav", "nhsuk-pagination");
        output.Attributes.SetAttribute("aria-label", text["pagination.label"]);
        output.Content.SetHtmlContent(items);
    }

    private TagBuilder Item(HttpRequest request, string? after)
    {
        var forward = after is not null;
        var anchor = Html.Element("a", "nhsuk-pagination__link nhsuk-pagination__link--" + (forward ? "next" : "prev"),
            Html.Element("span", "nhsuk-pagination__title", text[forward ? "pagination.next" : "pagination.first"]), Arrow(forward));
        anchor.With("href", Address(request, after));
        return Html.Element("li", "nhsuk-pagination-item--" + (forward ? "next" : "previous"), anchor);
    }

    private static string Address(HttpRequest request, string? after)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key != "after"));
        if (after is not null)
            query.Add("after", after);
        return (request.PathBase + request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }

    // Source: nhsuk-frontend 10.6.1, icons arrow-left and arrow-right.
    private const string Left =
        "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5"
        + ".3-.7l5-5a1 1 0 0 1 1.4 0Z";

    private const string Right =
        "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z";

    private static TagBuilder Arrow(bool forward) => Html
        .Element("svg", "nhsuk-icon nhsuk-icon--arrow-" + (forward ? "right" : "left"),
            Html.Element("path", null).With("d", forward ? Right : Left))
        .With("xmlns", "http://www.w3.org/2000/svg").With("viewBox", "0 0 24 24").With("width", "16").With("height", "16")
        .With("focusable", "false").With("aria-hidden", "true");
}
