using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// A password to type: <c>&lt;nhs-password-field for="Password" label="…" autocomplete="new-password" /&gt;</c>. What was typed never comes
/// back in a page; a button shows it while it is typed, where scripts run.
/// </summary>
[HtmlTargetElement("nhs-password-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordFieldTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>What password managers are told: <c>current-password</c>, or <c>new-password</c> where one is chosen.</summary>
    public string Autocomplete { get; set; } = "current-password";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html
            .Input("password", Name, Id,
                $"nhsuk-input {(Error is null ? "" : "nhsuk-input--error")} nhsuk-password-input__input nhsuk-js-password-input-input")
            .With("autocomplete", Autocomplete).With("autocapitalize", "none").With("spellcheck", "false");
        DrawField(output, Html.Element("div", "nhsuk-input-wrapper", Described(input), Toggle()));
        output.AddClass("nhsuk-password-input");
        output.Attributes.SetAttribute("data-module", "nhsuk-password-input");
    }

    private TagBuilder Toggle() => Html
        .Element("button", "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle nhsuk-js-password-input-toggle",
            Text["password.show"])
        .With("type", "button").With("data-module", "nhsuk-button").With("aria-controls", Id).With("aria-label", Text["password.show.label"])
        .With("hidden", "hidden");
}
