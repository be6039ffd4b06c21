using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Sdk;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>Who brings recorded calls home with their documents, and from when on.</summary>
public abstract class OwnPluginCallTests(SharedWorld shared) : InWorld(shared)
{
    private const string Own = "/api/v1/plugin-calls/own";

    [Fact]
    public async Task An_author_reads_the_calls_of_its_own_plugin_from_the_award_on_and_nobody_elses()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        await awards.PublishRateCardAsync();
        var (authority, rival) = (await World.ProgramAsync(World.Authority.Id, "plugin-publisher"), await World.ProgramAsync(awards.Suppliers[1].Id, "plugin-publisher"));
        var (path, given) = (await awards.QuotedAsync(), await awards.QuotedAsync());
        (await World.Buyer.Api.ActAsync(given, "withdrawal", new { reason = "The practices merge." })).Good();
        var quotes = await awards.QuotesAsync(path);
        foreach (var reader in new[] { awards.Publishing.Api, authority, rival })
            Assert.Empty(await ReadAsync(reader, path)); // the buyer may still give it up

        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();

        // The record of the quote, whole, as the plugin answered it.
        var own = await ReadAsync(awards.Publishing.Api, path);
        Assert.Equal(["requirement-check/validate", "service-line/quote"], own.Select(c => c["operation"]!.ToString()).Order(StringComparer.Ordinal));
        var quoted = own.Single(c => c["operation"]!.ToString() == "service-line/quote");
        Assert.Equal("practices hours", string.Join(' ', Read<QuoteRequest>(quoted, "input").Requirement.Answers.Select(a => a.Question)));
        Assert.Equal(quotes[0]!["total"]!["pence"]!.GetValue<long>(), Read<Quote>(quoted, "output").Total.Pence);
        Assert.Equal((null, true), (quoted["failure"]?.ToString(), quoted["steps"]!.GetValue<long>() > 0));

        // The rate card is the authority's: it reads what was asked of that, its supplier does not, and neither reads the plugin of another.
        Assert.Equal(quotes[1]!["total"]!["pence"]!.GetValue<long>(), Read<Quote>(Assert.Single(await ReadAsync(authority, path)), "output").Total.Pence);
        Assert.Empty(await ReadAsync(rival, path));
        foreach (var reader in new[] { awards.Publishing.Api, authority, rival })
            Assert.Empty(await ReadAsync(reader, given)); // given up: nobody is told that there was a need
        (await World.Buyer.Api.GetAsync(Own)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");

        Assert.Equal(2, (await awards.Publishing.Api.GetAsync($"{Own}?plugin={awards.Publishing.Plugin}&version=1.0.0")).Good().Json["items"]!.AsArray().Count);
        Assert.Empty((await awards.Publishing.Api.GetAsync($"{Own}?plugin={awards.Publishing.Plugin}&version=1.1.0")).Good().Json["items"]!.AsArray());

        // Page by page it is the same, each once.
        var first = (await awards.Publishing.Api.GetAsync($"{Own}?plugin={awards.Publishing.Plugin}&limit=1")).Good().Json;
        var second = (await awards.Publishing.Api.GetAsync($"{Own}?plugin={awards.Publishing.Plugin}&limit=1&after={first["next"]}")).Good().Json;
        Assert.Equal(own.Select(c => c["id"]!.ToString()), [Assert.Single(first["items"]!.AsArray())!["id"]!.ToString(), Assert.Single(second["items"]!.AsArray())!["id"]!.ToString()]);
        Assert.Equal((false, true), (first["next"] is null, second["next"] is null));
    }

    [Fact]
    public async Task Who_publishes_for_the_authority_and_also_sells_on_the_lot_reads_no_rivals_prices()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        await awards.PublishRateCardAsync();
        var path = await awards.QuotedAsync();
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();
        var both = await World.PersonAsync(World.Authority, "plugin-publisher");
        Assert.Single(await ReadAsync(both.Api, path));

        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{awards.Suppliers[2].Id}/people",
            new { email = both.Email, name = "N", roles = new[] { "bid-manager" }, reason = "A second employer." })).Good();
        await World.Host.RestAsync();

        Assert.Empty(await ReadAsync(both.Api, path));
    }

    private static async Task<List<JsonObject>> ReadAsync(Api reader, string path)
    {
        var calls = (await reader.GetAsync($"{Own}")).Good().Json["items"]!.AsArray();
        return [.. calls.Select(c => c!.AsObject()).Where(c => c["callOffId"]!.ToString() == path.Split('/')[^1])];
    }

    private static T Read<T>(JsonObject call, string document) =>
        JsonSerializer.Deserialize<T>(Encoding.UTF8.GetString(Convert.FromBase64String(call[document]!.ToString())), PluginDocuments.Json)!;
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class OwnPluginCallTestsEmbedded(EmbeddedWorld world) : OwnPluginCallTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class OwnPluginCallTestsProduction(ProductionWorld world) : OwnPluginCallTests(world);
