using System.Net;
using System.Text.RegularExpressions;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>What a browser does between a person and the pages: keeps cookies, brings a form's hidden fields back, follows nothing by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient _client;

    internal Browser(World world) => _client = new HttpClient(_handler) { BaseAddress = world.Host.Address };

    /// <summary>The cookies that it keeps.</summary>
    internal CookieContainer Cookies => _handler.CookieContainer;

    internal async Task<Shown> OpenAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return await ShownAsync(answer);
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    internal async Task<Shown> SubmitAsync(string path, params (string Field, string Value)[] fields)
    {
        var page = await OpenAsync(path);
        var token = Token().Match(page.Body).Groups["value"].Value;
        Assert.NotEqual("", token);
        return await PostAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Chooses files in the form of a page and sends it.</summary>
    internal async Task<Shown> SubmitFilesAsync(string path, params (string Field, string Name, byte[] Content)[] files)
    {
        var token = Token().Match((await OpenAsync(path)).Body).Groups["value"].Value;
        Assert.NotEqual("", token);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (field, name, content) in files)
            form.Add(new ByteArrayContent(content), field, name);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), form);
        return await ShownAsync(answer);
    }

    /// <summary>Sends a form as another site would have it: without the token.</summary>
    internal async Task<Shown> PostAsync(string path, params (string Field, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), form);
        return await ShownAsync(answer);
    }

    /// <summary>Signs somebody in on the pages.</summary>
    internal async Task<Shown> SignInAsync(Person person, string returnUrl = "/account")
    {
        var shown = await SubmitAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("Email", person.Email), ("Password", person.Password));
        return person.Key is null ? shown : await SubmitAsync(shown.Location!, ("Code", person.Code));
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static async Task<Shown> ShownAsync(HttpResponseMessage answer) => new(
        answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(),
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [], answer.Headers.CacheControl?.ToString() ?? "");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>What the browser was answered.</summary>
internal sealed record Shown(HttpStatusCode Status, string? Location, string Body, IReadOnlyList<string> Cookies, string CacheControl)
{
    /// <summary>The page itself, with what people read in it decoded.</summary>
    internal string Text => WebUtility.HtmlDecode(Body);
}
