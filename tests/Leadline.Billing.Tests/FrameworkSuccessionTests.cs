using System.Globalization;
using Leadline.Testing;

namespace Leadline.Billing.Tests;

/// <summary>A framework agreement moves to another authority: what is owed under it is the successor's to see and to collect.</summary>
public abstract class FrameworkSuccessionTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Returns_invoices_and_debts_are_the_successors_from_its_day_on()
    {
        var (framework, other, supplier) = (await World.LiveAsync(World.Text(), World.Suppliers), await World.OtherAuthorityAsync(), World.Suppliers[0]);
        var signed = await World.SignedAsync(framework);
        var month = DateOnly.FromDateTime(World.Now.UtcDateTime).AddMonths(3);
        await World.MonthOverAsync(month);
        await World.MonthOverAsync(month.AddMonths(1));
        var first = (await ReportAsync(month)).Id;
        var invoice = (await World.Authority.Api.PostAsync("/api/v1/invoices", new { returnId = first })).Good();
        var later = (await ReportAsync(month.AddMonths(1))).Id;
        await SeenByAsync(World.Authority, other);

        await World.MoveAsync(framework, other);
        await SeenByAsync(other, World.Authority);
        (await World.Authority.Api.PostAsync("/api/v1/invoices", new { returnId = later })).Hidden();
        (await other.Api.PostAsync("/api/v1/invoices", new { returnId = later })).Good();
        var payment = new { amount = World.Pounds(1_440), receivedOn = World.Day(0), reference = "P1" };
        (await World.Authority.Api.PostAsync($"{invoice.Location}/payments", payment, invoice.Tag)).Hidden();
        (await other.Api.PostAsync($"{invoice.Location}/payments", payment, invoice.Tag)).Good();
        Assert.Equal(1_440, (await other.Api.GetAsync($"{framework.Path}/balances/{supplier.Id}")).Good().Pence("owed")); // the second invoice

        async Task<Answer> ReportAsync(DateOnly of)
        {
            var name = of.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            return (await World.ReportAsync(framework, supplier, name, (signed.Id, $"S-{name}", 120_000))).Good();
        }

        async Task SeenByAsync(Member who, Member not)
        {
            string[] paths = [invoice.Location!, $"/api/v1/mi-returns/{first}", $"/api/v1/mi-returns/{later}", $"{framework.Path}/balances/{supplier.Id}"];
            foreach (var path in paths)
            {
                (await who.Api.GetAsync(path)).Good();
                (await not.Api.GetAsync(path)).Hidden();
            }

            foreach (var list in (string[])["invoices", "mi-returns"])
            {
                Assert.NotEmpty((await who.Api.GetAsync($"/api/v1/{list}?framework={framework.Id}")).Good().Json["items"]!.AsArray());
                Assert.Empty((await not.Api.GetAsync($"/api/v1/{list}?framework={framework.Id}")).Good().Json["items"]!.AsArray());
            }
        }
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class FrameworkSuccessionOnEmbedded(EmbeddedWorld shared) : FrameworkSuccessionTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FrameworkSuccessionOnProduction(ProductionWorld shared) : FrameworkSuccessionTests(shared);
