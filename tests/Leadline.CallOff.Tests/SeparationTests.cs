using Leadline.Testing;

namespace Leadline.CallOff.Tests;

/// <summary>Who may not do what, though the role would allow it.</summary>
public abstract class SeparationTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Whoever_prepared_a_competition_does_not_award_it()
    {
        var both = await World.ProgramAsync(World.Buyer.Id, "procurement-lead", "approver");
        var competition = await EvaluatedAsync((await both.PostAsync("/api/v1/further-competitions", World.Need())).Good());
        (await both.ActAsync(competition.Path, "award", Award)).Refused("approver-prepared");
        (await competition.AwardAsync(World.Suppliers[0])).Good();
    }

    [Fact]
    public async Task Whoever_marked_a_bid_does_not_award()
    {
        var competition = await EvaluatedAsync((await World.Buyer.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good());
        var both = await World.ProgramAsync(World.Buyer.Id, "evaluator", "approver");
        var bid = (await competition.BidsAsync())[0].Id;
        (await both.PostAsync($"{competition.Path}/bids/{bid}/marks", new { criterion = "quality", value = 3, reason = "Good." })).Good();
        (await both.ActAsync(competition.Path, "award", Award)).Refused("approver-marked");
    }

    [Fact]
    public async Task Who_holds_or_seeks_a_place_on_a_lot_does_not_buy_on_it()
    {
        var unit = await World.JoinAsync("trust", $"GB-NHS:{World.Unique():D3}", "buyer", "supplier");
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, World.Suppliers[0])).Good();
        var tender = (await World.TenderAsync(framework, unit)).Good();
        await World.Host.RestAsync();
        (await World.AdvanceAsync(framework, "live")).Good();
        (await unit.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("conflict-of-interest"); // it seeks one

        (await World.DecideAsync(tender.Id)).Good(); // for none of its lines
        (await unit.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Good();

        (await World.AccreditAsync(framework, unit)).Good();
        (await unit.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("conflict-of-interest"); // it holds one
    }

    private object Award => new { supplier = World.Suppliers[0].Id, reason = "The best." };

    private async Task<Competition> EvaluatedAsync(Answer prepared)
    {
        var competition = new Competition(World, prepared.Id, prepared["reference"], prepared.Json["closesAt"]!.GetValue<DateTimeOffset>());
        (await competition.ActAsync("invitation")).Good();
        (await competition.BidAsync(World.Suppliers[0], 10_000)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        return competition;
    }
}

[Collection(Profiles.Embedded)]
public sealed class SeparationOnEmbedded(EmbeddedWorld shared) : SeparationTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SeparationOnProduction(ProductionWorld shared) : SeparationTests(shared);
