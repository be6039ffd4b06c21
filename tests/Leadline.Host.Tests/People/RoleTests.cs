using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class RoleTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_role_ends_at_once()
    {
        var administrator = await World.PersonAsync(World.Buyer, "administrator");
        var person = await World.PersonAsync(World.Buyer, "procurement-lead");
        (await person.Api.GetAsync("/api/v1/contracts")).Good();
        (await administrator.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(person)}/end", new { reason = "Moved on." })).Good();
        (await person.Api.GetAsync("/api/v1/contracts")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task A_role_holds_until_its_end_and_not_an_instant_longer()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var until = World.Now + TimeSpan.FromDays(3);
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles", new { roles = new[] { "moderator", "approver" }, reason = "Stands in.", until })).Good();
        await World.Host.MoveToAsync(until - TimeSpan.FromTicks(10));
        Assert.Contains("moderator", (await person.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);
        await World.Host.MoveToAsync(until);
        Assert.DoesNotContain("moderator", (await person.Api.GetAsync("/api/v1/people/own")).Good().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_manages_its_own_organisation_alone()
    {
        var administrator = await World.PersonAsync(World.Buyer, "administrator");
        var other = await World.PersonAsync(World.OtherBuyer, "evaluator");
        var someone = new { email = $"n{World.Unique()}@else.example", name = "N", roles = new[] { "evaluator" }, reason = "A test." };
        (await administrator.Api.PostAsync($"/api/v1/organisations/{World.OtherBuyer.Id}/people", someone)).Hidden();
        (await administrator.Api.GetAsync($"/api/v1/people/{other.Id}")).Hidden();
        (await administrator.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(other)}/end", new { reason = "No." })).Hidden();
        (await administrator.Api.PostAsync($"/api/v1/people/{other.Id}/sign-out")).Hidden();
        (await administrator.Api.PostAsync($"/api/v1/people/{other.Id}/unlocking", new { reason = "No." })).Hidden();
        (await administrator.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{other.Id}/roles", new { roles = new[] { "evaluator" }, reason = "No." })).Hidden();
        Assert.Null((await administrator.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people", someone)).Good().Json["link"]); // it goes by mail
        Assert.NotEmpty(await World.LettersAsync(someone.email));
    }

    [Theory]
    [InlineData("category-manager", HttpStatusCode.Conflict, "role-not-for-kind")]
    [InlineData("operator", HttpStatusCode.BadRequest, "role-unknown")]
    [InlineData("Evaluator", HttpStatusCode.BadRequest, "role-unknown")]
    public async Task Nobody_is_given_a_role_that_the_organisation_can_not_give(string role, HttpStatusCode status, string code)
    {
        var administrator = await World.PersonAsync(World.Buyer, "administrator");
        (await administrator.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people",
            new { email = $"n{World.Unique()}@else.example", name = "N", roles = new[] { role }, reason = "A test." })).Refused(status, code);
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_person_is_said_at_once()
    {
        var refused = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people",
            new { email = "not an address", name = "Bell\a", roles = Array.Empty<string>(), reason = new string('x', 2_001), until = "2001-01-01T00:00:00Z" })).Refused(HttpStatusCode.BadRequest, "email-malformed");
        Assert.Equal(["/email", "/name", "/roles", "/reason", "/until"], refused.Json["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()));
    }

    [Theory]
    [InlineData("n@erased.invalid", "N", "/email")]
    [InlineData("n@else.example", "Ann\u202EsmithA", "/name")]
    [InlineData("n@else.example", "Ann\nCall this number", "/name")]
    public async Task An_address_that_nobody_has_and_a_name_that_misleads_are_refused(string email, string name, string pointer)
    {
        var refused = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people",
            new { email, name, roles = new[] { "evaluator" }, reason = "A test." }));
        Assert.Equal((HttpStatusCode.BadRequest, pointer), (refused.Status, refused.Json["pointer"]!.ToString()));
    }

    [Fact]
    public async Task Whoever_works_for_another_organisation_is_not_made_part_of_ones_own()
    {
        var evaluator = await World.PersonAsync(World.Buyer, "evaluator");
        var (rival, path) = (await World.PersonAsync(World.Suppliers[0], "administrator"), $"/api/v1/organisations/{World.Suppliers[0].Id}/people");
        var taken = new { email = evaluator.Email, name = "N", roles = new[] { "bid-manager" }, reason = "A test." };
        (await rival.Api.PostAsync(path, taken)).Refused("person-elsewhere");
        (await rival.Api.GetAsync($"/api/v1/people/{evaluator.Id}")).Hidden();
        (await World.Host.Operator.PostAsync(path, taken)).Good();
    }

    [Fact]
    public async Task Whoever_has_left_is_not_brought_back_from_where_it_works_now_nor_watched_there()
    {
        var (administrator, person) = (await World.PersonAsync(World.Suppliers[0], "administrator"), await World.PersonAsync(World.Suppliers[0], "bid-manager"));
        (await person.Api.GetAsync("/api/v1/people/own")).Good();
        var (seen, roles) = ($"/api/v1/people/{person.Id}", $"/api/v1/organisations/{World.Suppliers[0].Id}/people/{person.Id}/roles");
        Assert.NotNull((await administrator.Api.GetAsync(seen)).Good().Json["lastSignedInAt"]);
        (await administrator.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(person)}/end", new { reason = "Left." })).Good();
        await AddAgainAsync(person, World.Buyer, "evaluator");
        await person.TokenAsync();

        var back = new { roles = new[] { "bid-manager" }, reason = "We miss her." };
        (await administrator.Api.PostAsync(roles, back)).Refused("person-elsewhere");
        Assert.Null((await administrator.Api.GetAsync(seen)).Good().Json["lastSignedInAt"]);
        Assert.NotNull((await World.Host.Operator.GetAsync(seen)).Good().Json["lastSignedInAt"]);
        (await World.Host.Operator.PostAsync(roles, back)).Good();
    }

    [Fact]
    public async Task Nobody_gives_roles_to_itself_by_a_program_either()
    {
        var person = await World.PersonAsync(World.Buyer, "administrator");
        var issued = (await person.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/credentials", new { name = "Mine", scopes = new[] { "administrator" } })).Good();
        foreach (var api in new[] { person.Api, World.Host.As(issued.Id, issued["secret"]) })
        {
            (await api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles", new { roles = new[] { "approver" }, reason = "I deserve it." })).Refused("own-roles");
            (await api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people", new { email = person.Email, name = "Me", roles = new[] { "approver" }, reason = "I deserve it." })).Refused("own-roles");
        }
    }

    [Fact]
    public async Task Whoever_is_on_one_call_off_alone_reads_what_all_organisations_may()
    {
        var mine = await World.PrepareAsync();
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        (await World.Host.Operator.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(person)}/end", new { reason = "No other." })).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles",
            new { roles = new[] { "evaluator" }, reason = "Marks this one.", callOff = mine.Id })).Good();
        foreach (var open in new[] { "frameworks", "organisations", $"organisations/{World.Buyer.Id}" })
            (await person.Api.GetAsync($"/api/v1/{open}")).Good();
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task Nobody_approves_its_own_request_by_a_program_either()
    {
        var person = await World.PersonAsync(World.Buyer, "administrator");
        var issued = (await person.Api.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/credentials", new { name = "Mine", scopes = new[] { "administrator" } })).Good();
        var request = (await person.Api.PostAsync("/api/v1/access-requests", new { organisation = World.Buyer.Id, roles = new[] { "approver" }, reason = "I want it." })).Good();
        (await World.Host.As(issued.Id, issued["secret"]).PostAsync($"/api/v1/access-requests/{request.Id}/decision", new { approve = true, reason = "Yes." })).Refused("own-request");
    }

    [Fact]
    public async Task A_field_that_is_not_in_the_request_can_not_be_set_by_it()
    {
        var refused = await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people",
            new { email = $"n{World.Unique()}@else.example", name = "N", roles = new[] { "evaluator" }, reason = "A test.", hasSecondFactor = true, passwordHash = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        var buyer = await World.JoinAsync("trust", $"GB-NHS:T{World.Unique() % 100:D2}", "buyer");
        var (one, other) = (await World.PersonAsync(buyer, "administrator"), await World.PersonAsync(buyer, "administrator"));
        await one.Api.GetAsync("/api/v1/people/own");
        await other.Api.GetAsync("/api/v1/people/own");
        var answers = await Task.WhenAll(EndAsync(one, other), EndAsync(other, one));

        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        var people = (await World.Host.Operator.GetAsync($"/api/v1/organisations/{buyer.Id}/people")).Good().Json["items"]!.AsArray();
        Assert.Equal(1, people.SelectMany(p => p!["roles"]!.AsArray()).Count(r => r!["endedAt"] is null));
    }

    [Fact]
    public async Task An_organisation_keeps_its_last_administrator()
    {
        var buyer = await World.JoinAsync("trust", $"GB-NHS:U{World.Unique() % 100:D2}", "buyer");
        var only = await World.PersonAsync(buyer, "administrator");
        (await only.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(only)}/end", new { reason = "Tired." })).Refused("last-administrator");
    }

    [Fact]
    public async Task An_authoritys_administrator_does_not_stand_above_the_operator()
    {
        var administrator = await World.PersonAsync(World.Authority, "administrator");
        var person = await World.PersonAsync(World.Authority, "operator");
        var session = person.Api;
        (await session.GetAsync("/api/v1/people/own")).Good();
        foreach (var help in new[] { "unlocking", "link", "authenticator/removal", "sign-out" })
            (await administrator.Api.PostAsync($"/api/v1/people/{person.Id}/{help}", new { reason = "Says so." })).Hidden();
        var grant = await GrantOfAsync(person);
        (await administrator.Api.PostAsync($"/api/v1/role-grants/{grant}/end", new { reason = "No." })).Refused("operator-not-yours");
        (await session.GetAsync("/api/v1/people/own")).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/role-grants/{grant}/end", new { reason = "Moved on." })).Good();
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_an_organisation_that_is_not_the_only_one_any_more()
    {
        var (administrator, both) = (await World.PersonAsync(World.Buyer, "administrator"), await World.PersonAsync(World.Buyer, "evaluator"));
        await AddAgainAsync(both, World.OtherBuyer, "moderator");
        (await administrator.Api.PostAsync($"/api/v1/people/{both.Id}/sign-out")).Hidden();

        var left = await World.PersonAsync(World.Buyer, "evaluator");
        (await administrator.Api.PostAsync($"/api/v1/people/{left.Id}/sign-out")).Good();
        (await administrator.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(left)}/end", new { reason = "Moved on." })).Good();
        (await administrator.Api.GetAsync($"/api/v1/people/{left.Id}")).Good();
        foreach (var help in new[] { "unlocking", "link", "authenticator/removal", "sign-out" })
            (await administrator.Api.PostAsync($"/api/v1/people/{left.Id}/{help}", new { reason = "Says so." })).Hidden();
    }

    [Fact]
    public async Task A_role_on_one_call_off_is_good_for_that_one_alone()
    {
        var (mine, other) = (await World.PrepareAsync(), await World.PrepareAsync());
        var person = await World.PersonAsync(World.Buyer, "moderator");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/people/{person.Id}/roles",
            new { roles = new[] { "procurement-lead" }, reason = "Runs this one.", callOff = mine.Id })).Good();

        (await person.Api.ActAsync(mine.Path, "invitation")).Good();
        (await person.Api.ActAsync(other.Path, "invitation")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await person.Api.PostAsync("/api/v1/further-competitions", World.Need())).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task Closing_an_account_ends_its_roles_and_delegations_and_opening_it_gives_none_back()
    {
        var person = await World.PersonAsync(World.OtherBuyer, "evaluator", "moderator");
        var delegation = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/delegations",
            new { email = person.Email, roles = new[] { "evaluator" }, until = World.Now + TimeSpan.FromDays(9), reason = "Helps out." })).Good().Id;
        var grants = (await RolesOfAsync(person)).Select(r => r["id"]!.ToString()).ToList();
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/closure", new { reason = "Has left." })).Good();
        Assert.Equal(["Has left.", "Has left."], (await RolesOfAsync(person)).Select(r => r["endedBecause"]!.ToString()));
        Assert.Equal(["end-role: Has left.", "end-role: Has left.", "end-delegation: Has left."],
            [await LastActOnAsync(grants[0]), await LastActOnAsync(grants[1]), await LastActOnAsync(delegation)]);

        await AddAgainAsync(person, World.Outsider, "bid-manager");
        Assert.Equal("bid-manager", Assert.Single(await RolesOfAsync(person), r => r["endedAt"] is null)["role"]!.ToString());
        (await person.Api.PostAsync("/api/v1/sessions/own/organisation", new { organisation = World.Buyer.Id, delegation })).Hidden();
    }

    [Fact]
    public async Task Dormant_accounts_are_closed_by_the_day_unless_a_program_is_theirs_and_opened_again_by_the_operator()
    {
        var world = World;
        var person = await world.PersonAsync(world.OtherBuyer, "evaluator");
        (await person.SignInAsync()).Good();
        var answering = await world.PersonAsync(world.OtherBuyer, "administrator"); // for a program that works on by itself
        var issued = (await answering.Api.PostAsync($"/api/v1/organisations/{world.OtherBuyer.Id}/credentials", new { name = "Runs for years", scopes = new[] { "evaluator" } })).Good();
        await world.Host.MoveToAsync(world.Now + TimeSpan.FromDays(366));
        (await person.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await world.Host.As(issued.Id, issued["secret"]).GetAsync("/api/v1/frameworks")).Good();
        (await world.Host.Operator.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{issued.Id}")).Good();
        await world.Host.RestAsync();
        (await answering.SignInAsync()).Refused(HttpStatusCode.Unauthorized, "sign-in-refused");
        Assert.Equal("Not signed in for 365 days.", Assert.Single(await RolesOfAsync(person))["endedBecause"]!.ToString());

        await AddAgainAsync(person, world.OtherBuyer, "evaluator");
        await world.Host.MoveToAsync(world.Now + TimeSpan.FromDays(1)); // there is time to come back in
        (await person.SignInAsync()).Good();
    }

    private async Task<string> GrantOfAsync(Person person) =>
        (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]!.AsArray().Single(r => r!["endedAt"] is null)!["id"]!.ToString();

    private async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> RolesOfAsync(Person person) =>
        [.. (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]!.AsArray().Select(r => r!)];

    private async Task<string> LastActOnAsync(string subject)
    {
        var entry = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={subject}&limit=200")).Good().Json["items"]!.AsArray()[^1]!;
        return $"{entry["act"]}: {entry["reason"]}";
    }

    private async Task AddAgainAsync(Person person, Member organisation, string role) =>
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{organisation.Id}/people",
            new { email = person.Email, name = "X", roles = new[] { role }, reason = "Came back." })).Good();

    private async Task<Answer> EndAsync(Person by, Person whose) =>
        await by.Api.PostAsync($"/api/v1/role-grants/{await GrantOfAsync(whose)}/end", new { reason = "There can be only one." });
}

[Collection(Profiles.Embedded)]
public sealed class RolesOnEmbedded(EmbeddedWorld shared) : RoleTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class RolesOnProduction(ProductionWorld shared) : RoleTests(shared);
