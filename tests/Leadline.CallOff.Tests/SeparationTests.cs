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
    public async Task Whoever_prepared_a_competition_does_not_sign_what_another_awarded()
    {
        var both = await World.ProgramAsync(World.Buyer.Id, "procurement-lead", "approver");
        var competition = await EvaluatedAsync((await both.PostAsync("/api/v1/further-competitions", World.Need())).Good());
        (await competition.AwardAsync(World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        (await both.ActAsync(competition.Path, "order-form")).Refused("approver-prepared");
        (await competition.SignAsync()).Good();
    }

    [Fact]
    public async Task What_a_program_prepared_is_not_awarded_by_whoever_was_given_its_secret_nor_the_other_way_round()
    {
        var both = await World.PersonAsync(World.Buyer, "administrator", "procurement-lead", "approver");
        var byProgram = await EvaluatedAsync((await (await IssuedByAsync(both, "procurement-lead")).PostAsync("/api/v1/further-competitions", World.Need())).Good());
        (await both.Api.ActAsync(byProgram.Path, "award", Award)).Refused("approver-prepared");
        var byPerson = await EvaluatedAsync((await both.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good());
        (await (await IssuedByAsync(both, "approver")).ActAsync(byPerson.Path, "award", Award)).Refused("approver-prepared");
        (await byPerson.AwardAsync(World.Suppliers[0])).Good();
    }

    [Fact]
    public async Task A_program_has_the_interests_of_whoever_was_given_its_secret()
    {
        var person = await World.PersonAsync(World.Buyer, "administrator");
        var program = await IssuedByAsync(person, "procurement-lead");
        (await program.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Suppliers[0].Id}/people",
            new { email = person.Email, name = "N", roles = new[] { "bid-manager" }, reason = "A second employer." })).Good();
        (await program.PostAsync("/api/v1/further-competitions", World.Need())).Refused("conflict-of-interest");
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

    [Theory]
    [InlineData("merger")]
    [InlineData("split")]
    public async Task Who_carries_on_for_one_that_seeks_a_place_does_not_buy_on_the_lot(string kind)
    {
        var (old, between, heir) = (await TrustAsync("supplier"), await TrustAsync("supplier"), await TrustAsync("buyer"));
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, World.Suppliers[0])).Good();
        var tender = (await World.TenderAsync(framework, old)).Good();
        (await World.AdvanceAsync(framework, "live")).Good();
        await World.SucceedAsync(old, "merger", between);
        await World.SucceedAsync(between, kind, kind == "split" ? [heir, await TrustAsync("buyer")] : [heir]);
        (await heir.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Refused("conflict-of-interest");

        (await World.DecideAsync(tender.Id)).Good(); // for none of its lines
        (await heir.Api.PostAsync("/api/v1/further-competitions", World.Need(framework))).Good();
    }

    private Task<Member> TrustAsync(string side) => World.JoinAsync("trust", $"GB-NHS:{World.Unique():D3}", side);

    private async Task<Api> IssuedByAsync(Person administrator, string scope)
    {
        var issued = (await administrator.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/credentials", new { name = "Mine", scopes = new[] { scope } })).Good();
        return World.Host.As(issued.Id, issued["secret"]);
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
