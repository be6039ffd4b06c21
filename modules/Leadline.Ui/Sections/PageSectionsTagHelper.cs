using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>Draws what other modules contribute to this page: <c>&lt;page-sections page="contract" subject="@Model.Id" /&gt;</c>.</summary>
[HtmlTargetElement("page-sections", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageSectionsTagHelper(IEnumerable<IPageSection> sections, IHtmlHelper html) : TagHelper
{
    /// <summary>The kind of the page's subject.</summary>
    public required string Page { get; set; }

    /// <summary>The subject.</summary>
    public Guid Subject { get; set; }

    /// <summary>The part of it that the page is about, if it is about a part.</summary>
    public string Part { get; set; } = "";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        ((IViewContextAware)html).Contextualize(ViewContext);
        var caller = Caller.From(ViewContext.HttpContext.User);
        foreach (var section in sections.Where(s => s.Page == Page).OrderBy(s => s.Order))
        {
            if (await section.RenderAsync(new PageSubject(Subject, Part), caller, ViewContext.HttpContext.RequestAborted) is { } content)
                output.Content.AppendHtml(await html.PartialAsync(content.View, content.Model, null));
        }
    }
}
