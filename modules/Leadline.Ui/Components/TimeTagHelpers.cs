using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>An instant in UK local time: <c>&lt;uk-instant at="closesAt" /&gt;</c>. Null draws nothing.</summary>
[HtmlTargetElement("uk-instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset? At { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.BecomeTime(At is { } at ? (UkFormat.Machine(at), UkFormat.Instant(at)) : null);
}

/// <summary>A day: <c>&lt;uk-date on="startsOn" /&gt;</c>. Null draws nothing.</summary>
[HtmlTargetElement("uk-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : TagHelper
{
    /// <summary>The day.</summary>
    public DateOnly? On { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.BecomeTime(On is { } on ? (UkFormat.Machine(on), UkFormat.Date(on)) : null);
}

internal static class TimeElement
{
    internal static void BecomeTime(this TagHelperOutput output, (string Machine, string Text)? time)
    {
        if (time is not { } known)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", known.Machine);
        output.Content.SetContent(known.Text);
    }
}
