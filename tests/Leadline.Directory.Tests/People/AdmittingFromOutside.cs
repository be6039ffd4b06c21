using Leadline.Directory.OutsideSignIn;
using Leadline.Directory.People;
using Leadline.Directory.SecondFactor;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory.Tests.People;

/// <summary>Which person somebody is whom an outside provider has shown to be who it says.</summary>
[Collection(Profiles.Embedded)]
public sealed class AdmittingFromOutside(EmbeddedWorld shared) : InWorld(shared)
{
    private const string Issuer = "https://login.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_verified_address_is_signed_in_and_known_by_the_identity_from_then_on()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var subject = $"s{World.Unique()}";
        Assert.True((await AdmitAsync(Identity(subject, person.Email.ToUpperInvariant()))).SignedIn);
        Assert.True((await AdmitAsync(Identity(subject, "another@address.example", verified: false))).SignedIn);
        Assert.Equal("outside-person-unknown", (await AdmitAsync(Identity($"s{World.Unique()}", "another@address.example"))).Code);
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_makes_nobody_anybody()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        Assert.Equal("outside-person-unknown", (await AdmitAsync(Identity($"s{World.Unique()}", person.Email, verified: false))).Code);
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_somebody_else()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var subject = $"s{World.Unique()}";
        Assert.True((await AdmitAsync(Identity(subject, person.Email))).SignedIn);
        Assert.Equal("outside-person-unknown", (await AdmitAsync(Identity(subject, null) with { Issuer = "https://other.example" })).Code);
    }

    [Fact]
    public async Task Whoever_is_given_the_address_next_is_not_the_person_who_had_it()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        Assert.True((await AdmitAsync(Identity($"s{World.Unique()}", person.Email))).SignedIn);
        var anew = Identity($"s{World.Unique()}", person.Email);
        Assert.Equal("outside-person-unknown", (await AdmitAsync(anew)).Code);

        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/outside-logins/removal", new { reason = "The trust moved to another tenant; she came in person." })).Good();
        Assert.True((await AdmitAsync(anew)).SignedIn);
    }

    [Fact]
    public async Task A_code_is_not_enough_once_another_password_was_chosen()
    {
        var person = await World.PersonAsync(World.Authority, "auditor");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30)); // to the next code
        var halfWay = await HalfWayAsync(Identity($"s{World.Unique()}", person.Email));
        (await person.Api.PostAsync("/api/v1/people/own/password", new { present = person.Password, password = $"another horse {World.Unique()}" })).Good();
        Assert.Equal("sign-in-refused", (await FinishAsync(halfWay, person.Code)).Refusal?.Code);
    }

    [Fact]
    public async Task A_closed_account_stays_closed()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        var subject = $"s{World.Unique()}";
        Assert.True((await AdmitAsync(Identity(subject, person.Email))).SignedIn);
        (await World.Host.Operator.PostAsync($"/api/v1/people/{person.Id}/closure", new { reason = "Has left." })).Good();
        Assert.Equal("outside-person-unknown", (await AdmitAsync(Identity(subject, person.Email))).Code);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task An_authenticator_is_asked_for_unless_the_provider_has_seen_a_second_factor(bool secondFactor, bool signedIn)
    {
        var person = await World.PersonAsync(World.Authority, "auditor");
        var (admitted, first, _) = await AdmitAsync(Identity($"s{World.Unique()}", person.Email) with { SecondFactor = secondFactor });
        Assert.Equal((signedIn, signedIn ? null : HalfWay.Path), (admitted, first));
    }

    [Fact]
    public async Task Where_a_code_is_owed_the_identity_is_linked_once_it_was_right()
    {
        var person = await World.PersonAsync(World.Authority, "auditor");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30)); // to the next code
        var identity = Identity($"s{World.Unique()}", person.Email);
        Assert.NotNull((await FinishAsync(await HalfWayAsync(identity), "000000")).Refusal);
        Assert.Equal("outside-person-unknown", (await AdmitAsync(identity with { EmailVerified = false })).Code);

        Assert.NotNull((await FinishAsync(await HalfWayAsync(identity), person.Code)).Value);
        Assert.Equal(HalfWay.Path, (await AdmitAsync(identity with { EmailVerified = false })).First);
        var acts = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={person.Id}&limit=200")).Good().Json["items"]!.AsArray();
        Assert.Single(acts, a => a!["act"]!.ToString() == "link-outside-login");
        Assert.Single(acts, a => a!["act"]!.ToString() == "sign-in" && a["detail"]!.ToString() == $"by {Issuer} and a code");
    }

    [Fact]
    public async Task Staff_at_a_verified_domain_are_taken_in_without_a_role()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        await VerifyAsync(domain);
        Assert.True((await AdmitAsync(Identity($"s{World.Unique()}", $"new@{domain}"))).SignedIn);
        Assert.Equal("outside-person-unknown", (await AdmitAsync(Identity($"s{World.Unique()}", "new@elsewhere.example"))).Code);

        // They are nobody else's to take in, before they have a role and before they were ever here.
        var rival = await World.PersonAsync(World.Suppliers[0], "administrator");
        foreach (var name in new[] { "new", "newer" })
            Assert.Equal("person-elsewhere", (await TakeInAsync(rival.Api, World.Suppliers[0], $"{name}@{domain}", "bid-manager")).Code);
        var own = await World.PersonAsync(World.Buyer, "administrator");
        (await TakeInAsync(own.Api, World.Buyer, $"new@{domain}", "evaluator")).Good();
    }

    [Fact]
    public async Task Whoever_has_no_password_here_sets_an_authenticator_up_within_ten_minutes_of_signing_in()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        await VerifyAsync(domain);
        Assert.True((await AdmitAsync(Identity($"s{World.Unique()}", $"new@{domain}"))).SignedIn);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(9));
        Assert.IsType<Ok<SetUpAuthenticator.AuthenticatorKey>>(await BeginAuthenticatorAsync($"new@{domain}"));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(1));
        var refused = Assert.IsType<ProblemHttpResult>(await BeginAuthenticatorAsync($"new@{domain}"));
        Assert.Equal("sign-in-too-old", refused.ProblemDetails.Extensions["code"]);
    }

    private OutsideIdentity Identity(string subject, string? email, bool verified = true) =>
        new(Issuer, subject, email, verified, "Ann Other", SecondFactor: false, World.Now);

    private static Task<Answer> TakeInAsync(Api administrator, Member organisation, string email, string role) =>
        administrator.PostAsync($"/api/v1/organisations/{organisation.Id}/people", new { email, name = "Ann Other", roles = new[] { role }, reason = "A test." });

    private async Task VerifyAsync(string domain)
    {
        var claim = (await World.Buyer.Administrator.PostAsync($"/api/v1/organisations/{World.Buyer.Id}/email-domains", new { domain })).Good();
        (await World.Host.Operator.PostAsync($"/api/v1/email-domains/{claim.Id}/verification", new { reason = "Seen in the DNS." }, claim.Tag)).Good();
    }

    private async Task<IResult> BeginAuthenticatorAsync(string email)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        T Of<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var db = Of<DirectoryDbContext>();
        var person = (await db.PersonByEmailAsync(email, Stop))!;
        var session = await db.Sessions.SingleAsync(s => s.Person == person.Id, Stop);
        var caller = new Caller(Role.None, null, null, person.Id.Value) { Session = session.Id.Value };
        return (await SetUpAuthenticator.Begin(new(), caller, db, Of<SecondFactors>(), Of<Passwords>(), Of<SignInAttempts>(), Of<TimeProvider>(), Stop)).Result;
    }

    // The cookie with which the person comes to the page that asks for the code.
    private async Task<string> HalfWayAsync(OutsideIdentity identity)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        Assert.Equal(HalfWay.Path, (await scope.ServiceProvider.GetRequiredService<IAdmitOutsideIdentity>().AdmitAsync(identity, http, Stop)).Value?.First);
        return Assert.Single(http.Response.Headers.SetCookie.ToArray())!.Split(';')[0];
    }

    private async Task<Outcome<SigningIn.SignedIn>> FinishAsync(string cookie, string code)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Cookie = cookie;
        var known = scope.ServiceProvider.GetRequiredService<HalfWay>().Find(http)!;
        return await scope.ServiceProvider.GetRequiredService<SigningIn>().FinishAsync(known, code, SignInRequest.Of(http), Stop);
    }

    private async Task<(bool SignedIn, string? First, string? Code)> AdmitAsync(OutsideIdentity identity)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var admitted = await scope.ServiceProvider.GetRequiredService<IAdmitOutsideIdentity>().AdmitAsync(identity, http, Stop);
        var cookies = http.Response.Headers.SetCookie.ToString();
        return (cookies.Contains("leadline=", StringComparison.Ordinal), admitted.Value?.First, admitted.Refusal?.Code);
    }
}
