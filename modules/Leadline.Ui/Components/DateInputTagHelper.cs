using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>A day to type in three fields: <c>&lt;nhs-date-input for="Until" label="…" /&gt;</c>; the property is a <see cref="TypedDate"/>.</summary>
[HtmlTargetElement("nhs-date-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateInputTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    private TypedDate Typed => For.Model as TypedDate ?? new TypedDate();

    private protected override string? Error => ErrorOf(Name) ?? ErrorOf(Name + ".Month") ?? ErrorOf(Name + ".Year");

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = Typed;
        DrawFieldset(output, Html.Element("div", "nhsuk-date-input",
            Item(nameof(typed.Day), typed.Day, Id, "2"), Item(nameof(typed.Month), typed.Month, IdOf(Name + ".Month"), "2"),
            Item(nameof(typed.Year), typed.Year, IdOf(Name + ".Year"), "4")));
    }

    // The day's field has the identifier of the whole: an error of the whole leads to its first field.
    private TagBuilder Item(string part, string? value, string id, string width)
    {
        var look = $"nhsuk-input nhsuk-date-input__input nhsuk-input--width-{width} {(IsWrong(value) ? "nhsuk-input--error" : "")}";
        var input = Html.Input("text", $"{Name}.{part}", id, look).With("inputmode", "numeric").With("autocomplete", "off").With("value", value ?? "");
        var label = Html.Element("label", "nhsuk-label nhsuk-date-input__label", Text["date." + part]).With("for", id);
        return Html.Element("div", "nhsuk-date-input__item", Html.Element("div", "nhsuk-form-group", label, input));
    }

    private bool IsWrong(string? part) => Error is not null && (!Typed.IsPartly || string.IsNullOrWhiteSpace(part));
}
