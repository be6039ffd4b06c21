using System.Net;
using Leadline.Testing;

namespace Leadline.Accreditation.Tests;

/// <summary>The approved list as open data, as at any day.</summary>
public abstract class PublicSuppliersTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Whoever_asks_reads_who_is_accredited_for_what_on_a_day()
    {
        var framework = await World.LiveAsync(World.Text(), [World.Suppliers[0]]);
        var (before, first) = (World.Day(-1), World.Day(0));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(3));
        (await World.AccreditAsync(framework, World.Suppliers[1], framework.Line)).Good();

        Assert.Empty(await RowsAsync(framework, before));
        Assert.Equal([("BI", World.Suppliers[0].Reference), (framework.Line, World.Suppliers[0].Reference)], await RowsAsync(framework, first));
        Assert.Equal(3, (await RowsAsync(framework, World.Day(0))).Count);
    }

    [Fact]
    public async Task It_is_read_as_csv_too()
    {
        var framework = await World.LiveAsync(World.Text(), [World.Suppliers[0]]);
        var read = (await World.Host.Anonymous().GetAsync("/public/v1/suppliers?format=csv")).Good();
        Assert.StartsWith("framework,lot,line,supplier,name,from,to\r\n", read.Body, StringComparison.Ordinal);
        Assert.Contains($"\r\n{framework.Reference},1,BI,{World.Suppliers[0].Reference},The company {World.Suppliers[0].Reference},{World.Day(0)},\r\n", read.Body, StringComparison.Ordinal);
        (await World.Host.Anonymous().GetAsync("/public/v1/suppliers?format=xml")).Refused(HttpStatusCode.BadRequest, "format-unknown");
    }

    private async Task<IReadOnlyList<(string Line, string Supplier)>> RowsAsync(Framework framework, string on) =>
        [.. (await World.Host.Anonymous().GetAsync($"/public/v1/suppliers?on={on}")).Good().Json.AsArray().Where(r => r!["framework"]!.ToString() == framework.Reference)
            .Select(r => (r!["line"]!.ToString(), r["supplier"]!.ToString()))];
}

[Collection(Profiles.Embedded)]
public sealed class PublicSuppliersOnEmbedded(EmbeddedWorld shared) : PublicSuppliersTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PublicSuppliersOnProduction(ProductionWorld shared) : PublicSuppliersTests(shared);
