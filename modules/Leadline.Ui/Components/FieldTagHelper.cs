using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>What every field of a form has: its property, a label, a hint where it needs one, and what was wrong with what was entered.</summary>
public abstract class FieldTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>The property it fills.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Its label; of a group of fields, the legend.</summary>
    public required string Label { get; set; }

    /// <summary>How to fill it, if that needs saying.</summary>
    public string? Hint { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected ModuleText<Shell> Text => text;

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The identifier that the error summary leads to: of the field, or of the first of a group.</summary>
    private protected string Id => IdOf(Name);

    /// <summary>What was entered, also where it could not be read as the property's type; else what the property holds.</summary>
    private protected string Value => Entry(Name)?.AttemptedValue ?? For.Model?.ToString() ?? "";

    private protected virtual string? Error => ErrorOf(Name);

    private protected static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private protected string? ErrorOf(string name) => Entry(name)?.Errors.FirstOrDefault()?.ErrorMessage;

    private ModelStateEntry? Entry(string name) => ViewContext.ModelState.GetValueOrDefault(name);

    /// <summary>Draws one field under its label.</summary>
    private protected void DrawField(TagHelperOutput output, IHtmlContent field)
    {
        BecomeGroup(output);
        output.Content.AppendHtml(Html.Element("label", "nhsuk-label", Label).With("for", Id));
        foreach (var remark in Remarks())
            output.Content.AppendHtml(remark);
        output.Content.AppendHtml(field);
    }

    /// <summary>Draws fields that belong together under a legend.</summary>
    private protected void DrawFieldset(TagHelperOutput output, IHtmlContent fields)
    {
        BecomeGroup(output);
        var legend = Html.Element("legend", "nhsuk-fieldset__legend nhsuk-fieldset__legend--s", Label);
        output.Content.AppendHtml(Described(Html.Element("fieldset", "nhsuk-fieldset", [legend, .. Remarks(), fields])));
    }

    /// <summary>Ties hint and error to what they are about, for those who listen.</summary>
    private protected TagBuilder Described(TagBuilder element)
    {
        var described = string.Join(' ', Remarks().Select(r => r.Attributes["id"]));
        return described.Length == 0 ? element : element.With("aria-describedby", described);
    }

    private void BecomeGroup(TagHelperOutput output)
    {
        output.Become("div", "nhsuk-form-group");
        if (Error is not null)
            output.AddClass("nhsuk-form-group--error");
        output.Content.Clear();
    }

    private IEnumerable<TagBuilder> Remarks()
    {
        if (Hint is not null)
            yield return Html.Element("div", "nhsuk-hint", Hint).With("id", Id + "-hint");
        if (Error is not { } error)
            yield break;
        var message = Html.Element("span", "nhsuk-error-message", Html.Hidden(text["errors.prefix"]));
        message.InnerHtml.Append(error);
        yield return message.With("id", Id + "-error");
    }
}
