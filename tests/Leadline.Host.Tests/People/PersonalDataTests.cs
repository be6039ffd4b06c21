using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class PersonalDataTests(SharedWorld shared) : InWorld(shared)
{
    private const string Own = "/api/v1/people/own/data";

    [Fact]
    public async Task Whoever_asks_is_told_all_that_is_held_and_no_secret()
    {
        var her = await Hermione.MakeAsync(World);
        var competition = (await her.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        var answer = (await her.Api.GetAsync(Own)).Good();
        var held = Lines(answer);

        Assert.Equal((her.Email, $"Hermione {her.Mark}"), (held["people"][0]["email"]!.ToString(), held["people"][0]["name"]!.ToString()));
        Assert.Equal($"Browser/1.0 ({her.Mark})", held["person_sessions"].Single()["device"]!.ToString());
        Assert.Equal((her.Mark, "https://login.example"), (held["person_outside_logins"].Single()["subject"]!.ToString(), held["person_outside_logins"].Single()["issuer"]!.ToString()));
        Assert.Equal(["evaluator", "procurement-lead"], held["role_grants"].Select(g => g["role"]!.AsArray().Single()!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(World.OtherBuyer.Id, held["delegations"].Single()["organisation_id"]!.ToString());
        Assert.Equal(($"I am {her.Mark}.", "waiting"), (held["access_requests"].Single()["reason"]!.ToString(), held["access_requests"].Single()["state"]!.ToString()));
        Assert.Equal(2, held["outgoing_mail"].Count(m => m["to_address"]!.ToString() == her.Email));
        Assert.Single(held["sign_in_attempts"]);
        Assert.Single(held["one_time_links"]);
        Assert.Equal(competition.Id, held["prepared_competitions"].Single()["call_off_id"]!.ToString());
        Assert.Contains(held["audit"], e => e["act"]!.ToString() == "prepare-competition" && e["module"]!.ToString() == "call_off");
        Assert.Contains(held["audit"], e => e["act"]!.ToString() == "add-person");
        Assert.Single(held["answered_requests"]);
        Assert.DoesNotContain("leadline_link_", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("$PBKDF2", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Words_in_requests_for_help_are_shown_to_whoever_wrote_them()
    {
        var (asking, helping) = (await World.PersonAsync(World.Buyer, "procurement-lead"), await World.PersonAsync(World.Authority, "category-manager"));
        var request = (await asking.Api.PostAsync("/api/v1/help-requests", new { frameworkId = World.Framework.Id, kind = "legal", text = "May I ask?" })).Good();
        (await helping.Api.ActAsync($"/api/v1/help-requests/{request.Id}", "taking")).Good();
        (await helping.Api.ActAsync($"/api/v1/help-requests/{request.Id}", "answer", new { text = "You may." })).Good();

        Assert.Equal("May I ask?", Lines(await asking.Api.GetAsync(Own))["asked_help_requests"].Single()["about"]!.ToString());
        Assert.Equal("You may.", Lines(await helping.Api.GetAsync(Own))["taken_help_requests"].Single()["about"]!.ToString());
    }

    [Fact]
    public async Task A_mark_shows_whoever_gave_it()
    {
        var person = await World.PersonAsync(World.Buyer, "procurement-lead", "evaluator");
        var competition = await World.InviteAsync();
        (await competition.BidAsync(World.Suppliers[0], 100)).Good();
        await competition.CloseAndOpenAsync();
        var bid = (await competition.BidsAsync())[0].Id;
        (await person.Api.PostAsync($"{competition.Path}/bids/{bid}/marks", new { criterion = "quality", value = 3, reason = "Well argued." })).Good();

        Assert.Equal(("Well argued.", bid), (Lines(await person.Api.GetAsync(Own))["marks"].Single()["reason"]!.ToString(),
            Lines(await person.Api.GetAsync(Own))["marks"].Single()["bid_id"]!.ToString()));
    }

    [Fact]
    public async Task Nobody_is_told_of_somebody_else()
    {
        var (her, other) = (await Hermione.MakeAsync(World), await World.PersonAsync(World.Buyer, "administrator"));
        Assert.DoesNotContain(her.Mark, (await other.Api.GetAsync(Own)).Good().Body, StringComparison.Ordinal);
        (await other.Api.GetAsync($"/api/v1/people/{her.Id}/data")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.Buyer.Api.GetAsync(Own)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task That_the_operator_looked_stands_in_the_record_where_the_person_sees_it()
    {
        var her = await Hermione.MakeAsync(World);
        var answer = (await World.Host.Operator.GetAsync($"/api/v1/people/{her.Id}/data")).Good();
        Assert.Equal(her.Email, Lines(answer)["people"][0]["email"]!.ToString());
        Assert.Contains(Lines(await her.Api.GetAsync(Own))["audit"], e => e["act"]!.ToString() == "read-personal-data");
        (await World.Host.Operator.GetAsync($"/api/v1/people/{Guid.CreateVersion7()}/data")).Hidden();
    }

    [Fact]
    public async Task The_page_shows_the_same_and_gives_it_away_as_a_file()
    {
        var her = await Hermione.MakeAsync(World);
        var page = (await her.Api.GetAsync("/account/data")).Good();
        Assert.All([$"Hermione {her.Mark}", $"Browser/1.0 ({her.Mark})", $"I am {her.Mark}.", her.Email, "https://login.example", "procurement-lead"],
            what => Assert.Contains($">{what}<", page.Body.Replace("\n", "", StringComparison.Ordinal).Replace(" <", "<", StringComparison.Ordinal), StringComparison.Ordinal));
        using var file = await her.Api.Client.GetAsync(new Uri("/account/data?handler=download", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("attachment", "leadline-personal-data.json", "application/json"),
            (file.Content.Headers.ContentDisposition?.DispositionType, file.Content.Headers.ContentDisposition?.FileName, file.Content.Headers.ContentType?.MediaType));
        Assert.True(file.Headers.CacheControl?.NoStore);
        Assert.Equal(her.Id, JsonNode.Parse(text)!["person"]!.ToString());
        Assert.Contains($"I am {her.Mark}.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_finds_a_person_by_the_address()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        Assert.Equal(person.Id, Assert.Single((await World.Host.Operator.GetAsync($"/api/v1/people?email={person.Email.ToUpperInvariant()}")).Good().Json.AsArray())!["id"]!.ToString());
        Assert.Empty((await World.Host.Operator.GetAsync($"/api/v1/people?email=x{World.Unique()}@nowhere.example")).Good().Json.AsArray());
        (await World.Host.Operator.GetAsync("/api/v1/people?email=nobody")).Refused(HttpStatusCode.BadRequest, "email-malformed");
    }

    private static Dictionary<string, List<JsonNode>> Lines(Answer document) =>
        document.Good().Json["holdings"]!.AsArray().ToDictionary(h => h!["name"]!.ToString(), h => h!["lines"]!.AsArray().Select(l => l!).ToList());
}

[Collection(Profiles.Embedded)]
public sealed class PersonalDataOnEmbedded(EmbeddedWorld shared) : PersonalDataTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PersonalDataOnProduction(ProductionWorld shared) : PersonalDataTests(shared);
