using Leadline.Testing;

namespace Leadline.Lots.Tests;

/// <summary>Nobody whose organisation holds or seeks a place on a lot acts for the authority or a buyer there.</summary>
public abstract class InterestTests(SharedWorld shared) : InWorld(shared)
{
    private const string Conflict = "conflict-of-interest";

    private static readonly object Why = new { reason = "So it is." };

    [Fact]
    public async Task Whoever_belongs_to_a_supplier_decides_nothing_for_the_authority_where_it_sells()
    {
        var framework = await World.LiveAsync(World.Text() with { Line = $"L{World.Unique():D4}" }, [World.Suppliers[0]]);
        var manager = (await World.PersonAlsoOfAsync(World.Authority, World.Suppliers[0], "category-manager")).Api;
        var proposal = (await World.Authority.Api.ActAsync(framework.Path, "closure", Why)).Good();
        var mandate = (await World.Authority.Api.PostAsync("/api/v1/mandates", World.ProposedMandate(framework))).Good();
        var raise = new { lotNumber = "1", amount = World.Pounds(100), ground = "below-threshold", reason = "So it is." };

        (await manager.ActAsync(framework.Path, "closure", Why)).Refused(Conflict);
        (await manager.PostAsync($"/api/v1/framework-proposals/{proposal.Id}/confirmation", null, proposal.Tag)).Refused(Conflict);
        (await manager.GetAsync($"/api/v1/framework-proposals/{proposal.Id}")).Hidden();
        Assert.DoesNotContain(proposal.Id, (await manager.GetAsync("/api/v1/framework-proposals?limit=200")).Good().Body, StringComparison.Ordinal);
        (await manager.PostAsync("/api/v1/mandates", World.ProposedMandate(framework))).Refused(Conflict);
        (await manager.PostAsync($"/api/v1/mandates/{mandate.Id}/publication", Why, mandate.Tag)).Refused(Conflict);
        (await manager.PostAsync($"{framework.Path}/ceiling-raises", raise)).Refused(Conflict);
        (await manager.PostAsync("/api/v1/framework-drafts", new { title = "The next version", frameworkId = framework.Id })).Refused(Conflict);
        var draft = (await World.Authority.Api.PostAsync("/api/v1/framework-drafts", new { title = "The next version", frameworkId = framework.Id })).Good();
        (await manager.GetAsync($"/api/v1/framework-drafts/{draft.Id}")).Hidden();
        Assert.DoesNotContain(draft.Id, (await manager.GetAsync("/api/v1/framework-drafts?limit=200")).Good().Body, StringComparison.Ordinal);

        var elsewhere = await World.LiveAsync(World.Text() with { Line = $"L{World.Unique():D4}" }, [World.Suppliers[1]]);
        (await manager.ActAsync(elsewhere.Path, "closure", Why)).Good();
    }

    [Fact]
    public async Task An_authority_holds_no_place_on_its_own_agreement()
    {
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var bidder = await World.PersonAsync(World.Authority, "bid-manager");
        (await bidder.Api.PostAsync("/api/v1/tenders", new { frameworkId = framework.Id, lotNumber = "1", serviceLines = new[] { framework.Line }, statement = "We can." })).Refused("own-framework");
    }

    [Fact]
    public async Task Whoever_seeks_a_place_judges_no_case_on_its_lot_until_nothing_comes_of_it()
    {
        var framework = await World.LiveWithItsOwnLineAsync();
        await World.MandateAsync(framework);
        var assessor = (await World.PersonAlsoOfAsync(World.Authority, World.Suppliers[0], "assessor")).Api;
        var need = (await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good();
        var @case = (await World.Buyer.Api.PostAsync($"/api/v1/needs/{need.Id}/in-house-case", World.InHouseCase())).Good();
        var tender = (await World.TenderForLotAsync(framework, "1", World.Suppliers[0])).Good();
        await World.Host.RestAsync();
        (await assessor.PostAsync($"/api/v1/in-house-cases/{@case.Id}/marks", World.Marks(3), @case.Tag)).Refused(Conflict);
        (await assessor.GetAsync($"/api/v1/in-house-cases/{@case.Id}")).Hidden(); // it says what a rival has to beat

        var no = new { decisions = new[] { framework.Line, "BI" }.Select(line => new { serviceLine = line, accredited = false, reason = "They can't." }) };
        (await World.Authority.Api.ActAsync($"/api/v1/tenders/{tender.Id}", "decision", no)).Good();
        await World.Host.RestAsync();
        (await assessor.ActAsync($"/api/v1/in-house-cases/{@case.Id}", "marks", World.Marks(3))).Good();
    }

    [Fact]
    public async Task Whoever_belongs_to_a_supplier_states_and_decides_no_need_for_a_buyer_where_it_sells()
    {
        var framework = await World.LiveAsync(World.Text() with { Line = $"L{World.Unique():D4}" }, [World.Suppliers[0]]);
        var lead = (await World.PersonAlsoOfAsync(World.Buyer, World.Suppliers[0], "procurement-lead")).Api;
        var need = (await World.Buyer.Api.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Good();
        var choice = need.Json["choices"]!.AsArray().First(c => c!["isAvailable"]!.GetValue<bool>() && c["frameworkId"]?.ToString() == framework.Id)!["key"]!.ToString();

        (await lead.PostAsync("/api/v1/needs", World.StatedNeed(framework))).Refused(Conflict);
        (await lead.PostAsync($"/api/v1/needs/{need.Id}/choice", new { choice, reason = "So it is." })).Refused(Conflict);
        (await lead.PostAsync("/api/v1/collective-procurements",
            new { frameworkId = framework.Id, lotNumber = "1", title = "Together", expectedValue = World.Pounds(1_000), ownValue = World.Pounds(500) })).Refused(Conflict);
        (await World.Buyer.Api.PostAsync($"/api/v1/needs/{need.Id}/choice", new { choice, reason = "So it is." })).Good();
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class InterestOnEmbedded(EmbeddedWorld shared) : InterestTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class InterestOnProduction(ProductionWorld shared) : InterestTests(shared);
