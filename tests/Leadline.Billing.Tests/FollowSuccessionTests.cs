using System.Globalization;
using System.Net;
using Leadline.Billing.Successions;
using Leadline.Directory.Contracts;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Billing.Tests;

/// <summary>Open duties go on with whoever follows a supplier; what was done stays under the old name.</summary>
public abstract class FollowSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task The_successor_reports_on_the_contract_from_then_on()
    {
        var deal = await World.DealAsync();
        var heir = await World.SupplierAsync();
        var month = deal.StartsOn.AddMonths(1);
        await World.MonthOverAsync(month);
        await World.SucceedAsync(deal.Supplier, "merger", heir);
        (await World.ReportAsync(deal.Framework, deal.Supplier, Text(month), (deal.Id, "A", 100_000))).Refused("nothing-to-report-on");
        var made = (await World.ReportAsync(deal.Framework, heir, Text(month), (deal.Id, "A", 100_000))).Good();

        Assert.Equal(heir.Id, made["supplier"]);
    }

    [Fact]
    public async Task What_the_predecessor_reported_is_not_reported_twice()
    {
        var deal = await World.DealAsync();
        var heir = await World.SupplierAsync();
        var month = deal.StartsOn.AddMonths(1);
        await World.MonthOverAsync(month);
        var made = (await World.ReportAsync(deal.Framework, deal.Supplier, Text(month), (deal.Id, "A", 100_000))).Good();
        await World.SucceedAsync(deal.Supplier, "merger", heir);

        Assert.Equal("/lines/0/callOffId", (await World.ReportAsync(deal.Framework, heir, Text(month), (deal.Id, "A", 100_000)))
            .Refused(HttpStatusCode.BadRequest, "contract-reported").Pointer);
        var invoice = (await IssueAsync(made)).Good(); // for what the predecessor reported, to be paid by the successor
        Assert.Equal((deal.Supplier.Id, heir.Id), (invoice["supplier"], invoice["debtor"]));
        Assert.Equal((0, invoice.Pence("gross")), (await OwedAsync(deal, deal.Supplier), await OwedAsync(deal, heir)));
    }

    [Fact]
    public async Task An_unpaid_invoice_is_owed_by_the_successor_and_keeps_its_name()
    {
        var (deal, invoice) = await InvoicedAsync();
        var heir = await World.SupplierAsync();
        (await PayAsync(invoice, 400, "A")).Good();
        await World.SucceedAsync(deal.Supplier, "merger", heir);
        var moved = (await heir.Api.GetAsync(invoice.Location!)).Good();

        Assert.Equal((deal.Supplier.Id, heir.Id), (moved["supplier"], moved["debtor"]));
        Assert.Equal((0, 800), (await OwedAsync(deal, deal.Supplier), await OwedAsync(deal, heir)));
        (await PayAsync(invoice, 800, "B")).Good();
        Assert.Equal((0, 0), (await OwedAsync(deal, deal.Supplier), await OwedAsync(deal, heir)));
        (await deal.Supplier.Api.GetAsync(invoice.Location!)).Good(); // its own past stays readable
        Assert.Single((await heir.Api.GetAsync("/api/v1/invoices")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task On_the_pages_the_account_is_the_successors_and_the_predecessor_sees_its_invoice_alone()
    {
        var (deal, invoice) = await InvoicedAsync();
        var heir = await World.SupplierAsync();
        await World.SucceedAsync(deal.Supplier, "merger", heir);
        var (account, charge) = ($"/charges/accounts/{deal.Framework.Id}/{heir.Id}", $"/charges/{invoice.Id}");

        Assert.Contains(account, (await heir.Api.GetAsync("/charges")).Good().Body, StringComparison.Ordinal);
        Assert.Contains(charge, (await heir.Api.GetAsync(account)).Good().Body, StringComparison.Ordinal);
        Assert.Contains(account, (await heir.Api.GetAsync(charge)).Good().Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/charges/accounts/", (await deal.Supplier.Api.GetAsync(charge)).Good().Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await deal.Supplier.Api.GetAsync(account)).Status);
    }

    [Fact]
    public async Task A_charge_that_falls_overdue_later_is_held_against_the_successor()
    {
        var (deal, invoice) = await InvoicedAsync();
        var heir = await World.SupplierAsync();
        await World.SucceedAsync(deal.Supplier, "renaming", heir);
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(60));

        Assert.Contains(await World.Host.StateAsync(), l => l.StartsWith($"unpaid-charge|{invoice["number"]}|{heir.Reference}|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_split_nothing_moves_until_a_person_chooses()
    {
        var (deal, invoice) = await InvoicedAsync();
        await World.SucceedAsync(deal.Supplier, "split", await World.SupplierAsync(), await World.SupplierAsync());

        Assert.Equal(deal.Supplier.Id, (await World.Authority.Api.GetAsync(invoice.Location!)).Good()["debtor"]);
        Assert.Equal(1_200, await OwedAsync(deal, deal.Supplier));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Successions_in_any_order_and_twice_come_to_the_same(bool inOrder)
    {
        var (deal, invoice) = await InvoicedAsync();
        var (b, c) = (await World.SupplierAsync(), await World.SupplierAsync());
        await World.Host.RestAsync();
        OrganisationSucceeded first = Told(deal.Supplier, b, World.Day(-1)), second = Told(b, c, World.Day(0));
        foreach (var message in inOrder ? new[] { first, second, first } : [second, first, second])
            await TakeAsync(message);

        Assert.Equal(c.Id, (await c.Api.GetAsync(invoice.Location!)).Good()["debtor"]);
        Assert.Equal((0, 0, 1_200), (await OwedAsync(deal, deal.Supplier), await OwedAsync(deal, b), await OwedAsync(deal, c)));
        Assert.Contains(await World.Host.StateAsync(), l => l.StartsWith("contract-account|", StringComparison.Ordinal) && l.Contains($"|{c.Reference}|", StringComparison.Ordinal));
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static OrganisationSucceeded Told(Member from, Member to, string on) =>
        new(Guid.CreateVersion7(), SuccessionKind.Merger, DateOnly.Parse(on), Facts(from), [Facts(to)]);

    private static OrganisationFacts Facts(Member m) => new(new OrganisationId(Guid.Parse(m.Id)), OrganisationReference.Parse(m.Reference),
        $"The company {m.Reference}", "company", new DateOnly(2013, 4, 1), null, 1);

    private Task TakeAsync(OrganisationSucceeded message) =>
        World.Host.TakeAsync<BillingDbContext, FollowSuccession, OrganisationSucceeded>(message);

    // 1% of a thousand pounds, and a fifth of that in tax: twelve pounds.
    private async Task<(Deal Deal, Answer Invoice)> InvoicedAsync()
    {
        var deal = await World.DealAsync();
        var month = deal.StartsOn.AddMonths(1);
        await World.MonthOverAsync(month);
        var made = (await World.ReportAsync(deal.Framework, deal.Supplier, Text(month), (deal.Id, "A", 100_000))).Good();
        return (deal, (await IssueAsync(made)).Good());
    }

    private Task<Answer> IssueAsync(Answer made) => World.Authority.Api.PostAsync("/api/v1/invoices", new { returnId = made.Id });

    private async Task<Answer> PayAsync(Answer invoice, long pence, string reference) => await World.Authority.Api.PostAsync($"{invoice.Location}/payments",
        new { amount = World.Pounds(pence), receivedOn = World.Day(0), reference }, (await World.Authority.Api.GetAsync(invoice.Location!)).Good().Tag);

    private static async Task<long> OwedAsync(Deal deal, Member supplier) =>
        (await supplier.Api.GetAsync($"{deal.Framework.Path}/balances/{supplier.Id}")).Good().Pence("owed");
}

[Collection(Profiles.Embedded)]
public sealed class FollowSuccessionTestsEmbedded(EmbeddedWorld world) : FollowSuccessionTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FollowSuccessionTestsProduction(ProductionWorld world) : FollowSuccessionTests(world);
