using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Ui;

/// <summary>Short words for making elements; text is always encoded.</summary>
internal static class Html
{
    /// <summary>An element with a class and text.</summary>
    internal static TagBuilder Element(string name, string? @class, string text)
    {
        var element = Element(name, @class);
        element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>An element with a class and other elements in it.</summary>
    internal static TagBuilder Element(string name, string? @class, params IEnumerable<IHtmlContent> inner)
    {
        var element = new TagBuilder(name);
        if (@class is not null)
            element.AddCssClass(@class);
        foreach (var each in inner)
            element.InnerHtml.AppendHtml(each);
        return element;
    }

    /// <summary>An input of a form.</summary>
    internal static TagBuilder Input(string type, string name, string id, string @class)
    {
        var input = Element("input", string.Join(' ', @class.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .With("type", type).With("name", name).With("id", id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input;
    }

    /// <summary>Words for those who listen.</summary>
    internal static TagBuilder Hidden(string text) => Element("span", "nhsuk-u-visually-hidden", text);

    internal static TagBuilder With(this TagBuilder element, string attribute, string value)
    {
        element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>Turns the tag helper's own element into another, keeping the classes that the page gave it.</summary>
    internal static void Become(this TagHelperOutput output, string name, string @class)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(@class);
    }

    internal static void AddClass(this TagHelperOutput output, string @class) =>
        output.AddClass(@class, System.Text.Encodings.Web.HtmlEncoder.Default);
}
