using System.Globalization;
using System.Net;
using Leadline.Testing;

namespace Leadline.Billing.Tests;

/// <summary>From the return to the payment, on a framework agreement with a charge of 1%.</summary>
public abstract class ManagementChargeTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task The_main_job_ends_with_a_balance_of_nought()
    {
        var (contract, month) = await ReportableAsync();
        var made = (await World.ReportAsync(Supplier, month, (contract.Id, "INV-1", 1_000_000), (contract.Id, "INV-2", 200_000))).Good();
        var invoice = (await IssueAsync(made)).Good();
        var before = await OwedAsync();
        (await PayAsync(invoice, 14_400, "BACS 1")).Good();
        var paid = (await World.Authority.Api.GetAsync(invoice.Location!)).Good();

        Assert.Equal((1_200_000, 12_000), (made.Pence("netTotal"), made.Pence("chargeTotal")));
        Assert.Equal((12_000, 2_400, 14_400), (invoice.Pence("net"), invoice.Pence("vat"), invoice.Pence("gross")));
        Assert.Equal(14_400, before - await OwedAsync());
        Assert.Equal((0, World.Day(0)), (paid.Pence("outstanding"), paid["paidOn"]));
    }

    [Fact]
    public async Task The_charge_is_rounded_on_each_line_and_the_total_is_their_sum()
    {
        var (contract, month) = await ReportableAsync();
        // 0.50, 1.49 and -0.50 of a penny: away from nought at the half.
        var made = (await World.ReportAsync(Supplier, month, (contract.Id, "A", 50), (contract.Id, "B", 149), (contract.Id, "C", -50), (contract.Id, "D", 50))).Good();

        Assert.Equal([1, 1, -1, 1], made.Json["lines"]!.AsArray().Select(l => l!["charge"]!["pence"]!.GetValue<long>()));
        Assert.Equal((199, 2), (made.Pence("netTotal"), made.Pence("chargeTotal")));
        Assert.Equal((2, 0, 2), Amounts((await IssueAsync(made)).Good())); // VAT of 0.4 of a penny
    }

    [Fact]
    public async Task Partial_payments_add_up_and_no_more_is_taken_than_is_owed()
    {
        var invoice = await InvoicedAsync();
        (await PayAsync(invoice, 14_401, "A")).Refused("payment-too-much");
        (await PayAsync(invoice, 4_000, "A")).Good();
        (await PayAsync(invoice, 4_000, "A")).Refused("payment-known");
        (await PayAsync(invoice, 10_401, "B")).Refused("payment-too-much");
        var last = (await PayAsync(invoice, 10_400, "B")).Good();
        (await PayAsync(invoice, 1, "C")).Refused("invoice-paid");

        Assert.Equal(0, last.Pence("outstanding"));
    }

    [Fact]
    public async Task An_invoice_is_paid_from_the_day_of_the_last_payment_however_they_are_recorded()
    {
        var invoice = await InvoicedAsync();
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(10));
        (await PayAsync(invoice, 14_000, "A", -2)).Good();
        var last = (await PayAsync(invoice, 400, "B", -8)).Good();
        Assert.Equal(World.Day(-2), last["paidOn"]);
    }

    [Fact]
    public async Task An_invoice_is_reported_in_one_month_and_its_credit_note_in_any()
    {
        var (contract, month) = await ReportableAsync();
        (await World.ReportAsync(Supplier, month, (contract.Id, "A", 1_000))).Good();
        var next = DateOnly.Parse($"{month}-01").AddMonths(1);
        await World.MonthOverAsync(next);
        (await World.ReportAsync(Supplier, $"{next:yyyy-MM}", (contract.Id, "A", 1_000))).Refused(HttpStatusCode.BadRequest, "invoice-reported");
        (await World.ReportAsync(Supplier, $"{next:yyyy-MM}", (contract.Id, "A", -1_000))).Good();
    }

    [Theory]
    [InlineData(0, 0, "A", "amount-not-positive", "/amount/pence")]
    [InlineData(-1, 0, "A", "amount-not-positive", "/amount/pence")]
    [InlineData(1, 1, "A", "date-in-future", "/receivedOn")]
    [InlineData(1, 0, "", "text-missing", "/reference")]
    public async Task A_payment_is_an_amount_received(long pence, int days, string reference, string code, string pointer) =>
        Assert.Equal(pointer, (await PayAsync(await InvoicedAsync(), pence, reference, days)).Refused(HttpStatusCode.BadRequest, code).Pointer);

    [Fact]
    public async Task A_payment_does_not_come_before_its_invoice() =>
        (await PayAsync(await InvoicedAsync(), 1, "A", -1)).Refused("payment-before-invoice");

    [Fact]
    public async Task Of_two_payments_on_one_version_one_is_recorded()
    {
        var invoice = await InvoicedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => World.Authority.Api.PostAsync($"{invoice.Location}/payments",
            new { amount = World.Pounds(14_400), receivedOn = World.Day(0), reference = $"R{i}" }, invoice.Tag)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => a.Refused(HttpStatusCode.PreconditionFailed, "version-stale"));
    }

    [Fact]
    public async Task An_overdue_invoice_is_announced_once_and_its_payment_clears_it()
    {
        var invoice = await InvoicedAsync();
        var due = DateOnly.Parse(invoice["dueOn"]);
        await World.Host.MoveToAsync(Leadline.Modularity.Time.UkCalendar.StartOf(due.AddDays(1)).AddTicks(-1));
        Assert.Empty(await HeldAgainstAsync(invoice));
        await World.Host.MoveToAsync(Leadline.Modularity.Time.UkCalendar.StartOf(due.AddDays(1)));
        var overdue = await HeldAgainstAsync(invoice);
        await World.Host.MoveToAsync(World.Now.AddDays(5));
        Assert.Equal(overdue, await HeldAgainstAsync(invoice));
        Assert.Equal(due.AddDays(1).ToString("O", CultureInfo.InvariantCulture), (await World.Authority.Api.GetAsync(invoice.Location!))["overdueFrom"]);
        (await PayAsync(invoice, 14_400, "A")).Good();

        Assert.EndsWith($"|14400|{due:O}|", Assert.Single(overdue), StringComparison.Ordinal);
        Assert.EndsWith($"|14400|{due:O}|{World.Day(0)}", Assert.Single(await HeldAgainstAsync(invoice)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoice_is_issued_once_for_a_return_with_a_charge()
    {
        var (contract, month) = await ReportableAsync();
        var made = (await World.ReportAsync(Supplier, month, (contract.Id, "A", 1_000))).Good();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => IssueAsync(made)));
        (await IssueAsync(made)).Refused("return-invoiced");

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Contains(a.Code, new[] { "return-invoiced", "version-stale", "already-there" }));
    }

    [Fact]
    public async Task Invoice_numbers_have_no_gaps()
    {
        var first = await InvoicedAsync();
        var (contract, month) = await ReportableAsync();
        var nil = (await World.ReportAsync(Supplier, month)).Good();
        (await IssueAsync(nil)).Refused("nothing-to-invoice");
        var second = await InvoicedAsync();

        Assert.Equal(NumberOf(first) + 1, NumberOf(second));
        Assert.Equal("true", nil["isNil"]);
        Assert.NotNull(contract);
    }

    [Fact]
    public async Task A_framework_with_a_nil_charge_charges_nothing()
    {
        var framework = await World.LiveAsync(World.Text() with { Charge = 0 }, World.Suppliers);
        var (contract, month) = await ReportableAsync(framework);
        var made = (await World.ReportAsync(framework, Supplier, month, (contract.Id, "A", 1_000_000))).Good();
        (await IssueAsync(made)).Refused("nothing-to-invoice");

        Assert.Equal((1_000_000, 0), (made.Pence("netTotal"), made.Pence("chargeTotal")));
    }

    [Fact]
    public async Task A_return_is_made_once_for_a_month_that_is_over()
    {
        var (contract, month) = await ReportableAsync();
        (await World.ReportAsync(Supplier, World.Day(0)[..7])).Refused("month-not-over");
        (await World.ReportAsync(Supplier, "2025-07")).Refused("month-before-framework");
        (await World.ReportAsync(World.Suppliers[2], month)).Refused("nothing-to-report-on");
        (await World.ReportAsync(Supplier, month, (contract.Id, "A", 1), (contract.Id, "A", 2))).Refused(HttpStatusCode.BadRequest, "invoice-twice");
        (await World.ReportAsync(Supplier, month, (contract.Id, "A", 0))).Refused(HttpStatusCode.BadRequest, "value-nought");
        (await World.ReportAsync(Supplier, month, (contract.Id, "A", long.MaxValue), (contract.Id, "B", long.MaxValue))).Refused(HttpStatusCode.BadRequest, "amount-out-of-range");
        (await World.ReportAsync(Supplier, month, (Guid.CreateVersion7().ToString(), "A", 1))).Refused(HttpStatusCode.BadRequest, "contract-unknown");
        (await World.ReportAsync(Supplier, "2025-09", (contract.Id, "A", 1))).Refused(HttpStatusCode.BadRequest, "contract-not-begun");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => World.ReportAsync(Supplier, month, (contract.Id, "A", 1_000))));
        (await World.ReportAsync(Supplier, month)).Refused("return-already-made");

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task Returns_invoices_and_balances_are_the_suppliers_and_the_authoritys_alone_and_nobody_acts_on_its_employers()
    {
        var otherAuthority = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        var (contract, month) = await ReportableAsync();
        var made = (await World.ReportAsync(Supplier, month, (contract.Id, "SECRET-7", 1_200_000))).Good();
        var (own, rival) = (await World.PersonAlsoOfAsync(World.Authority, Supplier, "authority-finance"), await World.PersonAlsoOfAsync(World.Authority, World.Suppliers[1], "authority-finance"));
        (await IssueAsync(made, own.Api)).Refused("conflict-of-interest"); // its own employer's charge
        (await IssueAsync(made, rival.Api)).Refused("conflict-of-interest"); // and a rival's
        var invoice = (await IssueAsync(made)).Good();
        var balance = $"{World.Framework.Path}/balances/{Supplier.Id}";
        string[] paths = [made.Location!, invoice.Location!, balance];

        foreach (var path in paths)
        {
            (await Supplier.Api.GetAsync(path)).Good();
            (await World.Authority.Api.GetAsync(path)).Good();
            (await World.Suppliers[1].Api.GetAsync(path)).Hidden();
            (await own.Api.GetAsync(path)).Hidden(); // as the authority it would see its rivals' too
            (await rival.Api.GetAsync(path)).Hidden();
            (await otherAuthority.Api.GetAsync(path)).Hidden();
            (await World.Buyer.Api.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
            (await World.Host.Operator.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        }

        foreach (var list in new[] { "mi-returns", "invoices" })
        {
            Assert.Empty((await World.Suppliers[1].Api.GetAsync($"/api/v1/{list}?framework={World.Framework.Id}")).Good().Json["items"]!.AsArray());
            Assert.Empty((await otherAuthority.Api.GetAsync($"/api/v1/{list}?framework={World.Framework.Id}")).Good().Json["items"]!.AsArray());
            Assert.Empty((await rival.Api.GetAsync($"/api/v1/{list}?framework={World.Framework.Id}")).Good().Json["items"]!.AsArray());
        }

        (await World.ReportAsync(World.Suppliers[1], month, (contract.Id, "A", 1))).Refused("nothing-to-report-on");
        (await IssueAsync(made, otherAuthority.Api)).Hidden();
        (await IssueAsync(made, Supplier.Api)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await PayAsync(invoice, 1, "A", by: otherAuthority.Api)).Hidden();
        (await PayAsync(invoice, 1, "A", by: own.Api)).Refused("conflict-of-interest");
        (await PayAsync(invoice, 1, "A", by: rival.Api)).Refused("conflict-of-interest");
        (await PayAsync(invoice, 1, "A")).Good();
    }

    private Member Supplier => World.Suppliers[0];

    private static (long Net, long Vat, long Gross) Amounts(Answer invoice) => (invoice.Pence("net"), invoice.Pence("vat"), invoice.Pence("gross"));

    private static int NumberOf(Answer invoice) => int.Parse(invoice["number"].Split('-')[^1], CultureInfo.InvariantCulture);

    // A contract whose first whole month has just ended.
    private async Task<(Competition Contract, string Month)> ReportableAsync(Framework? framework = null)
    {
        var contract = await World.SignedAsync(framework);
        var starts = DateOnly.Parse((await World.Buyer.Api.GetAsync($"/api/v1/contracts/{contract.Id}")).Good()["startsOn"]);
        var month = starts.AddMonths(1);
        await World.MonthOverAsync(month);
        return (contract, month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    private async Task<Answer> InvoicedAsync()
    {
        var (contract, month) = await ReportableAsync();
        return (await IssueAsync((await World.ReportAsync(Supplier, month, (contract.Id, "A", 1_200_000))).Good())).Good();
    }

    private Task<Answer> IssueAsync(Answer made, Api? by = null) => (by ?? World.Authority.Api).PostAsync("/api/v1/invoices", new { returnId = made.Id });

    private async Task<Answer> PayAsync(Answer invoice, long pence, string reference, int days = 0, Api? by = null) =>
        await (by ?? World.Authority.Api).PostAsync($"{invoice.Location}/payments", new { amount = World.Pounds(pence), receivedOn = World.Day(days), reference },
            (await World.Authority.Api.GetAsync(invoice.Location!)).Good().Tag);

    private async Task<long> OwedAsync() => (await Supplier.Api.GetAsync($"{World.Framework.Path}/balances/{Supplier.Id}")).Good().Pence("owed");

    private async Task<IReadOnlyList<string>> HeldAgainstAsync(Answer invoice) =>
        [.. (await World.Host.StateAsync()).Where(l => l.StartsWith($"unpaid-charge|{invoice["number"]}|", StringComparison.Ordinal))];
}

[Collection(Profiles.Embedded)]
public sealed class ManagementChargeTestsEmbedded(EmbeddedWorld world) : ManagementChargeTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class ManagementChargeTestsProduction(ProductionWorld world) : ManagementChargeTests(world);
