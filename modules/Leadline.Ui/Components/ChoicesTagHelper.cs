using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What people read.</param>
/// <param name="Hint">What it means, if that needs saying.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A group of boxes to tick or buttons to press.</summary>
public abstract class ChoicesTagHelper(ModuleText<Shell> text) : FieldTagHelper(text)
{
    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <param name="output">What is drawn.</param>
    /// <param name="group">The design system's name of the group.</param>
    /// <param name="type">Of each input.</param>
    /// <param name="chosen">Whether a value is chosen.</param>
    private protected void Draw(TagHelperOutput output, string group, string type, Func<string, bool> chosen)
    {
        var items = Choices.Select((choice, i) => Item(choice, i == 0 ? Id : $"{Id}-{i + 1}", group, type, chosen(choice.Value)));
        DrawFieldset(output, Html.Element("div", $"nhsuk-{group}", items).With("data-module", $"nhsuk-{group}"));
    }

    private TagBuilder Item(Choice choice, string id, string group, string type, bool chosen)
    {
        var input = Html.Input(type, Name, id, $"nhsuk-{group}__input").With("value", choice.Value);
        if (chosen)
            input.With("checked", "checked");
        List<IHtmlContent> parts = [input, Html.Element("label", $"nhsuk-label nhsuk-{group}__label", choice.Text).With("for", id)];
        if (choice.Hint is { } hint)
        {
            input.With("aria-describedby", id + "-item-hint");
            parts.Add(Html.Element("div", $"nhsuk-hint nhsuk-{group}__hint", hint).With("id", id + "-item-hint"));
        }

        return Html.Element("div", $"nhsuk-{group}__item", parts);
    }
}

/// <summary>Any of a few: <c>&lt;nhs-checkboxes for="Roles" label="…" choices="Model.Choices" /&gt;</c>; the property is a list of texts.</summary>
[HtmlTargetElement("nhs-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTagHelper(ModuleText<Shell> text) : ChoicesTagHelper(text)
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = For.Model as IEnumerable<string> ?? [];
        Draw(output, "checkboxes", "checkbox", value => chosen.Contains(value, StringComparer.Ordinal));
    }
}

/// <summary>One of a few: <c>&lt;nhs-radios for="Decision" label="…" choices="Model.Choices" /&gt;</c>.</summary>
[HtmlTargetElement("nhs-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper(ModuleText<Shell> text) : ChoicesTagHelper(text)
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Draw(output, "radios", "radio", value => value == Value);
}
