using System.Net;
using Leadline.Testing;

namespace Leadline.Directory.Tests;

/// <summary>Names, identifiers and successions over the API.</summary>
public abstract class OrganisationsOverTimeTests(SharedWorld shared) : InWorld(shared)
{
    private Api Operator => World.Host.Operator;

    [Fact]
    public async Task A_question_is_answered_as_of_the_day_it_names()
    {
        var path = await CompanyAsync();
        (await Operator.ActAsync(path, "names", new { name = "New Name Limited", from = "2020-01-01", reason = "Special resolution" })).Good();
        (await Operator.ActAsync(path, "identifiers", new { scheme = "GB-CHC", identifier = $"{2_000_000 + World.Unique()}", from = "2015-01-01", to = "2019-12-31" })).Good();
        var (before, after) = ((await Operator.GetAsync($"{path}?at=2019-12-31")).Good(), (await Operator.GetAsync($"{path}?at=2020-01-01")).Good());
        var unborn = (await Operator.GetAsync($"{path}?at=2013-03-31")).Good();

        Assert.StartsWith("The company", before["name"]);
        Assert.Equal("New Name Limited", after["name"]);
        Assert.Equal((2, 1), (before.Json["identifiers"]!.AsArray().Count, after.Json["identifiers"]!.AsArray().Count));
        Assert.Equal(("true", "true", "false"), (before["isOpen"], after["isOpen"], unborn["isOpen"]));
    }

    [Fact]
    public async Task An_organisation_is_found_by_any_identifier_of_the_day()
    {
        var path = await CompanyAsync();
        var number = $"{3_000_000 + World.Unique()}";
        (await Operator.ActAsync(path, "identifiers", new { scheme = "GB-CHC", identifier = number, from = "2015-01-01" })).Good();
        (await Operator.ActAsync(path, "identifiers/1/end", new { to = "2019-12-31" })).Good();

        Assert.Equal((1, 0), (await FoundAsync($"GB-CHC:{number}", "2019-12-31"), await FoundAsync($"GB-CHC:{number}", "2020-01-01")));
    }

    [Fact]
    public async Task An_identifier_is_one_organisations_at_a_time()
    {
        var (first, second) = (await CompanyAsync(), await CompanyAsync());
        var number = $"{4_000_000 + World.Unique()}";
        var reference = (await Operator.GetAsync(first))["reference"];
        (await Operator.ActAsync(first, "identifiers", new { scheme = "GB-CHC", identifier = number, from = "2015-01-01", to = "2019-12-31" })).Good();

        Assert.Equal("/identifier", (await GiveAsync(second, "GB-CHC", number, "2019-12-31")).Refused("identifier-taken").Pointer);
        (await GiveAsync(second, "GB-CHC", number, "2020-01-01")).Good();
        (await GiveAsync(second, "GB-COH", reference.Split(':')[1], "2020-01-01")).Refused("identifier-taken");
        (await Operator.PostAsync("/api/v1/organisations", new { reference = $"GB-CHC:{number}", name = "Third", kind = "charity", openFrom = "2021-01-01" }))
            .Refused("identifier-taken");
    }

