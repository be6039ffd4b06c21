using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>Several lines to type: <c>&lt;nhs-text-area for="Reason" label="…" /&gt;</c>.</summary>
[HtmlTargetElement("nhs-text-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>How many lines it shows at once.</summary>
    public int Rows { get; set; } = 3;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A browser takes the first line break away, so one is given for it.
        var area = Html.Element("textarea", Error is null ? "nhsuk-textarea" : "nhsuk-textarea nhsuk-textarea--error", "\n" + Value)
            .With("id", Id).With("name", Name).With("rows", $"{Rows}").With("autocomplete", "off");
        DrawField(output, Described(area));
    }
}
