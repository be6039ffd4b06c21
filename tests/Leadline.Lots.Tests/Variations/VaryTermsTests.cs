using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Variations;

/// <summary>A live agreement's terms change on a ground of the law, after its notice, with time for suppliers to answer.</summary>
public abstract class VaryTermsTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task What_binds_suppliers_changes_only_by_a_variation()
    {
        var (text, plain) = (World.Text(), new { reason = "Better." });
        var framework = await World.PublishAsync(text);
        (await World.ProposeVersionAsync(framework, text with { Charge = 90 }, new { reason = "Before it is live.", ground = "provided-for", answersUntil = World.Day(1), effectiveFrom = World.Day(2), noticeReference = "N", noticeOn = World.Day(0) }))
            .Refused("variation-not-owed");
        Assert.Equal("2", (await World.VaryAsync(framework, text with { Charge = 90 }, plain)).Good() is { } ? (await World.Authority.Api.GetAsync(framework.Path)).Good()["version"] : "");
        foreach (var step in new[] { "tendering", "live" })
            (await World.AdvanceAsync(framework, step)).Good();

        var owed = (await World.ProposeVersionAsync(framework, text with { Charge = 75 }, plain)).Refused("variation-owed");
        Assert.Equal("/ground", owed.Pointer);
        Assert.Contains("(charge)", owed["detail"], StringComparison.Ordinal);
        (await World.Authority.Api.SendAsync(HttpMethod.Post, $"{framework.Path}/versions?reason=Better", Api.Text((text with { Charge = 75 }).ToString(), "application/yaml"),
            (await World.Authority.Api.GetAsync(framework.Path)).Tag)).Refused("variation-owed");

        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        Assert.Equal("3", (await World.Authority.Api.GetAsync(framework.Path)).Good()["version"]);
    }

    [Theory]
    [InlineData("ground", "\"\"", "/ground", "text-missing")]
    [InlineData("answersUntil", "null", "/answersUntil", "day-missing")]
    [InlineData("noticeOn", "null", "/noticeOn", "notice-incomplete")]
    [InlineData("noticeReference", "\" \"", "/noticeReference", "text-missing")]
    [InlineData("reason", "\"\"", "/reason", "text-missing")]
    [InlineData("ground", "\"because\"", "/ground", "ground-unknown", HttpStatusCode.Conflict)]
    [InlineData("noticeOn", "\"2099-01-01\"", "/noticeOn", "notice-not-yet", HttpStatusCode.Conflict)]
    [InlineData("answersUntil", "\"2020-01-01\"", "/answersUntil", "answers-passed", HttpStatusCode.Conflict)]
    [InlineData("effectiveFrom", "null", "/effectiveFrom", "effective-before-answers", HttpStatusCode.Conflict)]
    public async Task What_is_said_wrongly_is_told_where(string field, string value, string pointer, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        var said = JsonSerializer.SerializeToNode(World.StatedVariation())!;
        said[field] = JsonNode.Parse(value);
        Assert.Equal(pointer, (await World.ProposeVersionAsync(framework, text with { Charge = 75 }, said)).Refused(status, code).Pointer);
    }

    [Fact]
    public async Task The_law_of_an_agreement_stays_what_it_was_when_its_procurement_began()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        var other = text with { Regime = "pcr-2015", Began = "2025-02-03", To = "2029-07-31" };
        Assert.Equal("/regime", (await World.ProposeVersionAsync(framework, other)).Refused("regime-changed").Pointer);
    }

    [Fact]
    public async Task A_ground_that_wants_a_notice_first_has_one_and_it_is_asked_again_when_it_is_confirmed()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        var without = new { reason = "So.", ground = "provided-for", answersUntil = World.Day(10), effectiveFrom = World.Day(11) };
        (await World.ProposeVersionAsync(framework, text with { Charge = 75 }, without)).Refused("notice-missing");

        var proposed = (await World.ProposeVersionAsync(framework, text with { Charge = 75 })).Good();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(11));
        (await (await World.SecondAsync(World.Authority)).ConfirmAsync(proposed)).Refused("answers-passed");
    }

    [Fact]
    public async Task The_preview_and_the_proposal_say_what_suppliers_are_asked_to_accept()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        var proposed = (await World.ProposeVersionAsync(framework, text with { Charge = 75 })).Good();
        var read = (await World.Authority.Api.GetAsync($"/api/v1/framework-proposals/{proposed.Id}")).Good().Json;
        Assert.Equal(["charge"], read["preview"]!["varied"]!.AsArray().Select(p => p!.ToString()));
        Assert.Equal("provided-for", read["proposal"]!["variation"]!["ground"]!.ToString());
    }
}

[Collection(Profiles.Embedded)]
public sealed class VaryTermsOnEmbedded(EmbeddedWorld shared) : VaryTermsTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class VaryTermsOnProduction(ProductionWorld shared) : VaryTermsTests(shared);
