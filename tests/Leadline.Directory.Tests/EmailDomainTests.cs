using System.Net;
using Leadline.Directory.EmailDomains;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory.Tests;

public abstract class EmailDomainTests(SharedWorld shared) : InWorld(shared)
{
    private const string Reason = "Its head of information governance wrote from there.";

    [Fact]
    public async Task A_domain_is_its_organisations_from_verification_to_end()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        var path = await ClaimAsync(World.Buyer, domain);
        var claimed = World.Now;
        Assert.Null(await OwnerAsync(domain, claimed));
        (await World.Host.Operator.ActAsync(path, "verification", new { reason = Reason })).Good();
        var verified = World.Now;
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(5));
        (await World.Buyer.Administrator.ActAsync(path, "end", new { reason = "We moved." })).Good();

        Assert.Equal(World.Buyer.Id, await OwnerAsync(domain, verified));
        Assert.Equal(World.Buyer.Id, await OwnerAsync(domain.ToUpperInvariant(), World.Now - TimeSpan.FromTicks(10)));
        Assert.Null(await OwnerAsync(domain, World.Now));
        Assert.Null(await OwnerAsync($"below.{domain}", verified));
    }

    [Fact]
    public async Task Several_may_claim_a_domain_and_one_has_it()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        var (first, second) = (await ClaimAsync(World.Buyer, domain), await ClaimAsync(World.OtherBuyer, domain));
        (await ClaimedAsync(World.Buyer, domain)).Refused("domain-claimed");
        (await VerifyAsync(first)).Good();
        (await VerifyAsync(second)).Refused("domain-taken");
        (await VerifyAsync(first)).Refused("domain-verified");
        (await World.Host.Operator.ActAsync(first, "end", new { reason = "Wrongly verified" })).Good();
        (await VerifyAsync(first)).Refused("domain-ended");
        (await VerifyAsync(second)).Good();

        Assert.Equal(World.OtherBuyer.Id, await OwnerAsync(domain, World.Now));
    }

    [Fact]
    public async Task Of_two_who_verify_at_once_one_does()
    {
        var domain = $"d{World.Unique()}.nhs.uk";
        var paths = new[] { await ClaimAsync(World.Buyer, domain), await ClaimAsync(World.OtherBuyer, domain) };
        var answers = await Task.WhenAll(paths.Select(VerifyAsync));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_closed_organisations_domain_admits_nobody()
    {
        var (old, heir) = (await World.SupplierAsync(), await World.SupplierAsync());
        var domain = $"d{World.Unique()}.co.uk";
        (await VerifyAsync(await ClaimAsync(old, domain))).Good();
        Assert.Equal(old.Id, await OwnerAsync(domain, World.Now));
        (await World.Host.Operator.ActAsync($"/api/v1/organisations/{old.Id}", "succession",
            new { kind = "merger", on = World.Day(0), successors = new[] { heir.Id }, reason = "Order" })).Good();

        Assert.Null(await OwnerAsync(domain, World.Now));
    }

    [Theory]
    [InlineData("nhs.net", "domain-shared")]
    [InlineData("somebody@example.org", "domain-malformed")]
    public async Task A_domain_that_cannot_be_ones_own_is_a_problem(string domain, string code) =>
        Assert.Equal("/domain", (await ClaimedAsync(World.Buyer, domain)).Refused(HttpStatusCode.BadRequest, code).Pointer);

    [Fact]
    public async Task A_claim_is_nobody_elses_to_see_or_end()
    {
        var path = await ClaimAsync(World.Buyer, $"d{World.Unique()}.nhs.uk");
        var list = $"/api/v1/organisations/{World.Buyer.Id}/email-domains";
        (await World.OtherBuyer.Administrator.GetAsync(path)).Hidden();
        (await World.OtherBuyer.Administrator.GetAsync(list)).Hidden();
        (await World.OtherBuyer.Administrator.PostAsync(list, new { domain = "d.nhs.uk" })).Hidden();
        (await World.OtherBuyer.Administrator.PostAsync($"{path}/end", new { reason = "Mine" }, "\"1\"")).Hidden();
        Assert.Equal(HttpStatusCode.Forbidden, (await World.Buyer.Administrator.PostAsync($"{path}/verification", new { reason = "Ours" }, "\"1\"")).Status);
        (await World.Buyer.Administrator.PostAsync($"{path}/end", new { reason = "Why" })).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await World.Host.Operator.PostAsync($"{path}/verification", new { reason = " " }, "\"1\"")).Refused(HttpStatusCode.BadRequest, "text-missing");

        Assert.NotEmpty((await World.Buyer.Administrator.GetAsync(list)).Good().Json["items"]!.AsArray());
        Assert.Empty((await World.Buyer.Administrator.GetAsync($"{list}?at=2020-01-01")).Good().Json["items"]!.AsArray());
    }

    private static Task<Answer> ClaimedAsync(Member member, string domain) => member.Administrator.PostAsync($"/api/v1/organisations/{member.Id}/email-domains", new { domain });

    private static async Task<string> ClaimAsync(Member member, string domain) => (await ClaimedAsync(member, domain)).Good().Location!;

    private Task<Answer> VerifyAsync(string path) => World.Host.Operator.ActAsync(path, "verification", new { reason = Reason });

    private async Task<string?> OwnerAsync(string domain, DateTimeOffset instant)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DirectoryDbContext>().OwnerOfDomainAsync(domain, instant, default))?.Value.ToString();
    }
}

[Collection(Profiles.Embedded)]
public sealed class EmailDomainTestsEmbedded(EmbeddedWorld world) : EmailDomainTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class EmailDomainTestsProduction(ProductionWorld world) : EmailDomainTests(world);
