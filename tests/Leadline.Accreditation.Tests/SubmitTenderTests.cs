using System.Net;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests;

public abstract class SubmitTenderTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_tender_is_taken_between_the_opening_to_tenders_and_the_closure()
    {
        var framework = await World.PublishAsync(World.Text());
        (await World.TenderAsync(framework, World.Outsider)).Refused("not-open-to-tenders");
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var tender = (await World.TenderAsync(framework, World.Outsider)).Good();
        (await World.AdvanceAsync(framework, "live")).Good();
        (await World.AdvanceAsync(framework, "closure")).Good();
        (await World.TenderAsync(framework, World.Suppliers[0])).Refused("not-open-to-tenders");

        Assert.Equal("submitted", tender["state"]);
        Assert.Equal($"/api/v1/tenders/{tender.Id}", tender.Location);
    }

    [Fact]
    public async Task Suppliers_join_a_live_agreement_as_its_regime_says()
    {
        var closed = await World.LiveAsync(World.Text() with { Regime = "pa-2023-light-touch" }, []);
        Assert.Contains("by a new procurement (Procurement Act 2023, ss. 45 and 49", (await World.TenderAsync(closed, World.Outsider)).Refused("not-open-to-tenders").Body, StringComparison.Ordinal);
        (await World.AdvanceAsync(closed, "joining")).Refused("joins-by-new-procurement");

        var open = await World.LiveAsync(World.Text(), []);
        var need = new { frameworkId = open.Id, lotNumber = "1", serviceLines = new[] { "IT" }, statement = "We can." };
        Assert.Contains("when it is re-opened to them", (await World.Outsider.Api.PostAsync("/api/v1/tenders", need)).Refused("not-open-to-tenders").Body, StringComparison.Ordinal);
        (await World.AdvanceAsync(open, "joining")).Good();
        (await World.Outsider.Api.PostAsync("/api/v1/tenders", need)).Good();
        (await World.AdvanceAsync(open, "joining-closure")).Good();
        (await World.Suppliers[0].Api.PostAsync("/api/v1/tenders", need)).Refused("not-open-to-tenders");
    }

    [Theory]
    [InlineData("9", "IT", "lot-unknown", "/lotNumber")]
    [InlineData("1", "", "lines-missing", "/serviceLines")]
    [InlineData("1", "IT,HR", "line-unknown", "/serviceLines/1")]
    [InlineData("1", "IT,IT", "line-unknown", "/serviceLines/1")]
    [InlineData("2", "BI", "line-unknown", "/serviceLines/0")]
    public async Task A_tender_names_a_lot_and_lines_of_it(string lotNumber, string lines, string code, string pointer)
    {
        var answer = await World.Outsider.Api.PostAsync("/api/v1/tenders", new
        {
            frameworkId = World.Framework.Id,
            lotNumber,
            serviceLines = lines.Split(',', StringSplitOptions.RemoveEmptyEntries),
            statement = "We can.",
        });

        Assert.Equal(pointer, answer.Refused(code).Pointer);
    }

    [Fact]
    public async Task A_second_tender_for_a_lot_waits_for_the_first()
    {
        var supplier = await World.SupplierAsync();
        await World.Host.RestAsync();
        var first = (await World.TenderAsync(World.Framework, supplier, "IT")).Good();
        (await World.TenderAsync(World.Framework, supplier, "BI")).Refused("tender-pending");
        (await World.DecideAsync(first.Id, "IT")).Good();
        (await World.TenderAsync(World.Framework, supplier, "BI")).Good();
    }

    [Fact]
    public async Task A_tender_lapses_when_the_authority_withdraws_its_own()
    {
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        var first = (await World.TenderAsync(framework, World.Outsider)).Good();
        (await World.AdvanceAsync(framework, "tendering-withdrawal")).Good();
        (await World.TenderAsync(framework, World.Suppliers[0])).Refused("not-open-to-tenders");
        Assert.Equal("lapsed", (await World.Outsider.Api.GetAsync($"/api/v1/tenders/{first.Id}"))["state"]);
        (await World.DecideAsync(first.Id)).Refused("tender-lapsed");

        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.TenderAsync(framework, World.Outsider)).Good();
    }

    [Fact]
    public async Task No_place_comes_of_a_tender_that_the_authority_withdraws()
    {
        var framework = await World.PublishAsync(World.Text() with { Places = 1 });
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, World.Suppliers[0])).Good();
        (await ByHandOfASellerAsync(framework, World.Suppliers[0])).Refused("conflict-of-interest");
        (await World.AdvanceAsync(framework, "tendering-withdrawal")).Good();
        Assert.Equal([(0, World.Day(-1))], await HeldAsync(framework));

        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await ByHandOfASellerAsync(framework, World.Suppliers[0])).Good(); // who sells nothing there now
        (await World.AccreditAsync(framework, World.Suppliers[0])).Good();
        Assert.Equal([(2, "")], await HeldAsync(framework));
        (await World.AccreditAsync(framework, World.Suppliers[1])).Refused("places-taken");
    }

    // An outsider's tender, refused by somebody of the authority who is of a supplier too.
    private async Task<Answer> ByHandOfASellerAsync(Framework framework, Member supplier)
    {
        var both = await World.PersonAlsoOfAsync(World.Authority, supplier, "category-manager");
        var tender = (await World.Authority.Api.GetAsync($"/api/v1/tenders/{(await World.TenderAsync(framework, World.Outsider)).Good().Id}")).Good();
        var decisions = tender.Json["serviceLines"]!.AsArray().Select(l => new { serviceLine = l!.GetValue<string>(), accredited = false, reason = "Nothing shows it." });
        return await both.Api.PostAsync($"/api/v1/tenders/{tender.Id}/decision", new { decisions }, tender.Tag);
    }

    private async Task<IReadOnlyList<(int Lines, string To)>> HeldAsync(Framework framework) =>
        [.. (await World.Buyer.Api.GetAsync($"/api/v1/places?framework={framework.Id}")).Good().Json["items"]!.AsArray()
            .Select(p => (p!["serviceLines"]!.AsArray().Count, p["to"]?.ToString() ?? ""))];

    [Fact]
    public async Task Of_two_tenders_for_a_lot_at_once_one_is_taken()
    {
        var supplier = await World.SupplierAsync();
        await World.Host.RestAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => World.TenderAsync(World.Framework, supplier)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => a.Refused("tender-pending"));
    }

    [Fact]
    public async Task An_organisation_that_is_closed_does_not_tender()
    {
        var reference = $"GB-COH:{World.Unique():D8}";
        var made = (await World.Host.Operator.PostAsync("/api/v1/organisations",
            new { reference, name = "Gone Ltd", kind = "company", openFrom = "2013-04-01", openTo = "2020-03-31" })).Good();
        await World.Host.RestAsync();
        var program = await World.ProgramAsync(made.Id, "bid-manager");
        (await World.TenderAsync(World.Framework, new Member(made.Id, reference, program, program, program))).Refused("organisation-closed");
    }

    [Fact]
    public async Task An_unknown_framework_is_not_there() =>
        (await World.TenderAsync(new Framework(Guid.CreateVersion7().ToString(), "X"), World.Outsider)).Hidden();

    [Fact]
    public async Task Whose_own_organisation_sells_on_the_lot_reads_no_rivals_tender_for_the_authority()
    {
        var rival = await World.SupplierAsync();
        await World.Host.RestAsync();
        var tender = (await World.TenderAsync(World.Framework, rival)).Good();
        var list = $"/api/v1/tenders?framework={World.Framework.Id}&limit=200";
        var seller = await World.PersonAlsoOfAsync(World.Authority, World.Suppliers[0], "category-manager");
        (await seller.Api.GetAsync(tender.Location!)).Refused("conflict-of-interest");
        Assert.DoesNotContain(tender.Id, (await seller.Api.GetAsync(list)).Good().Body, StringComparison.Ordinal);

        var seeker = await World.PersonAlsoOfAsync(World.Authority, rival, "category-manager");
        (await seeker.Api.GetAsync(tender.Location!)).Refused("conflict-of-interest");
        var other = await World.PersonAlsoOfAsync(World.Authority, World.Outsider, "category-manager");
        (await other.Api.GetAsync(tender.Location!)).Good();
        Assert.Contains(tender.Id, (await other.Api.GetAsync(list)).Good().Body, StringComparison.Ordinal);
        (await World.DecideAsync(tender.Id)).Good();
    }

    [Fact]
    public async Task A_tender_is_seen_by_its_supplier_and_the_frameworks_authority_alone()
    {
        var supplier = await World.SupplierAsync();
        var otherAuthority = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();
        var path = (await World.TenderAsync(World.Framework, supplier)).Good().Location!;
        var list = $"/api/v1/tenders?framework={World.Framework.Id}";

        (await supplier.Api.GetAsync(path)).Good();
        (await World.Authority.Api.GetAsync(path)).Good();
        (await World.Suppliers[0].Api.GetAsync(path)).Hidden();
        (await otherAuthority.Api.GetAsync(path)).Hidden();
        (await World.Buyer.Api.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.Host.Operator.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        Assert.Single((await supplier.Api.GetAsync(list)).Good().Json["items"]!.AsArray());
        Assert.DoesNotContain(supplier.Id, (await World.Suppliers[0].Api.GetAsync(list)).Good().Body, StringComparison.Ordinal);
        Assert.Empty((await otherAuthority.Api.GetAsync(list)).Good().Json["items"]!.AsArray());
        Assert.Contains(supplier.Id, (await World.Authority.Api.GetAsync(list + "&limit=200")).Good().Body, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded)]
public sealed class SubmitTenderTestsEmbedded(EmbeddedWorld world) : SubmitTenderTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SubmitTenderTestsProduction(ProductionWorld world) : SubmitTenderTests(world);
