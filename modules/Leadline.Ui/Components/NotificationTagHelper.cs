using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>
/// Something that must not be missed, at the head of a page: <c>&lt;nhs-notification&gt;&lt;p&gt;…&lt;/p&gt;&lt;/nhs-notification&gt;</c>. That
/// something was done, the layout shows by itself (<see cref="Confirmation"/>).
/// </summary>
[HtmlTargetElement("nhs-notification")]
public sealed class NotificationTagHelper(ModuleText<Shell> text) : TagHelper
{
    /// <summary>Whether it says that something was done; it is read out at once.</summary>
    public bool Success { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = "notification-" + context.UniqueId;
        output.Become("div", "nhsuk-notification-banner");
        if (Success)
            output.AddClass("nhsuk-notification-banner--success");
        output.Attributes.SetAttribute("data-module", "nhsuk-notification-banner");
        output.Attributes.SetAttribute("role", Success ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        var title = Html.Element("h2", "nhsuk-notification-banner__title", text[Success ? "notification.success" : "notification.important"]);
        output.PreContent.SetHtmlContent(Html.Element("div", "nhsuk-notification-banner__header", title.With("id", id)));
        output.PreContent.AppendHtml("<div class=\"nhsuk-notification-banner__content\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}
