using System.Net;
using System.Text.Json.Nodes;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>What a supplier reads of its own quotes, and when.</summary>
public abstract class OwnQuoteTests(SharedWorld shared) : InWorld(shared)
{
    private const string List = "/api/v1/direct-awards/own-quotes";

    [Fact]
    public async Task A_supplier_reads_its_own_quote_from_the_award_on_and_nothing_of_anothers_or_of_what_was_given_up()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        await awards.PublishRateCardAsync();
        var (path, given) = (await awards.QuotedAsync(), await awards.QuotedAsync());
        (await World.Buyer.Api.ActAsync(given, "withdrawal", new { reason = "The practices merge." })).Good();
        foreach (var supplier in awards.Suppliers)
            await NothingAsync(supplier.Api, path); // the buyer may still give it up
        var quotes = await awards.QuotesAsync(path);
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();

        var (winner, loser, unasked) = (await OwnAsync(awards.Suppliers[0], path), await OwnAsync(awards.Suppliers[1], path), await OwnAsync(awards.Suppliers[2], path));
        Assert.Equal(
            [("true", "quoted", "1", "2"), ("false", "quoted", "2", "2"), ("false", "not-asked", "", "2")],
            new[] { winner, loser, unasked }.Select(o => o["quote"]!).Select(q => (q["won"]!.ToString(), q["state"]!.ToString(), q["rank"]?.ToString() ?? "", q["among"]!.ToString())));
        foreach (var (own, open) in new[] { (winner, quotes[0]!), (loser, quotes[1]!) })
        {
            Assert.Equal(open["total"]!.ToJsonString(), own["quote"]!["total"]!.ToJsonString());
            Assert.Equal(
                (open["lines"]!.ToJsonString(), open["assumptions"]!.ToJsonString(), open["means"]!.ToJsonString()),
                (own["lines"]!.ToJsonString(), own["assumptions"]!.ToJsonString(), own["means"]!.ToJsonString()));
        }

        Assert.Contains("price book", unasked["quote"]!["reason"]!.ToString(), StringComparison.Ordinal);
        NothingOf(winner.ToJsonString(), quotes[1]!);
        NothingOf(loser.ToJsonString(), quotes[0]!);
        NothingOf(unasked.ToJsonString(), quotes[0]!);
        NothingOf(unasked.ToJsonString(), quotes[1]!);
        await NothingAsync(World.Outsider.Api, path);
        await NothingAsync(awards.Suppliers[0].Api, given);
        (await World.Buyer.Api.GetAsync($"{path}/own-quote")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        await PagesSayTheSameAsync(awards, path);
    }

    [Fact]
    public void A_supplier_reads_why_its_own_plugin_failed_and_of_the_authoritys_only_that_it_did()
    {
        Assert.Equal("Attempted to divide by zero at practice A81001.", Failed(isRateCard: false).Reason);
        Assert.Equal("The authority's plugin that prices rate cards failed.", Failed(isRateCard: true).Reason);
    }

    private static OwnQuote Failed(bool isRateCard)
    {
        var award = new DirectAward(
            CallOffId.New(), FrameworkId.New(), 1, "F/2/2025-0001", "2", "IT", OrganisationId.New(), "Support", new DateOnly(2026, 1, 1), 12, 0,
            Lots.Contracts.StandstillCounting.WorkingDaysFromNotice, null);
        var quote = SupplierQuote.ToAsk(award, OrganisationId.New(), new FixedMeans("a.b", "1.0.0", "hash", isRateCard, false, Guid.CreateVersion7()), DateTimeOffset.UnixEpoch);
        quote.Fail("Attempted to divide by zero at practice A81001.");
        return new OwnQuote(award, quote, null, 1);
    }

    private async Task PagesSayTheSameAsync(DirectAwardLot awards, string path)
    {
        var page = $"{path["/api/v1".Length..]}/own-quote";
        var (loser, stranger) = (await World.PersonAsync(awards.Suppliers[1], "bid-manager"), await World.PersonAsync(World.Outsider, "bid-manager"));
        var (list, one) = (await loser.Api.GetAsync("/direct-awards/own-quotes"), await loser.Api.GetAsync(page));
        Assert.Contains($"href=\"{page}\"", list.Body, StringComparison.Ordinal);
        foreach (var shown in new[] { list, one })
        {
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Contains("Not won", shown.Body, StringComparison.Ordinal);
            Assert.Contains("Rank 2 of 2", shown.Body, StringComparison.Ordinal);
            Assert.Contains("£22,080.00", shown.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("£19,112.00", shown.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(awards.Publishing.Plugin, shown.Body, StringComparison.Ordinal);
        }

        var unasked = await (await World.PersonAsync(awards.Suppliers[2], "bid-manager")).Api.GetAsync(page);
        Assert.Contains("There was nothing to ask for a price.", unasked.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Api.GetAsync(page)).Status);
        Assert.DoesNotContain(page, (await stranger.Api.GetAsync("/direct-awards/own-quotes")).Body, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> OwnAsync(Member supplier, string path)
    {
        var own = (await supplier.Api.GetAsync($"{path}/own-quote")).Good().Json;
        var listed = Assert.Single((await supplier.Api.GetAsync(List)).Good().Json["items"]!.AsArray());
        Assert.Equal(own["quote"]!.ToJsonString(), listed!.ToJsonString());
        return own.AsObject();
    }

    private static async Task NothingAsync(Api reader, string path)
    {
        (await reader.GetAsync($"{path}/own-quote")).Hidden();
        Assert.DoesNotContain(path.Split('/')[^1], (await reader.GetAsync(List)).Good().Body, StringComparison.Ordinal);
    }

    private static void NothingOf(string text, JsonNode rival)
    {
        Assert.DoesNotContain(rival["supplier"]!.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(rival["total"]!["pence"]!.ToJsonString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(rival["means"]!["plugin"]!.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(rival["means"]!["hash"]!.ToString(), text, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class OwnQuoteTestsEmbedded(EmbeddedWorld world) : OwnQuoteTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class OwnQuoteTestsProduction(ProductionWorld world) : OwnQuoteTests(world);
