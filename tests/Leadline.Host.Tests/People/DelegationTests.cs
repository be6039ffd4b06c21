using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class DelegationTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_delegate_acts_for_the_other_organisation_until_the_second_it_ends()
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var until = World.Now + TimeSpan.FromDays(10);
        var delegation = await DelegateAsync(person, until);
        (await person.Api.GetAsync("/api/v1/people/own")).Good();
        (await ActForAsync(person, World.Buyer, delegation)).Good();
        var made = (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        Assert.Equal(World.Buyer.Id, made["buyer"]);
        var entry = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={made.Id}")).Good().Json["items"]![0]!;
        Assert.Equal((person.Id, delegation, World.Buyer.Id), (entry["person"]!.ToString(), entry["delegation"]!.ToString(), entry["organisation"]!.ToString()));

        await World.Host.MoveToAsync(until);
        (await ActForAsync(person, World.Buyer, delegation)).Hidden();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task A_session_that_acts_by_a_delegation_may_do_nothing_the_second_after_it_was_ended()
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var delegation = await DelegateAsync(person, World.Now + TimeSpan.FromDays(10));
        (await ActForAsync(person, World.Buyer, delegation)).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        (await World.Buyer.Administrator.PostAsync($"/api/v1/delegations/{delegation}/end", new { reason = "Done." })).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await person.Api.GetAsync("/api/v1/people/own")).Good();
    }

    [Fact]
    public async Task Whoever_no_longer_belongs_anywhere_is_nobodys_delegate()
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var delegation = await DelegateAsync(person, World.Now + TimeSpan.FromDays(10));
        (await ActForAsync(person, World.Buyer, delegation)).Good();
        var grant = (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]![0]!["id"]!.ToString();
        (await World.Host.Operator.PostAsync($"/api/v1/role-grants/{grant}/end", new { reason = "Left." })).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task Whoever_leaves_the_organisation_it_was_given_through_is_no_delegate_wherever_it_works_next()
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var delegation = await DelegateAsync(person, World.Now + TimeSpan.FromDays(10));
        (await ActForAsync(person, World.Buyer, delegation)).Good();
        var grant = (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]![0]!["id"]!.ToString();
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Outsider.Id}/people",
            new { email = person.Email, name = "X", roles = new[] { "bid-manager" }, reason = "A new employer." })).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/role-grants/{grant}/end", new { reason = "Left." })).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await ActForAsync(person, World.Buyer, delegation)).Hidden();
    }

    [Fact]
    public async Task Whose_own_organisation_sells_on_the_lot_does_not_act_for_a_buyer_on_it()
    {
        var person = await World.PersonAsync(World.Suppliers[0], "bid-manager");
        var delegation = await DelegateAsync(person, World.Now + TimeSpan.FromDays(10));
        (await ActForAsync(person, World.Buyer, delegation)).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused("conflict-of-interest");
    }

    [Fact]
    public async Task Nobody_takes_a_delegation_that_was_given_to_another()
    {
        var (person, other) = (await World.PersonAsync(World.OtherBuyer, "evaluator"), await World.PersonAsync(World.OtherBuyer, "evaluator"));
        (await ActForAsync(other, World.Buyer, await DelegateAsync(person, World.Now + TimeSpan.FromDays(10)))).Hidden();
    }

    [Theory]
    [InlineData("administrator", 10, "role-not-delegated")]
    [InlineData("bid-manager", 10, null)]
    [InlineData("procurement-lead", 4 * 366, "until-out-of-range")]
    [InlineData("procurement-lead", -1, "until-out-of-range")]
    public async Task A_delegation_has_bounds(string role, int days, string? code)
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var answer = await World.Buyer.Administrator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/delegations",
            new { email = person.Email, roles = new[] { role }, until = World.Now + TimeSpan.FromDays(days), reason = "Helps us." });
        Assert.Equal(code ?? "", answer.Code);
    }

    [Fact]
    public async Task Staff_of_ones_own_needs_no_delegation()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        (await World.Buyer.Administrator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/delegations",
            new { email = person.Email, roles = new[] { "approver" }, until = World.Now + TimeSpan.FromDays(1), reason = "Helps us." })).Refused("delegate-unknown");
    }

    private async Task<string> DelegateAsync(Person person, DateTimeOffset until) =>
        (await World.Buyer.Administrator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/delegations",
            new { email = person.Email, roles = new[] { "procurement-lead" }, until, reason = "Runs our competition." })).Good().Id;

    private static Task<Answer> ActForAsync(Person person, Member organisation, string? delegation) =>
        person.Api.PostAsync("/api/v1/sessions/own/organisation", new { organisation = organisation.Id, delegation });
}

[Collection(Profiles.Embedded)]
public sealed class DelegationsOnEmbedded(EmbeddedWorld shared) : DelegationTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DelegationsOnProduction(ProductionWorld shared) : DelegationTests(shared);
