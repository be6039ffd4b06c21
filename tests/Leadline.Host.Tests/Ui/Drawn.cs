using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Leadline.Host.Tests.Ui;

/// <summary>Draws one tag helper, as a page would.</summary>
internal static class Drawn
{
    internal static readonly IModelMetadataProvider Metadata = new EmptyModelMetadataProvider();

    internal static async Task<string> As(TagHelper helper, string tag, string inner = "", Dictionary<object, object>? items = null)
    {
        var context = new TagHelperContext(tag, [], items ?? [], "one");
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(inner)));
        output.Content.SetHtmlContent(inner);
        await helper.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    internal static ViewContext Page(string address = "http://x/charges")
    {
        var uri = new Uri(address);
        var http = new DefaultHttpContext();
        http.Request.Path = uri.AbsolutePath;
        http.Request.QueryString = new QueryString(uri.Query);
        return new ViewContext { HttpContext = http, ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()) };
    }
}
