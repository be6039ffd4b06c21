using System.Net;
using System.Text.RegularExpressions;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>What tests of the administrators' pages begin with and read off a page.</summary>
public abstract partial class AdministrationPages(SharedWorld shared) : InWorld(shared)
{
    private protected const string Script = "<script>alert(1)</script>";

    private protected async Task<(Member Organisation, Browser Browser)> BeginAsync()
    {
        var organisation = await World.JoinAsync("trust", $"GB-NHS:P{World.Unique():D5}", "buyer");
        return (organisation, await SignedInAsync(await World.PersonAsync(organisation, "administrator")));
    }

    private protected async Task<Browser> SignedInAsync(Person person)
    {
        if (person.Key is not null)
            await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1)); // setting the authenticator up has used the code of now
        var browser = new Browser(World);
        Assert.Equal("/account", (await browser.SignInAsync(person)).Location);
        return browser;
    }

    private protected async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> PeopleOfAsync(Member organisation) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/organisations/{organisation.Id}/people?limit=200")).Good().Json["items"]!.AsArray().Select(p => p!)];

    /// <summary>Posts to a page that can't be opened, with the token of one that can.</summary>
    private protected static async Task<Shown> PostedAsync(Browser browser, string path, params (string, string)[] fields) =>
        await browser.PostAsync(path, [.. fields, ("__RequestVerificationToken", Hidden(await browser.OpenAsync("/account"), "__RequestVerificationToken"))]);

    private protected static IEnumerable<string> Faults(Shown page) =>
        Fault().Matches(page.Body[page.Body.IndexOf("nhsuk-error-summary__list", StringComparison.Ordinal)..]).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value));

    private protected static string LinkIn(Shown page, string below) => LinkIn(page.Body, below);

    private protected static string LinkIn(string body, string below) =>
        Regex.Match(body, $"href=\"(?<link>{below}[0-9a-f-]{{36}})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["link"].Value;

    private protected static string Hidden(Shown page, string name) => WebUtility.HtmlDecode(
        Regex.Match(page.Body, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    private protected static string Choice(Shown page, string name, string label) => Regex.Match(page.Body,
        $"name=\"{Regex.Escape(name)}\" type=\"radio\" value=\"(?<value>[^\"]*)\" /><label[^>]*>{label}</label>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    private protected static IReadOnlyList<string> Secrets(Shown page) => [.. Secret().Matches(page.Body).Select(m => m.Value)];

    [GeneratedRegex("leadline_secret_[0-9a-f]{64}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<li>(<a href=\"#[^\"]*\">|<span>)(?<text>[^<]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fault();
}
