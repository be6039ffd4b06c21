using System.Net;
using System.Text.RegularExpressions;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Access;

/// <summary>
/// Opens every page of the running host in every role, in the object's own organisation and in another, and compares with the table in
/// <c>who-may-call-what.txt</c>; follows every link that a reader is shown; and looks at what other modules add to pages open to anybody.
/// </summary>
public abstract partial class WhoMayOpenWhatTests(SharedWorld shared, ITestOutputHelper output) : InWorld(shared)
{
    private const Role SeesCompetitions = Roles.Authority | Roles.Buyer | Roles.Supplier;
    private const Role SeesCharges = Roles.Authority | Role.SupplierFinance;

    /// <param name="Who">Named for the failure.</param>
    /// <param name="Role">The role; none for nobody.</param>
    /// <param name="Own">Whether of the organisation that the scene's objects are of.</param>
    private sealed record Reader(string Who, Testing.Api Api, Role Role, bool Own)
    {
        public bool Sees(Role roles) => Own && (Role & roles) != Role.None;
    }

    [Fact]
    public async Task Everybody_opens_what_the_table_says_and_is_shown_what_is_theirs()
    {
        var table = AccessLine.Pages();
        var scene = await Scene.SetAsync(World);
        Assert.Equal(table.Keys.Order(StringComparer.Ordinal), Routes().Order(StringComparer.Ordinal));
        Assert.Equal(table.Keys.Order(StringComparer.Ordinal), scene.Pages.Keys.Order(StringComparer.Ordinal));

        var (wrong, opened, followed) = (new List<string>(), 0, 0);
        foreach (var reader in Readers(scene))
        {
            var links = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (route, line) in table)
            {
                var answer = await reader.Api.GetAsync(scene.Pages[route].Path);
                links.UnionWith(LinksOf(answer));
                opened++;
                if ((Met(answer, scene.Pages[route].Link), Expected(reader, line, scene.Pages[route].Link)) is var (met, expected) && met != expected)
                    wrong.Add($"{route} by {reader.Who}: {met}, and the table says {expected}");
            }

            followed += links.Count;
            wrong.AddRange(await DeadEndsAsync(reader, links));
            wrong.AddRange(await SectionsAsync(reader, scene));
        }

        output.WriteLine($"Counted: {opened} openings: {table.Count} pages, {Roles.ByName.Count} roles in two organisations each, the operator, and nobody; {followed} links followed.");
        Assert.True(followed > 200);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private IEnumerable<Reader> Readers(Scene scene)
    {
        yield return new Reader("nobody", World.Host.Anonymous(), Role.None, Own: false);
        yield return new Reader("the operator", World.Host.Operator, Role.Operator, Own: false);
        foreach (var (name, role) in Roles.ByName)
        {
            yield return new Reader($"{name}, own", scene.Reader(role, own: true), role, Own: true);
            yield return new Reader($"{name}, another's", scene.Reader(role, own: false), role, Own: false);
        }
    }

    private static string Expected(Reader reader, AccessLine line, string? link) => reader switch
    {
        { Role: Role.None } => line.Everybody ? "may" : "unknown",
        _ when !line.Roles.HasFlag(reader.Role) => "not in this role",
        _ when line.Others == "draft" => reader.Sees(Roles.Buyer) ? "may" : link is null ? "hidden" : "own",
        { Own: false, Role: not Role.Operator } when line.Others is "hidden" or "own" => line.Others,
        _ => "may",
    };

    // Whatever a page answers, it answers people.
    private static string Met(Answer answer, string? link) => answer switch
    {
        { Status: HttpStatusCode.Redirect } => answer.Location!.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) ? "unknown" : "may",
        { Type: not "text/html" } => $"{answer.Type} {answer.Body}",
        { Status: HttpStatusCode.Unauthorized } => "unknown",
        { Status: HttpStatusCode.Forbidden } => "not in this role",
        { Status: HttpStatusCode.NotFound } => "hidden",
        { Status: >= HttpStatusCode.InternalServerError } => "a failure",
        _ when link is not null && !LinksOf(answer).Contains(link) => "own",
        _ => "may",
    };

    private static async Task<List<string>> DeadEndsAsync(Reader reader, HashSet<string> links)
    {
        var dead = new List<string>();
        foreach (var link in links)
        {
            if (await reader.Api.GetAsync(link) is { Status: not HttpStatusCode.OK and var status })
                dead.Add($"{reader.Who} is shown a link to {link}, and meets {(int)status}");
        }

        return dead;
    }

    private static async Task<List<string>> SectionsAsync(Reader reader, Scene scene)
    {
        var home = await reader.Api.GetAsync("/");
        var framework = await reader.Api.GetAsync(scene.Pages["/frameworks/{id:guid}"].Path);
        var contract = await reader.Api.GetAsync(scene.Pages["/contracts/{id:guid}"].Path);
        (string What, bool Shown, bool Should)[] sections =
        [
            ("the next closing on the home page", LinksOf(home).Contains($"/competitions/{scene.Open.Id}"), reader.Sees(SeesCompetitions)),
            ("unpaid charges on the home page", home.Body.Contains("Unpaid invoices", StringComparison.Ordinal), reader.Sees(SeesCharges)),
            ("competitions on a framework's page", framework.Body.Contains("taking bids", StringComparison.Ordinal), reader.Sees(SeesCompetitions) || (!reader.Own && (reader.Role & Roles.Buyer) != Role.None && framework.Body.Contains("taking bids", StringComparison.Ordinal))), // another buyer may run some of its own
            ("reported spend on a contract's page", contract.Body.Contains("Reported spend", StringComparison.Ordinal), reader.Sees(Role.SupplierFinance)),
        ];
        return [.. sections.Where(s => s.Shown != s.Should).Select(s => $"{reader.Who} {(s.Should ? "is not shown" : "is shown")} {s.What}")];
    }

    private IEnumerable<string> Routes() => World.Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(r => r.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'));

    private static HashSet<string> LinksOf(Answer page) => [.. Link().Matches(page.Body).Select(m => WebUtility.HtmlDecode(m.Groups["href"].Value))];

    [GeneratedRegex("<a [^>]*href=\"(?<href>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class WhoMayOpenWhatOnEmbedded(EmbeddedWorld shared, ITestOutputHelper output) : WhoMayOpenWhatTests(shared, output);

[Collection(Profiles.Production), Trait("Needs", "Services"), Trait("Proof", "Yes")] // what pages show is the same code on either store; the calls below them are tried on both
public sealed class WhoMayOpenWhatOnProduction(ProductionWorld shared, ITestOutputHelper output) : WhoMayOpenWhatTests(shared, output);
