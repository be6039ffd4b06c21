using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A line to type, with label, hint and error: <c>&lt;nhs-text-field for="Reference" label="…" /&gt;</c>. What was typed is kept when it
/// was wrong, also where it could not be read as the property's type.
/// </summary>
[HtmlTargetElement("nhs-text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>A class for its width, such as <c>nhsuk-input--width-10</c>.</summary>
    public string? Width { get; set; }

    /// <summary>The browser's help: <c>autocomplete</c>. Off unless stated.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>Of which type the input is: <c>text</c> unless it is an <c>email</c> or a <c>tel</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Which keyboard a telephone shows, such as <c>numeric</c>.</summary>
    public string? Inputmode { get; set; }

    /// <summary>Whether the browser marks what it takes for misspelt: not in names, addresses and codes.</summary>
    public bool Spellcheck { get; set; } = true;

    /// <summary>What stands before what is typed, such as <c>£</c>.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands behind it, such as a unit. Who listens does not hear it, so label or hint say it too.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html.Input(Type, Name, Id, $"nhsuk-input {(Error is null ? "" : "nhsuk-input--error")} {Width}")
            .With("autocomplete", Autocomplete).With("value", Value);
        if (Inputmode is not null)
            input.With("inputmode", Inputmode);
        if (!Spellcheck)
            input.With("spellcheck", "false");
        Described(input);
        DrawField(output, Prefix is null && Suffix is null ? input : Html.Element("div", "nhsuk-input-wrapper", [.. Affix(Prefix, "prefix"), input, .. Affix(Suffix, "suffix")]));
    }

    private static IEnumerable<IHtmlContent> Affix(string? text, string place) =>
        text is null ? [] : [Html.Element("div", "nhsuk-input-wrapper__" + place, text).With("aria-hidden", "true")];
}
