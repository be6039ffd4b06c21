using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// What is wrong with the form, each linked to its field, first on the page: <c>&lt;nhs-error-summary /&gt;</c>. The model state forgets in
/// which order fields stand; where that matters, <c>fields</c> names them.
/// </summary>
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>The names of the fields in the order of the page; what is about none of them comes first.</summary>
    public IReadOnlyList<string> Fields { get; set; } = [];

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        var places = Fields.Index().ToDictionary(f => f.Item, f => f.Index, StringComparer.Ordinal);
        var errors = from field in ViewContext.ModelState
                     orderby places.GetValueOrDefault(field.Key, -1)
                     from error in field.Value!.Errors
                     select Html.Element("li", null, Line(field.Key, error));
        output.Become("div", "nhsuk-error-summary");
        output.Attributes.SetAttribute("data-module", "nhsuk-error-summary");
        output.Content.SetHtmlContent(Html.Element("div", null,
            Html.Element("h2", "nhsuk-error-summary__heading", text["errors.heading"]),
            Html.Element("div", "nhsuk-error-summary__body", Html.Element("ul", "nhsuk-list nhsuk-error-summary__list", errors)))
            .With("role", "alert"));
    }

    private static TagBuilder Line(string field, ModelError error) => field.Length == 0
        ? Html.Element("span", null, error.ErrorMessage)
        : Html.Element("a", null, error.ErrorMessage).With("href", "#" + TagBuilder.CreateSanitizedId(field, "_"));
}
