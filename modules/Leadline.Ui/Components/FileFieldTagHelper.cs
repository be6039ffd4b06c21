using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A file to send: <c>&lt;nhs-file for="File" label="…" accept=".json" /&gt;</c>, in a form with <c>enctype="multipart/form-data"</c>. No browser lets
/// a page fill it, so after an error it is chosen again.
/// </summary>
[HtmlTargetElement("nhs-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>Which files the browser offers first, such as <c>.json</c>.</summary>
    public string? Accept { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html.Input("file", Name, Id, "nhsuk-file-upload__input");
        if (Accept is not null)
            input.With("accept", Accept);
        DrawField(output, Described(input));
    }
}
