using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A line to type, with label, hint and error: <c>&lt;nhs-text-field for="Reference" label="…" /&gt;</c>. What was typed is kept when it
/// was wrong, also where it could not be read as the property's type.
/// </summary>
[HtmlTargetElement("nhs-text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>The property it fills.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Its label.</summary>
    public required string Label { get; set; }

    /// <summary>How to fill it, if that needs saying.</summary>
    public string? Hint { get; set; }

    /// <summary>A class for its width, such as <c>nhsuk-input--width-10</c>.</summary>
    public string? Width { get; set; }

    /// <summary>The browser's help: <c>autocomplete</c>. Off unless stated.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        ViewContext.ModelState.TryGetValue(name, out var state);
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;

        output.Become("div", "nhsuk-form-group");
        if (error is not null)
            output.AddClass("nhsuk-form-group--error");
        output.Content.SetHtmlContent(Html.Element("label", "nhsuk-label", Label).With("for", id));
        foreach (var part in Parts(id, error))
            output.Content.AppendHtml(part);
        output.Content.AppendHtml(Input(name, id, error, state));
    }

    private IEnumerable<TagBuilder> Parts(string id, string? error)
    {
        if (Hint is not null)
            yield return Html.Element("div", "nhsuk-hint", Hint).With("id", id + "-hint");
        if (error is not null)
        {
            var message = Html.Element("span", "nhsuk-error-message", Html.Hidden(text["errors.prefix"]));
            message.InnerHtml.Append(error);
            yield return message.With("id", id + "-error");
        }
    }

    private TagBuilder Input(string name, string id, string? error, ModelStateEntry? state)
    {
        var input = Html.Element("input", $"nhsuk-input {(error is null ? "" : "nhsuk-input--error")} {Width}".Trim())
            .With("type", "text").With("name", name).With("id", id).With("autocomplete", Autocomplete)
            .With("value", state?.AttemptedValue ?? For.Model?.ToString() ?? "");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var described = string.Join(' ', Parts(id, error).Select(p => p.Attributes["id"]));
        return described.Length == 0 ? input : input.With("aria-describedby", described);
    }
}
