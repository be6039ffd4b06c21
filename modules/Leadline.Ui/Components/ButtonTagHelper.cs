using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>Sends the form: <c>&lt;nhs-button&gt;Save&lt;/nhs-button&gt;</c>. A second press within a second does nothing, where scripts run.</summary>
[HtmlTargetElement("nhs-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>What it is for.</summary>
    public ButtonKind Kind { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("button", "nhsuk-button");
        if (Kind != ButtonKind.Main)
            output.AddClass("nhsuk-button--" + Kind.ToString().ToLowerInvariant());
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("data-module", "nhsuk-button");
        output.Attributes.SetAttribute("data-prevent-double-click", "true");
    }
}

/// <summary>What a button is for.</summary>
public enum ButtonKind
{
    /// <summary>What most people do on the page.</summary>
    Main,

    /// <summary>Something else that can be done there.</summary>
    Secondary,

    /// <summary>What can't be taken back.</summary>
    Warning,
}
