using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>One of many, from a list that opens: <c>&lt;nhs-select for="Organisation" label="…" choices="Model.Organisations" /&gt;</c>. For up to seven, radios.</summary>
[HtmlTargetElement("nhs-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var nothing = Html.Element("option", null, Text["select.none"]).With("value", "");
        var select = Html.Element("select", Error is null ? "nhsuk-select" : "nhsuk-select nhsuk-select--error", Choices.Select(Option).Prepend(nothing))
            .With("id", Id).With("name", Name);
        DrawField(output, Described(select));
    }

    private TagBuilder Option(Choice choice)
    {
        var option = Html.Element("option", null, choice.Text).With("value", choice.Value);
        return choice.Value == Value ? option.With("selected", "selected") : option;
    }
}
