using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

public abstract class CredentialTests(SharedWorld shared) : InWorld(shared)
{
    private const string Own = "/api/v1/credentials/own";

    [Fact]
    public async Task A_credential_gets_a_token_for_the_roles_it_asks_for()
    {
        var (id, secret) = await IssueAsync("bid-manager", "supplier-finance");
        var all = await TokenAsync(Form(id, secret));
        Assert.Equal(("Bearer", "900", "bid-manager supplier-finance"), (all["token_type"]!.ToString(), all["expires_in"]!.ToString(), all["scope"]!.ToString()));

        var one = await TokenAsync(Form(id, secret) + "&scope=bid-manager");
        var own = (await World.Host.With($"Bearer {one["access_token"]}").GetAsync(Own)).Good();
        Assert.Equal(["bid-manager"], own.Json["roles"]!.AsArray().Select(r => r!.ToString()));
        (await World.Host.With($"Bearer {one["access_token"]}").PostAsync("/api/v1/mi-returns", new { })).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task Basic_authentication_of_the_client_is_as_good_as_the_form()
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("grant_type=client_credentials", $"Basic {basic}")).Status);
        Assert.Equal("invalid_client", (await AskAsync(Form(id, secret), $"Basic {basic}"))["error"]);
    }

    [Theory]
    [InlineData("grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=ID&client_secret=leadline_secret_0", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=00000000-0000-0000-0000-000000000000&client_secret=SECRET", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=ID&client_id=ID&client_secret=SECRET", 400, "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=approver", 400, "invalid_scope")]
    [InlineData("grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=operator", 400, "invalid_scope")]
    [InlineData("grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=bid-manager%20approver", 400, "invalid_scope")]
    [InlineData("grant_type=password&username=me&password=SECRET", 400, "unsupported_grant_type")]
    [InlineData("", 400, "unsupported_grant_type")]
    public async Task Anything_else_gets_no_token(string form, int status, string error)
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var answer = await AskAsync(form.Replace("ID", id, StringComparison.Ordinal).Replace("SECRET", secret, StringComparison.Ordinal));
        Assert.Equal(((HttpStatusCode)status, error), (answer.Status, answer["error"]));
    }

    [Fact]
    public async Task A_secret_itself_is_no_token_and_a_token_no_secret()
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var token = (await TokenAsync(Form(id, secret)))["access_token"]!.ToString();
        Assert.Equal(HttpStatusCode.Unauthorized, (await World.Host.With($"Bearer {secret}").GetAsync(Own)).Status);
        Assert.Equal("invalid_client", (await AskAsync(Form(id, token)))["error"]);
    }

    [Fact]
    public async Task A_token_is_refused_from_the_instant_it_expires()
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var api = World.Host.With($"Bearer {(await TokenAsync(Form(id, secret)))["access_token"]}");
        var expires = World.Now + TimeSpan.FromMinutes(15);
        await World.Host.MoveToAsync(expires - TimeSpan.FromTicks(1));
        (await api.GetAsync(Own)).Good();
        await World.Host.MoveToAsync(expires);
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Fact]
    public async Task Revoking_a_credential_ends_its_tokens_at_once_and_for_ever()
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var api = World.Host.With($"Bearer {(await TokenAsync(Form(id, secret)))["access_token"]}");
        (await api.GetAsync(Own)).Good();
        (await World.Host.Operator.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{id}")).Good();
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        Assert.Equal("invalid_client", (await AskAsync(Form(id, secret)))["error"]);
        (await World.Host.Operator.PostAsync($"/api/v1/credentials/{id}/secret", new { keepFormerHours = 1 })).Refused("credential-ended");
    }

    [Fact]
    public async Task A_program_of_an_organisation_that_has_closed_manages_nothing_any_more()
    {
        var gone = (await World.Host.Operator.PostAsync("/api/v1/organisations",
            new { reference = $"GB-COH:{World.Unique():D8}", name = "Gone Ltd", kind = "company", openFrom = "2013-04-01", openTo = World.Now.AddDays(2).ToString("yyyy-MM-dd") })).Good();
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{gone.Id}/credentials", new { name = "P", scopes = new[] { "administrator", "bid-manager" } })).Good();
        var (form, path) = (Form(issued.Id, issued["secret"]), $"/api/v1/organisations/{gone.Id}/credentials");
        (await World.Host.With($"Bearer {(await TokenAsync(form))["access_token"]}").GetAsync(path)).Good();
        await World.Host.MoveToAsync(World.Now.AddDays(3));
        var late = World.Host.With($"Bearer {(await TokenAsync(form))["access_token"]}");
        (await late.GetAsync(Own)).Good();
        (await late.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task A_new_secret_leaves_the_former_one_good_for_a_while()
    {
        var (id, former) = await IssueAsync("bid-manager");
        var secret = (await World.Host.Operator.PostAsync($"/api/v1/credentials/{id}/secret", new { keepFormerHours = 2 })).Good()["secret"];
        var until = World.Now + TimeSpan.FromHours(2);
        await World.Host.MoveToAsync(until - TimeSpan.FromTicks(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Form(id, former))).Status);
        await World.Host.MoveToAsync(until);
        Assert.Equal("invalid_client", (await AskAsync(Form(id, former)))["error"]);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Form(id, secret))).Status);
    }

    [Fact]
    public async Task A_secret_that_another_person_is_given_ends_the_former_one_and_its_tokens_at_once()
    {
        var supplier = World.Suppliers[0];
        var (first, second) = (await World.PersonAsync(supplier, "administrator"), await World.PersonAsync(supplier, "administrator"));
        var issued = (await first.Api.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Mine", scopes = new[] { "bid-manager" } })).Good();
        var program = World.Host.With($"Bearer {(await TokenAsync(Form(issued.Id, issued["secret"])))["access_token"]}");
        (await program.GetAsync(Own)).Good();
        var renewed = (await first.Api.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 2 })).Good()["secret"];
        (await program.GetAsync(Own)).Good(); // the same person's still

        (await second.Api.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 2 })).Good();
        (await program.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        Assert.Equal("invalid_client", (await AskAsync(Form(issued.Id, renewed)))["error"]);
    }

    [Fact]
    public async Task A_secret_that_nobody_was_named_for_ends_when_a_person_is_given_the_next()
    {
        var supplier = World.Suppliers[0];
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Ours", scopes = new[] { "bid-manager" } })).Good();
        var program = World.Host.With($"Bearer {(await TokenAsync(Form(issued.Id, issued["secret"])))["access_token"]}");
        (await program.GetAsync(Own)).Good();
        var person = await World.PersonAsync(supplier, "administrator");
        (await person.Api.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 2 })).Good();
        (await program.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        Assert.Equal("invalid_client", (await AskAsync(Form(issued.Id, issued["secret"])))["error"]);
    }

    [Fact]
    public async Task A_credential_with_an_end_gets_no_token_after_it()
    {
        var expires = World.Now + TimeSpan.FromDays(1);
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Suppliers[0].Id}/credentials",
            new { name = "A trial", scopes = new[] { "bid-manager" }, expiresAt = expires })).Good();
        var api = World.Host.With($"Bearer {(await TokenAsync(Form(issued.Id, issued["secret"])))["access_token"]}");
        await World.Host.MoveToAsync(expires);
        Assert.Equal("invalid_client", (await AskAsync(Form(issued.Id, issued["secret"])))["error"]);
        (await api.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Fact]
    public async Task An_administrator_manages_the_credentials_of_its_own_organisation_alone()
    {
        var supplier = World.Suppliers[0];
        var administrator = (await World.PersonAsync(supplier, "administrator")).Api;
        var issued = (await administrator.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Bids", scopes = new[] { "bid-manager" } })).Good();
        var listed = (await administrator.GetAsync($"/api/v1/organisations/{supplier.Id}/credentials?limit=200")).Good();
        Assert.Contains(issued.Id, listed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(issued["secret"], listed.Body, StringComparison.Ordinal);

        var stranger = await World.ProgramAsync(World.Suppliers[1].Id, "administrator");
        (await stranger.GetAsync($"/api/v1/organisations/{supplier.Id}/credentials")).Hidden();
        (await stranger.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Ours", scopes = new[] { "bid-manager" } })).Hidden();
        (await stranger.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 0 })).Hidden();
        (await stranger.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{issued.Id}")).Hidden();
        (await supplier.Api.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{issued.Id}")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await administrator.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{issued.Id}")).Good();
    }

    [Fact]
    public async Task A_program_that_nobody_answers_for_is_given_no_secrets()
    {
        var supplier = World.Suppliers[0];
        var (nobodys, issued) = (await World.ProgramAsync(supplier.Id, "administrator"), await IssueAsync("bid-manager"));
        (await nobodys.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "One more", scopes = new[] { "bid-manager" } })).Refused("holder-unknown");
        (await nobodys.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 0 })).Refused("holder-unknown");

        var own = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Renews itself", scopes = new[] { "administrator" } })).Good();
        (await World.Host.As(own.Id, own["secret"]).PostAsync($"/api/v1/credentials/{own.Id}/secret", new { keepFormerHours = 0 })).Good();
    }

    [Fact]
    public async Task A_program_rests_when_its_holder_has_left_until_somebody_else_takes_it_over()
    {
        var supplier = World.Suppliers[0];
        var (ann, bea) = (await World.PersonAsync(supplier, "administrator", "bid-manager"), await World.PersonAsync(supplier, "administrator"));
        var issued = (await ann.Api.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Ann's", scopes = new[] { "administrator", "bid-manager" } })).Good();
        var token = (await TokenAsync(Form(issued.Id, issued["secret"])))["access_token"]!.ToString();
        var anns = World.Host.With($"Bearer {token}");
        Assert.Equal(["administrator", "bid-manager"], (await anns.GetAsync(Own)).Good().Json["roles"]!.AsArray().Select(r => r!.ToString()).Order(StringComparer.Ordinal));

        await EndRoleAsync(ann, "administrator"); // who manages nobody any more, manages nobody by a program
        Assert.Equal(["bid-manager"], (await anns.GetAsync(Own)).Good().Json["roles"]!.AsArray().Select(r => r!.ToString()));
        Assert.Equal("bid-manager", (await TokenAsync(Form(issued.Id, issued["secret"])))["scope"]!.ToString());
        await EndRoleAsync(ann, "bid-manager");
        (await anns.GetAsync(Own)).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        Assert.Equal("invalid_client", (await AskAsync(Form(issued.Id, issued["secret"])))["error"]);
        Assert.True(await IsIdleAsync(bea, issued.Id));

        var renewed = (await bea.Api.PostAsync($"/api/v1/credentials/{issued.Id}/secret", new { keepFormerHours = 24 })).Good();
        Assert.False(await IsIdleAsync(bea, issued.Id));
        (await World.Host.As(issued.Id, renewed["secret"]).GetAsync(Own)).Good();
        Assert.Equal("invalid_client", (await AskAsync(Form(issued.Id, issued["secret"])))["error"]);
    }

    [Fact]
    public async Task Closing_an_account_ends_what_its_programs_may_do()
    {
        var supplier = World.Suppliers[0];
        var person = await World.PersonAsync(supplier, "administrator");
        var issued = (await person.Api.PostAsync($"/api/v1/organisations/{supplier.Id}/credentials", new { name = "Mine", scopes = new[] { "administrator" } })).Good();
        var program = World.Host.With($"Bearer {(await TokenAsync(Form(issued.Id, issued["secret"])))["access_token"]}");
        (await program.GetAsync(Own)).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/closure", new { reason = "Has left." })).Good();
        (await program.PostAsync($"/api/v1/organisations/{supplier.Id}/people", new { email = $"n{World.Unique()}@else.example", name = "N", roles = new[] { "administrator" }, reason = "Back again." }))
            .Refused(HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Theory]
    [InlineData("company", "approver")]
    [InlineData("icb", "category-manager")]
    public async Task A_credential_has_only_roles_that_its_organisation_can_give(string kind, string role)
    {
        var member = await World.JoinAsync(kind, $"LEADLINE:program-{World.Unique()}", "supplier");
        (await World.Host.Operator.PostAsync($"/api/v1/organisations/{member.Id}/credentials", new { name = "P", scopes = new[] { role } })).Refused("role-not-for-kind");
    }

    [Fact]
    public async Task Neither_secret_nor_token_is_stored_or_logged()
    {
        var (id, secret) = await IssueAsync("bid-manager");
        var token = (await TokenAsync(Form(id, secret)))["access_token"]!.ToString();
        Assert.DoesNotContain(secret, World.Host.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(token, World.Host.Log.ToString(), StringComparison.Ordinal);
        var stored = await World.Host.StoredAsync();
        Assert.Contains(id, stored, StringComparison.OrdinalIgnoreCase); // what is looked for would be found
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(token, stored, StringComparison.Ordinal);
    }

    private async Task EndRoleAsync(Person person, string role)
    {
        var grants = (await World.Host.Operator.GetAsync($"/api/v1/people/{person.Id}")).Good().Json["roles"]!.AsArray();
        var grant = grants.Single(g => g!["role"]!.ToString() == role && g["endedAt"] is null)!["id"];
        (await World.Host.Operator.PostAsync($"/api/v1/role-grants/{grant}/end", new { reason = "Moved on." })).Good();
    }

    private async Task<bool> IsIdleAsync(Person administrator, string credential)
    {
        for (var path = $"/api/v1/organisations/{World.Suppliers[0].Id}/credentials?limit=200"; ;)
        {
            var page = (await administrator.Api.GetAsync(path)).Good().Json;
            if (page["items"]!.AsArray().FirstOrDefault(c => c!["id"]!.ToString() == credential) is { } found)
                return found["isIdle"]!.GetValue<bool>();
            path = page["next"]!.ToString();
        }
    }

    private static string Form(string id, string secret) => $"grant_type=client_credentials&client_id={id}&client_secret={secret}";

    private async Task<(string Id, string Secret)> IssueAsync(params string[] scopes)
    {
        var issued = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{World.Suppliers[0].Id}/credentials", new { name = "A test's", scopes })).Good();
        return (issued.Id, issued["secret"]);
    }

    private async Task<JsonNode> TokenAsync(string form) => (await AskAsync(form)).Good().Json;

    private Task<Answer> AskAsync(string form, string? authorization = null) =>
        (authorization is null ? World.Host.Anonymous() : World.Host.With(authorization))
        .SendAsync(HttpMethod.Post, "/api/v1/tokens", Testing.Api.Text(form, "application/x-www-form-urlencoded"));
}

[Collection(Profiles.Embedded)]
public sealed class CredentialsOnEmbedded(EmbeddedWorld shared) : CredentialTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class CredentialsOnProduction(ProductionWorld shared) : CredentialTests(shared);
