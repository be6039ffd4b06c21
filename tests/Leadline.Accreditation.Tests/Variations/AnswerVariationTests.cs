using System.Net;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests.Variations;

/// <summary>Suppliers accept a change of the terms, each for itself, or decline it; the authority sees every answer.</summary>
public abstract class AnswerVariationTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Each_supplier_answers_for_itself_and_to_accept_is_for_good()
    {
        var framework = await VariedAsync();
        var (first, second, _) = (World.Suppliers[0], World.Suppliers[1], World.Suppliers[2]);
        (await first.Api.PostAsync($"{framework.Path}/variations/2/answer", new { accept = false })).Refused(HttpStatusCode.BadRequest, "text-missing");
        Assert.Equal(["declined"], Standings((await World.AnswerVariationAsync(framework, 2, first, accept: false)).Good().Json));
        Assert.Equal(["bound"], Standings((await World.AnswerVariationAsync(framework, 2, second, accept: true)).Good().Json));
        (await World.AnswerVariationAsync(framework, 2, second, accept: false)).Refused("variation-accepted");
        (await World.AnswerVariationAsync(framework, 2, World.Outsider, accept: true)).Hidden();
        (await World.AnswerVariationAsync(framework, 1, first, accept: true)).Hidden();

        Assert.Equal(["bound", "declined", "unanswered"], Standings(await ReadAsync(framework, World.Authority)).Order(StringComparer.Ordinal));
        Assert.Equal(["declined"], Standings(await ReadAsync(framework, first)));
        (await World.Outsider.Api.GetAsync($"{framework.Path}/variations")).Hidden();

        Assert.Equal(["bound"], Standings((await World.AnswerVariationAsync(framework, 2, first, accept: true)).Good().Json)); // it thought better of it
    }

    [Fact]
    public async Task Who_joins_once_a_version_is_published_is_bound_by_it()
    {
        var framework = await VariedAsync();
        (await World.AccreditAsync(framework, World.Outsider)).Good();
        Assert.Equal(["bound"], Standings(await ReadAsync(framework, World.Outsider)));
    }

    [Fact]
    public async Task A_tender_binds_to_the_terms_that_it_was_made_on()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, [World.Suppliers[0]]);
        var (early, more) = ((await World.TenderAsync(framework, World.Outsider)).Good(), (await World.TenderAsync(framework, World.Suppliers[0], "BI")).Good());
        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        (await World.AnswerVariationAsync(framework, 2, World.Suppliers[0], accept: false)).Good();
        (await World.AnswerVariationAsync(framework, 2, World.Suppliers[0], accept: false)).Refused("variation-declined");
        (await World.DecideAsync(early.Id, framework.Line, "BI")).Good();
        (await World.DecideAsync(more.Id, "BI")).Good();
        Assert.Equal(["unanswered"], Standings(await ReadAsync(framework, World.Outsider)));
        Assert.Equal(["declined"], Standings(await ReadAsync(framework, World.Suppliers[0])));
    }

    [Fact]
    public async Task Who_follows_a_supplier_is_bound_by_what_that_one_accepted_beside_its_own()
    {
        var (old, heir, text) = (await World.SupplierAsync(), await World.SupplierAsync(), World.Text());
        await World.Host.RestAsync();
        var framework = await World.LiveAsync(text, [old, heir]);
        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        (await World.AnswerVariationAsync(framework, 2, old, accept: true)).Good();
        Assert.Equal(["unanswered"], Standings(await ReadAsync(framework, heir)));
        await World.SucceedAsync(old, "merger", heir);
        Assert.Equal(["bound"], Standings(await ReadAsync(framework, heir)));
    }

    [Fact]
    public async Task A_version_that_restores_the_former_terms_asks_nobody_who_was_bound_by_them()
    {
        var (framework, text) = (await VariedAsync(), World.Text());
        (await World.VaryAsync(framework, text with { Reference = framework.Reference })).Good();
        var read = (await World.Authority.Api.GetAsync($"{framework.Path}/variations")).Good().Json.AsArray();
        Assert.Equal([3, 2], read.Select(v => v!["version"]!.GetValue<int>()));
        Assert.All(read[0]!["answers"]!.AsArray(), a => Assert.Equal("bound", a!["standing"]!.ToString()));
        Assert.All(read[1]!["answers"]!.AsArray(), a => Assert.Equal("unanswered", a!["standing"]!.ToString()));
    }

    [Fact]
    public async Task Of_two_people_of_one_supplier_who_answer_at_once_one_is_told()
    {
        var framework = await VariedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            World.Suppliers[0].Api.PostAsync($"{framework.Path}/variations/2/answer", new { accept = true })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("variation-accepted", a.Code));
    }

    private static IEnumerable<string> Standings(System.Text.Json.Nodes.JsonNode read) =>
        (read is System.Text.Json.Nodes.JsonArray all ? all[0]! : read)["answers"]!.AsArray().Select(a => a!["standing"]!.ToString());

    private async Task<System.Text.Json.Nodes.JsonNode> ReadAsync(Framework framework, Member reader) => (await reader.Api.GetAsync($"{framework.Path}/variations")).Good().Json;

    private async Task<Framework> VariedAsync()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, World.Suppliers);
        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        return framework;
    }
}

[Collection(Profiles.Embedded)]
public sealed class AnswerVariationOnEmbedded(EmbeddedWorld shared) : AnswerVariationTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class AnswerVariationOnProduction(ProductionWorld shared) : AnswerVariationTests(shared);
