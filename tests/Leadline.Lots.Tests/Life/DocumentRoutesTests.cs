using System.Globalization;
using System.Net;
using Leadline.Lots.Tests.FrameworkDocuments;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Life;

/// <summary>Documents over the API: brought, read, compared, cloned, and what they offer as open data on any day.</summary>
public abstract class DocumentRoutesTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task What_an_operator_brings_is_a_draft_that_two_people_of_the_authority_publish()
    {
        var text = World.Text();
        var draft = (await Bring(text.ToString())).Good();
        Assert.Equal("A framework agreement for tests", draft["title"]);
        var (first, second) = (World.Authority.Api, await World.SecondAsync(World.Authority));
        var own = (await first.GetAsync(draft.Location!)).Good();
        var published = (await second.ConfirmAsync(await first.PostAsync($"{draft.Location}/proposal", new { reason = "As tendered." }, own.Tag))).Good();
        Assert.Equal((text.Reference, "1"), (published["reference"], published["version"]));

        // What bears the reference of an agreement is its next version.
        var next = (await Bring(text.ToString().Replace("payment-days: 28", "payment-days: 30", StringComparison.Ordinal))).Good();
        Assert.Equal(published.Id, next["frameworkId"]);
    }

    [Fact]
    public async Task What_has_a_fault_or_names_an_authority_that_nobody_knows_is_not_taken_in()
    {
        var before = await World.Host.StateAsync();
        var answer = (await Bring(World.Text().ToString().Replace("weight: 40", "weight: 41", StringComparison.Ordinal).Replace("buyers: [icb", "buyers: [icbs", StringComparison.Ordinal))).Refused(HttpStatusCode.BadRequest, "unknown-value");
        Assert.Equal(["unknown-value", "weights-sum"], answer.Json["errors"]!.AsArray().Select(e => e!["code"]!.ToString()));
        Assert.Equal("/authority", (await Bring((World.Text() with { Authority = "GB-NHS:NOBODY" }).ToString())).Refused("authority-unknown").Pointer);
        Assert.Equal(before, await World.Host.StateAsync());
    }

    [Fact]
    public async Task A_version_is_read_to_the_letter_or_as_json_that_says_the_same()
    {
        var text = World.Text();
        var framework = await World.PublishAsync(text);
        Assert.Equal(text.ToString(), (await World.Buyer.Api.GetAsync($"{framework.Path}/versions/1/document")).Body);
        var json = await World.Buyer.Api.GetAsync($"{framework.Path}/versions/1/document?format=json");
        Assert.Equal("application/json", json.Type);
        Assert.Equal(text.Reference, json["reference"]);
        Assert.Equivalent(Documents.Read(text.ToString()).Document!.Terms, Documents.Read(json.Body).Document!.Terms, strict: true);
        (await World.Buyer.Api.GetAsync($"{framework.Path}/versions/1/document?format=xml")).Refused(HttpStatusCode.BadRequest, "format-unknown");
        (await World.Buyer.Api.GetAsync($"{framework.Path}/versions/2/document")).Hidden();
    }

    [Fact]
    public async Task A_clone_is_the_next_generation_and_nothing_is_stored()
    {
        var framework = await World.PublishAsync(World.Text());
        var before = await World.Host.StateAsync();
        var clone = await World.Authority.Api.GetAsync($"{framework.Path}/clone?reference=NEXTGEN&began=2032-01-12&title=The%20next");
        Assert.Equal(("application/yaml", HttpStatusCode.OK), (clone.Type, clone.Status));
        var next = Documents.Read(clone.Body).Document!;
        Assert.Equal(("NEXTGEN", "The next", new DateOnly(2032, 1, 12), new DateOnly(2032, 6, 1)), (next.Terms.Reference, next.Terms.Title, next.ProcurementBegan, next.Terms.Term.From));
        Assert.Equal(before, await World.Host.StateAsync());
    }

    [Theory]
    [InlineData("reference=next&began=2032-01-12", "shape", "/reference")]
    [InlineData("began=2032-01-12", "shape", "/reference")]
    [InlineData("reference=NEXT", "out-of-range", "/began")]
    [InlineData("reference=NEXT&began=1066-10-14", "out-of-range", "/began")]
    [InlineData("reference=NEXT&began=2032-01-12&regime=pcr-2015", "unknown-regime", "/regime")]
    [InlineData("reference=NEXT&began=2032-01-12&title=%20", "text-length", "/title")]
    public async Task A_clone_says_what_is_wrong_with_what_was_asked(string query, string code, string pointer) =>
        Assert.Equal(pointer, (await World.Authority.Api.GetAsync($"{World.Framework.Path}/clone?{query}")).Refused(HttpStatusCode.BadRequest, code).Json["errors"]![0]!["pointer"]!.ToString());

    [Fact]
    public async Task Two_documents_are_compared_value_by_value_and_what_is_no_document_is_named()
    {
        var (before, after) = ("a: 1\nlots: [{ number: 1, title: One }]", "a: 2\nlots: [{ number: 1, title: Two }, { number: 2, title: Three }]");
        var rows = (await World.Authority.Api.PostAsync("/api/v1/framework-comparisons", new { before, after })).Good().Json.AsArray().Select(r => $"{r!["path"]}: {r["before"]} -> {r["after"]}");
        Assert.Equal(["/a: 1 -> 2", "/lots[1]/title: One -> Two", "/lots[2]/number:  -> 2", "/lots[2]/title:  -> Three"], rows);
        (await World.Authority.Api.PostAsync("/api/v1/framework-comparisons", new { before = "a: [", after })).Refused(HttpStatusCode.BadRequest, "not-yaml");
    }

    [Fact]
    public async Task The_open_directory_says_what_could_be_bought_on_any_day()
    {
        var text = World.Text() with { From = World.Day(-30) };
        var framework = await World.LiveAsync(text, [World.Suppliers[0]]);
        var today = await RowsAsync(text.Reference, World.Day(0));
        Assert.Equal(["1 IT True further-competition", "1 BI True further-competition", "2 IT True direct-award"], today);
        Assert.Equal(["1 IT False further-competition", "1 BI False further-competition", "2 IT False direct-award"], await RowsAsync(text.Reference, World.Day(-1))); // published for that day, and not live yet
        Assert.Empty(await RowsAsync(text.Reference, World.Day(-31)));

        // A later version is in force from its day on; what was offered before stays as it was.
        var changed = text.ToString().Replace("title: Business intelligence", "title: Figures", StringComparison.Ordinal);
        var read = (await World.Authority.Api.GetAsync(framework.Path)).Good();
        (await (await World.SecondAsync(World.Authority)).ConfirmAsync(await World.Authority.Api.SendAsync(
            HttpMethod.Post, $"{framework.Path}/versions?reason=A+test.&effectiveFrom={World.Day(10)}", Api.Text(changed, "application/yaml"), read.Tag))).Good();
        Assert.Contains("Business intelligence", await CsvAsync(text.Reference, World.Day(9)), StringComparison.Ordinal);
        Assert.Contains("Figures", await CsvAsync(text.Reference, World.Day(10)), StringComparison.Ordinal);

        (await World.AdvanceAsync(framework, "closure")).Good();
        Assert.Contains("1 IT False", (await RowsAsync(text.Reference, World.Day(0)))[0], StringComparison.Ordinal);
        (await World.Host.Anonymous().GetAsync("/public/v1/directory?format=pdf")).Refused(HttpStatusCode.BadRequest, "format-unknown");
    }

    [Theory]
    [InlineData("", "Desktop support", "")]
    [InlineData("Ask.Words=desktop&Ask.Answers%5Bhours%5D=saturday", "Desktop support", "Business intelligence")]
    [InlineData("Ask.Words=mean&Ask.Buyer=icb&Ask.Months=24&Ask.Value=%C2%A31%2C000", "Business intelligence", "Desktop support")]
    [InlineData("Ask.Buyer=school", "It is not open to that kind of organisation", "")]
    [InlineData("Ask.Months=many", "Write the months as a whole number from 1 to 600", "")]
    [InlineData("Ask.Value=-1", "Write the amount in pounds", "")]
    [InlineData("Ask.Buyer=hospital", "Choose a kind of organisation from the list", "")]
    [InlineData("Ask.On.Day=31&Ask.On.Month=2&Ask.On.Year=2026", "31", "")]
    [InlineData("Ask.On.Day=1&Ask.On.Month=1&Ask.On.Year=2020", "No service line that can be bought so was found", "Desktop support")]
    public async Task The_directory_leads_from_a_need_to_what_serves_it_and_says_what_is_wrong_with_it(string query, string shown, string notShown)
    {
        var page = await World.Host.Anonymous().GetAsync($"/find?{query}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(shown, page.Body, StringComparison.Ordinal);
        if (notShown.Length > 0)
            Assert.DoesNotContain(notShown + "</a>", page.Body, StringComparison.Ordinal);
    }

    private Task<Answer> Bring(string text) => World.Host.Operator.SendAsync(HttpMethod.Post, "/api/v1/framework-imports", Api.Text(text, "application/yaml"));

    private async Task<List<string>> RowsAsync(string reference, string on) =>
        [.. (await World.Host.Anonymous().GetAsync($"/public/v1/directory?on={on}")).Good().Json.AsArray().Where(r => r!["framework"]!.ToString() == reference)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r!["lot"]} {r["line"]} {r["live"]!.GetValue<bool>()} {r["routes"]![0]}"))];

    private async Task<string> CsvAsync(string reference, string on)
    {
        var csv = await World.Host.Anonymous().GetAsync($"/public/v1/directory?format=csv&on={on}");
        Assert.Equal("text/csv", csv.Type);
        return string.Join('\n', csv.Body.Split("\r\n").Where(l => l.StartsWith(reference + ",", StringComparison.Ordinal)));
    }
}

[Collection(Profiles.Embedded)]
public sealed class DocumentRoutesTestsEmbedded(EmbeddedWorld world) : DocumentRoutesTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DocumentRoutesTestsProduction(ProductionWorld world) : DocumentRoutesTests(world);
