using System.Collections.Concurrent;
using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Access;

/// <summary>
/// Posts every form of the running host's pages in every role, in the object's own organisation and in another, and compares with the table in
/// <c>who-may-call-what.txt</c>. Each carries a good token against forgery; without one it is refused to everybody.
/// </summary>
public abstract class WhoMayPostWhatTests(SharedWorld shared, ITestOutputHelper output) : AdministrationPages(shared)
{
    private const string Token = "__RequestVerificationToken";

    // Opens to whoever comes, signed in or not, and has a form.
    private const string PageWithToken = "/sign-in?refused=other";

    // How a page says among what is wrong with a form that it is not the organisation's to post, where the page itself may be read.
    private static readonly string[] WordsOfRefusal =
        ["not yours to see", "not for your organisation", "Only the lead does that", "neither invited nor a member", "The lead invites buyers", "itself publishes an agreement"];

    private readonly List<People.Browser> _browsers = [];

    /// <param name="Who">Named for the failure.</param>
    /// <param name="Role">The role; none for nobody.</param>
    /// <param name="Own">Whether of the organisation that the scene's objects are of.</param>
    /// <param name="Post">Sends a form.</param>
    /// <param name="Token">The token that it was given.</param>
    /// <param name="Organisation">For whom it acts.</param>
    /// <param name="Session">Another session of its own.</param>
    private sealed record Reader(
        string Who, Role Role, bool Own, Func<string, (string, string)[], Task<Shown>> Post, string Token, string Organisation = "", string Session = "")
    {
        public Task<Shown> PostAsync(PostedForm form, string? tag, bool withToken = true)
        {
            var fields = form.Fields.Select(f => (f.Name, Filled(f.Value)));
            if (tag is not null)
                fields = fields.Append((form.Tag!, tag));
            return Post(Filled(form.Path), [.. withToken ? fields.Append((WhoMayPostWhatTests.Token, Token)) : fields]);
        }

        private string Filled(string text) =>
            text.Replace(SceneOfForms.OwnOrganisation, Organisation, StringComparison.Ordinal).Replace(SceneOfForms.OtherSession, Session, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_posts_what_the_table_says_and_nothing_else()
    {
        var (table, handlers) = (AccessLine.Forms(), await HandlersAsync());
        Assert.Equal("", string.Join('\n', handlers.Except(table.Keys, StringComparer.Ordinal))); // forms that are not in the table
        Assert.Equal("", string.Join('\n', table.Keys.Except(handlers, StringComparer.Ordinal))); // lines without a form
        var scene = await Scene.SetAsync(World);
        var forms = new SceneOfForms(scene);
        Assert.Empty(forms.Filled.Except(table.Keys, StringComparer.Ordinal));
        var (readers, wrong) = (await ReadersAsync(scene), new ConcurrentBag<string>());

        // Whoever is refused goes first, with the version that is there; then those who may, with none, so that little is changed for those after them.
        foreach (var line in table.Values)
        {
            var (form, tag) = (forms[line.Operation], await TagAsync(scene, forms[line.Operation], line));
            var without = await readers.First(r => Expected(r, line) == "may").PostAsync(form, tag, withToken: false);
            if (without.Status != HttpStatusCode.BadRequest || !without.Text.Contains("We could not read what you sent", StringComparison.Ordinal))
                wrong.Add($"{line.Operation} without a token: {(int)without.Status}");
            await Task.WhenAll(readers.Where(r => Expected(r, line) != "may").Select(r => TryAsync(r, line, form, tag, wrong)));
        }

        foreach (var line in table.Values)
        {
            foreach (var reader in readers.Where(r => Expected(r, line) == "may"))
                await TryAsync(reader, line, forms[line.Operation], tag: null, wrong);
        }

        output.WriteLine($"Counted: {table.Count * (readers.Count + 1)} postings: {table.Count} forms, {Roles.ByName.Count} roles in two organisations each, the operator, nobody, and once without a token.");
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_role_on_one_call_off_posts_the_forms_of_that_one_alone()
    {
        const Role Held = Role.Approver | Role.ProcurementLead;
        var (contract, other) = (await World.SignedAsync(), await World.SignedAsync());
        var (award, otherAward) = (await PreparedAsync(), await PreparedAsync());
        var person = await World.PersonAsync(World.Buyer, "moderator"); // who opens the pages of all
        foreach (var callOff in new[] { contract.Id, award })
            (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles", new { roles = Held.Names(), reason = "Runs this one.", callOff })).Good();
        var browser = Browser();
        Assert.Equal("/account", (await browser.SignInAsync(person)).Location);

        var met = new List<(string Form, string OnMine, string OnOthers)>();
        foreach (var line in AccessLine.Forms().Values.Where(l => (l.Roles & Held) != Role.None && (Is(l, "contracts") || Is(l, "direct-awards"))))
        {
            var (mine, others) = Is(line, "contracts") ? (contract.Id, other.Id) : (award, otherAward);
            met.Add((line.Operation, Met(await PostOnAsync(line, mine)), Met(await PostOnAsync(line, others))));
        }

        Assert.Equal(7, met.Count);
        Assert.All(met, m => Assert.Equal((m.Form, "may", "not in this role"), m));

        static bool Is(AccessLine line, string what) => line.Operation.StartsWith($"POST /{what}/{{id:guid}}", StringComparison.Ordinal);
        Task<Shown> PostOnAsync(AccessLine line, string id) => PostedAsync(browser, line.Operation["POST ".Length..].Replace("{id:guid}", id, StringComparison.Ordinal).Replace(" ", "?handler=", StringComparison.Ordinal));
        async Task<string> PreparedAsync() => (await World.Buyer.Api.PostAsync("/api/v1/direct-awards", Scene.DirectNeed(World))).Good().Id;
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _browsers.ForEach(b => b.Dispose());
        return base.DisposeAsync();
    }

    private static async Task TryAsync(Reader reader, AccessLine line, PostedForm form, string? tag, ConcurrentBag<string> wrong)
    {
        if ((Met(await reader.PostAsync(form, tag)), Expected(reader, line)) is var (met, expected) && met != expected)
            wrong.Add($"{line.Operation} by {reader.Who}: {met}, and the table says {expected}");
    }

    // The version that is there, as somebody reads it who may post the form.
    private static async Task<string?> TagAsync(Scene scene, PostedForm form, AccessLine line) =>
        form.Read is null ? null : (await scene.As(Roles.ByName.Values.First(r => line.Roles.HasFlag(r)), own: true).GetAsync(form.Read)).Good().Tag;

    private async Task<IReadOnlyList<Reader>> ReadersAsync(Scene scene)
    {
        var (nobody, socket) = (Browser(), World.Host.Operator);
        List<Reader> readers =
        [
            new("nobody", Role.None, Own: false, nobody.PostAsync, TokenIn((await nobody.OpenAsync(PageWithToken)).Body)),
            new("the operator", Role.Operator, Own: false, PostAsOperatorAsync, TokenIn((await socket.GetAsync(PageWithToken)).Body)),
        ];
        foreach (var role in Roles.ByName.Values)
        {
            (await scene.As(role, own: true).GetAsync("/api/v1/sessions")).Good(); // each signs in there too: to read versions, and to have a session that it can end
            (await scene.As(role, own: false).GetAsync("/api/v1/sessions")).Good();
        }

        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1)); // to other codes of the authenticators
        foreach (var (name, role) in Roles.ByName)
        {
            readers.Add(await ReaderAsync(scene, $"{name}, own", role, own: true));
            readers.Add(await ReaderAsync(scene, $"{name}, another's", role, own: false));
        }

        return readers;
    }

    private async Task<Reader> ReaderAsync(Scene scene, string who, Role role, bool own)
    {
        var browser = Browser();
        Assert.Equal("/account", (await browser.SignInAsync(scene.PersonAs(role, own))).Location);
        var sessions = await browser.OpenAsync("/account/sessions");
        return new Reader(who, role, own, browser.PostAsync, TokenIn(sessions.Body), scene.OrganisationOf(role, own).Id, Hidden(sessions, "session"));
    }

    private People.Browser Browser()
    {
        _browsers.Add(new People.Browser(World));
        return _browsers[^1];
    }

    private async Task<Shown> PostAsOperatorAsync(string path, (string Field, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        var answer = await World.Host.Operator.SendAsync(HttpMethod.Post, path, form);
        return new Shown(answer.Status, answer.Location, answer.Body, [], "");
    }

    private static string TokenIn(string page)
    {
        var token = Hidden(new Shown(HttpStatusCode.OK, null, page, [], ""), Token);
        Assert.NotEqual("", token);
        return token;
    }

    private static string Expected(Reader reader, AccessLine line) => reader switch
    {
        { Role: Role.None } => line.Everybody ? "may" : "unknown",
        _ when !line.Roles.HasFlag(reader.Role) => "not in this role",
        { Own: false, Role: not Role.Operator } when line.Others is "hidden" or "refused" => line.Others,
        _ => "may",
    };

    // Past the doors a form may still be wrong, and its page tells so: that is for other tests.
    private static string Met(Shown shown) => shown switch
    {
        { Status: HttpStatusCode.Redirect } when shown.Location!.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) => "unknown",
        { Status: HttpStatusCode.Redirect } => "may",
        { Status: HttpStatusCode.Forbidden } => "not in this role",
        { Status: HttpStatusCode.NotFound } => "hidden",
        { Status: not HttpStatusCode.OK } => $"a failure, {(int)shown.Status}",
        _ when Array.Exists(WordsOfRefusal, shown.Text.Contains) => "refused",
        _ => "may",
    };

    // The handlers of the pages as they are compiled, whatever their markup shows.
    private async Task<IReadOnlyList<string>> HandlersAsync()
    {
        var (pages, loader) = (World.Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints, World.Host.App.Services.GetRequiredService<PageLoader>());
        var handlers = new List<string>();
        foreach (var page in pages.OfType<RouteEndpoint>().Where(p => p.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var compiled = await loader.LoadAsync(page.Metadata.GetMetadata<PageActionDescriptor>()!, page.Metadata);
            handlers.AddRange(compiled.HandlerMethods.Where(h => string.Equals(h.HttpMethod, "POST", StringComparison.OrdinalIgnoreCase)).Select(h => $"POST /{page.RoutePattern.RawText!.TrimStart('/')} {h.Name}".TrimEnd()));
        }

        return handlers;
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class WhoMayPostWhatOnEmbedded(EmbeddedWorld shared, ITestOutputHelper output) : WhoMayPostWhatTests(shared, output);

[Collection(Profiles.Production), Trait("Needs", "Services"), Trait("Proof", "Yes")] // pages decide by the same code on either store; the calls below them are tried on both
public sealed class WhoMayPostWhatOnProduction(ProductionWorld shared, ITestOutputHelper output) : WhoMayPostWhatTests(shared, output);