    [Fact]
    public async Task Two_who_give_the_same_identifier_at_once_give_it_once()
    {
        var paths = new[] { await CompanyAsync(), await CompanyAsync(), await CompanyAsync() };
        var number = $"{5_000_000 + World.Unique()}";
        var answers = await Task.WhenAll(paths.Select(p => GiveAsync(p, "GB-CHC", number, "2015-01-01")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GB-XYZ", "1", "2015-01-01", null, "scheme-unknown", "/scheme")]
    [InlineData("GB-VAT", "980780685", "2015-01-01", null, "identifier-malformed", "/identifier")]
    [InlineData("GB-VAT", "980780684", "2015-01-01", "2014-12-31", "dates-out-of-order", "/to")]
    public async Task An_identifier_that_cannot_be_is_a_problem(string scheme, string identifier, string from, string? to, string code, string pointer) =>
        Assert.Equal(pointer, (await Operator.ActAsync(await CompanyAsync(), "identifiers", new { scheme, identifier, from, to }))
            .Refused(HttpStatusCode.BadRequest, code).Pointer);

    [Theory]
    [InlineData("", "text-missing")]
    [InlineData("Two\nlines", "text-unprintable")]
    [InlineData("Bell\u0007", "text-unprintable")]
    [InlineData("Backwards \u202E", "text-unprintable")]
    [InlineData("long", "text-too-long")]
    public async Task A_name_that_cannot_be_is_a_problem(string name, string code)
    {
        var text = name == "long" ? new string('n', 301) : name;
        var renamed = await Operator.ActAsync(await CompanyAsync(), "names", new { name = text, from = "2020-01-01", reason = "Why" });
        var made = await Operator.PostAsync("/api/v1/organisations", new { reference = $"LEADLINE:n{World.Unique()}", name = text, kind = "company", openFrom = "2020-01-01" });

        Assert.Equal("/name", renamed.Refused(HttpStatusCode.BadRequest, code).Pointer);
        Assert.Equal("/name", made.Refused(HttpStatusCode.BadRequest, code).Pointer);
    }

    [Fact]
    public async Task A_merger_closes_one_and_both_histories_tell_of_it()
    {
        var (old, heir) = (await CompanyAsync(), await CompanyAsync());
        var answer = (await SucceedAsync(old, "merger", "2025-08-01", heir)).Good();
        var (told, heard) = (await HistoryAsync(old), await HistoryAsync(heir));

        Assert.Equal(("2025-07-31", "merger"), (answer["openTo"], answer["successionKind"]));
        Assert.Equal(["opened", "named", "closed", "succeeded"], told);
        Assert.Equal(["opened", "named", "followed"], heard);
        Assert.Equal(["opened", "named"], await HistoryAsync(old, "?at=2025-07-30"));
        var (before, after) = (await Operator.GetAsync($"{old}?at=2025-07-31"), await Operator.GetAsync($"{old}?at=2025-08-01"));
        Assert.Equal(("true", 0), (before["isOpen"], before.Json["successors"]!.AsArray().Count));
        Assert.Equal(("false", 1), (after["isOpen"], after.Json["successors"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_succession_to_come_is_told_on_its_day()
    {
        var (old, heir) = (await CompanyAsync(), await CompanyAsync());
        (await SucceedAsync(old, "renaming", World.Day(2), heir)).Good();
        Assert.Equal("true", (await Operator.GetAsync(old))["isOpen"]);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));

        Assert.Equal("false", (await Operator.GetAsync(old))["isOpen"]);
        (await SucceedAsync(old, "renaming", World.Day(1), heir)).Refused("already-succeeded");
    }

    [Fact]
    public async Task Nobody_follows_itself_or_those_it_was_followed_by()
    {
        var (a, b, c) = (await CompanyAsync(), await CompanyAsync(), await CompanyAsync());
        Assert.Equal("/successors/0", (await SucceedAsync(a, "merger", "2024-01-01", a)).Refused(HttpStatusCode.BadRequest, "succession-to-itself").Pointer);
        (await SucceedAsync(a, "merger", "2024-01-01", b)).Good();
        (await SucceedAsync(b, "merger", "2025-01-01", c)).Good();

        Assert.Equal("/successors/0", (await SucceedAsync(c, "merger", "2023-01-01", a)).Refused("succession-cycle").Pointer);
    }

    [Fact]
    public async Task A_succession_before_the_successors_first_day_is_refused()
    {
        var old = await CompanyAsync();
        var young = Path((await Operator.PostAsync("/api/v1/organisations", new { reference = $"LEADLINE:y{World.Unique()}", name = "Young", kind = "company", openFrom = "2025-02-01" })).Good());

        Assert.Equal("/on", (await SucceedAsync(old, "merger", "2025-01-31", young)).Refused("successor-not-open").Pointer);
        Assert.Equal("/on", (await SucceedAsync(old, "merger", "2013-04-01", young)).Refused("succession-before-opening").Pointer);
    }

    [Fact]
    public async Task A_succession_that_cannot_be_is_a_problem()
    {
        var (old, heir) = (await CompanyAsync(), await CompanyAsync());
        var nobody = $"/api/v1/organisations/{Guid.CreateVersion7()}";
        (await SucceedAsync(old, "takeover", "2025-01-01", heir)).Refused(HttpStatusCode.BadRequest, "succession-kind-unknown");
        (await SucceedAsync(old, "split", "2025-01-01", heir)).Refused(HttpStatusCode.BadRequest, "successors-miscounted");
        (await SucceedAsync(old, "merger", "2025-01-01", heir, nobody)).Refused(HttpStatusCode.BadRequest, "successors-miscounted");
        (await SucceedAsync(old, "split", "2025-01-01", heir, heir)).Refused(HttpStatusCode.BadRequest, "successor-twice");
        (await SucceedAsync(old, "merger", "2025-01-01", nobody)).Refused(HttpStatusCode.BadRequest, "organisation-unknown");
        (await Operator.ActAsync(old, "succession", new { kind = "merger", on = "2025-01-01", successors = new[] { IdOf(heir) }, reason = "" }))
            .Refused(HttpStatusCode.BadRequest, "text-missing");
        (await SucceedAsync(old, "split", "2025-01-01", heir, await CompanyAsync())).Good();
    }

    [Fact]
    public async Task Every_change_wants_the_version_seen_and_the_right_caller()
    {
        var path = await CompanyAsync();
        var rename = new { name = "N", from = "2020-01-01", reason = "Why" };
        (await Operator.PostAsync($"{path}/names", rename)).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await Operator.PostAsync($"{path}/names", rename, "\"7\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        (await Operator.PostAsync($"{path}/identifiers", new { scheme = "GB-CHC", identifier = "1089464", from = "2020-01-01" })).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await Operator.PostAsync($"{path}/succession", new { kind = "merger", on = "2025-01-01", successors = new[] { World.Buyer.Id }, reason = "Why" }))
            .Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        var nobody = $"/api/v1/organisations/{Guid.CreateVersion7()}";
        (await Operator.PostAsync($"{nobody}/names", rename, "\"1\"")).Hidden();
        (await Operator.GetAsync($"{nobody}/history")).Hidden();
        (await Operator.PostAsync($"{path}/identifiers/9/end", new { to = "2020-01-01" }, "\"1\"")).Hidden();

        Assert.Equal(HttpStatusCode.Forbidden, (await World.Buyer.Api.PostAsync($"{path}/names", rename, "\"1\"")).Status);
        (await World.Host.Operator.ActAsync(path, "names", rename)).Good();
        Assert.Equal("/at", (await Operator.GetAsync($"{path}?at=yesterday")).Refused(HttpStatusCode.BadRequest, "date-malformed").Pointer);
    }

    private static string IdOf(string path) => path.Split('/')[^1];

    private static string Path(Answer made) => $"/api/v1/organisations/{made.Id}";

    private async Task<string> CompanyAsync() => $"/api/v1/organisations/{(await World.SupplierAsync()).Id}";

    private Task<Answer> GiveAsync(string path, string scheme, string identifier, string from) =>
        Operator.ActAsync(path, "identifiers", new { scheme, identifier, from });

    private async Task<Answer> SucceedAsync(string path, string kind, string on, params string[] heirs)
    {
        var answer = await Operator.ActAsync(path, "succession", new { kind, on, successors = heirs.Select(IdOf), reason = "Order of 2025" });
        await World.Host.RestAsync();
        return answer;
    }

    private async Task<IEnumerable<string>> HistoryAsync(string path, string query = "") =>
        (await Operator.GetAsync($"{path}/history{query}")).Good().Json["entries"]!.AsArray().Select(e => e!["what"]!.ToString());

    private async Task<int> FoundAsync(string identifier, string at) =>
        (await Operator.GetAsync($"/api/v1/organisations?identifier={identifier}&at={at}")).Good().Json["items"]!.AsArray().Count;
}

[Collection(Profiles.Embedded)]
public sealed class OrganisationsOverTimeTestsEmbedded(EmbeddedWorld world) : OrganisationsOverTimeTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class OrganisationsOverTimeTestsProduction(ProductionWorld world) : OrganisationsOverTimeTests(world);
