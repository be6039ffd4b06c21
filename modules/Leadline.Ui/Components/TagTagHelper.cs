using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>A state in a word or two; the colour only helps: <c>&lt;nhs-tag colour="Green"&gt;Live&lt;/nhs-tag&gt;</c>.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>Its colour.</summary>
    public TagColour Colour { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("strong", "nhsuk-tag");
        if (Colour != TagColour.Blue)
            output.AddClass("nhsuk-tag--" + Colour.ToString().ToLowerInvariant());
    }
}

/// <summary>Colours of a tag, with the use that keeps pages alike.</summary>
public enum TagColour
{
    /// <summary>Without a meaning of its own.</summary>
    Blue,

    /// <summary>Not begun, draft, ended.</summary>
    Grey,

    /// <summary>Open, live, in force, paid.</summary>
    Green,

    /// <summary>Waits for somebody.</summary>
    Yellow,

    /// <summary>Late or in dispute.</summary>
    Orange,

    /// <summary>Refused, removed, failed.</summary>
    Red,

    /// <summary>Being worked on.</summary>
    White,
}
