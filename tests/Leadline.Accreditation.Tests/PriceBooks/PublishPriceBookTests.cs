using System.Net;
using Leadline.Plugins.Checking;
using Leadline.Testing;
using Books = Leadline.Testing.PriceBooks;

namespace Leadline.Accreditation.Tests.PriceBooks;

public abstract class PublishPriceBookTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task The_first_book_waits_for_the_authority_and_the_same_again_is_the_same()
    {
        using var supplier = await Books.BeginAsync(World);
        var file = supplier.Book.Write();
        var published = (await supplier.PublishAsync(file)).Good();
        Assert.Equal((HttpStatusCode.Created, "awaiting-decision", World.Nhs, ""), (published.Status, published["state"], published["authority"], published["inForceFrom"]));
        Assert.Equal($"/api/v1/price-books/{published.Id}", published.Location);
        Assert.Equal(PriceBookReader.Read(file).Hash, published["hash"]);
        Assert.Equal(3, published.Json["entries"]!.AsArray().Count);

        var again = (await supplier.PublishAsync(file)).Good();
        Assert.Equal((HttpStatusCode.OK, published.Id), (again.Status, again.Id));
        Assert.Single((await supplier.Api.GetAsync("/api/v1/price-books")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_withheld_key_signs_no_prices_either()
    {
        using var supplier = await Books.BeginAsync(World);
        var waiting = (await supplier.PublishAsync(supplier.Book.Write())).Good().Id;
        var key = (await supplier.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]![0]!["id"]!.ToString();
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "withheld", reason = "Whose it is has become doubtful." })).Good();
        (await supplier.DecideAsync(waiting, "acceptance")).Refused("key-withheld");
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "verified", reason = "It was theirs." })).Good();
        (await supplier.DecideAsync(waiting, "acceptance")).Good();
        (await World.Authority.Api.PostAsync($"/api/v1/publisher-keys/{key}/trust", new { level = "withheld", reason = "It is lost." })).Good();
        (await supplier.PublishAsync(supplier.Version(2, Books.Entry("desk-device", 800, "device")))).Refused("key-withheld");
    }

    [Fact]
    public async Task A_later_book_that_is_nowhere_dearer_holds_from_its_day_without_anybodys_decision()
    {
        using var supplier = await Books.BeginAsync(World);
        await supplier.AcceptedAsync();
        var later = supplier.Version(2, Books.Entry("desk-device", 800, "device")) with { From = DateOnly.Parse(World.Day(30)) };
        var published = (await supplier.PublishAsync(later)).Good();
        Assert.Equal((HttpStatusCode.Created, "accepted", World.Day(30)), (published.Status, published["state"], published["inForceFrom"]));
    }

    [Fact]
    public async Task A_later_book_is_refused_with_every_price_that_the_framework_prices_do_not_cover()
    {
        using var supplier = await Books.BeginAsync(World);
        await supplier.AcceptedAsync();
        var dearer = supplier.Version(2, Books.Entry("desk-device", 950, "device"), Books.Entry("set-up", 1, "surgery"), Books.Entry("laptop", 1, "piece"));
        var refused = (await supplier.PublishAsync(dearer)).Refused("prices-not-covered");
        Assert.Equal(["/entries/0/unitPrice", "/entries/1/per", "/entries/2/code"], refused.Json["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()));
        Assert.Contains("costs £9.50 from a quantity of 500; the framework price there is £8.00", refused.Body, StringComparison.Ordinal);
        (await supplier.PublishAsync(supplier.Version(2, Books.Entry("desk-device", 800, "device")))).Good(); // nothing was kept of it, its number neither
    }

    [Fact]
    public async Task Prices_may_rise_again_up_to_the_framework_prices_and_no_further()
    {
        using var supplier = await Books.BeginAsync(World);
        await supplier.AcceptedAsync();
        (await supplier.PublishAsync(supplier.Version(2, Books.Entry("desk-device", 500, "device")))).Good();
        (await supplier.PublishAsync(supplier.Version(3))).Good(); // held against the first book, not against the second
        (await supplier.PublishAsync(supplier.Version(4, Books.Entry("desk-device", 951, "device")))).Refused("prices-not-covered");
    }

    [Fact]
    public async Task Version_numbers_rise()
    {
        using var supplier = await Books.BeginAsync(World);
        await supplier.AcceptedAsync(supplier.Version(5));
        foreach (var number in new[] { 4, 5 })
            (await supplier.PublishAsync(supplier.Version(number, Books.Entry("desk-device", 1, "device")))).Refused("version-not-higher");
        (await supplier.PublishAsync(supplier.Version(9))).Good();
    }

    [Fact]
    public async Task While_the_first_waits_there_is_no_second()
    {
        using var supplier = await Books.BeginAsync(World);
        var first = (await supplier.PublishAsync(supplier.Book)).Good().Id;
        (await supplier.PublishAsync(supplier.Version(2))).Refused("framework-prices-awaited");
        (await supplier.DecideAsync(first, "refusal")).Good();
        Assert.Equal("awaiting-decision", (await supplier.PublishAsync(supplier.Version(2))).Good()["state"]); // and now that is the first
    }

    [Fact]
    public async Task Yesterdays_prices_are_not_made_today()
    {
        using var supplier = await Books.BeginAsync(World);
        (await supplier.PublishAsync(supplier.Book with { From = supplier.Book.From.AddDays(-1) })).Refused("price-book-backdated");
    }

    [Theory]
    [InlineData("NOPE", "1", "IT", "framework-unknown")]
    [InlineData(null, "9", "IT", "lot-unknown")]
    [InlineData(null, "1", "XX", "line-unknown")]
    [InlineData(null, "2", "IT", "no-place")]
    public async Task Prices_are_for_a_line_that_the_supplier_is_accredited_for(string? framework, string lot, string line, string code)
    {
        using var supplier = await Books.BeginAsync(World);
        (await supplier.PublishAsync(supplier.Book with { Framework = framework ?? supplier.Framework.Reference, Lot = lot, ServiceLine = line })).Refused(code);
    }

    [Fact]
    public async Task A_place_for_other_lines_is_none_for_this()
    {
        var member = await World.SupplierAsync();
        await World.Host.RestAsync();
        var framework = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AccreditAsync(framework, member, "BI")).Good();
        using var supplier = await Books.BeginAsync(World, framework, member);
        (await supplier.PublishAsync(supplier.Book)).Refused("no-place");
        (await supplier.PublishAsync(supplier.Book with { ServiceLine = "BI" })).Good();
    }

    [Fact]
    public async Task What_is_wrong_with_a_book_and_its_signature_is_said_at_once_and_nothing_is_kept()
    {
        using var supplier = await Books.BeginAsync(World);
        var file = (supplier.Book with { Lot = "three-a", Book = supplier.Book.Book with { Version = 0 } }).Write();
        using var stranger = SigningKey.Create(supplier.Key.Public.Owner, forDevelopment: false);
        var errors = (await supplier.PublishAsync(file, PriceBookSignatures.Sign(file, stranger, World.Now, World.Now.AddDays(1))))
            .Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Json["errors"]!.AsArray().Select(e => (e!["pointer"]!.ToString(), e["code"]!.ToString())).ToList();
        Assert.Equal([("/version", "out-of-range"), ("/lot", "shape"), ("", "signer-unknown")], errors);
        Assert.Empty((await supplier.Api.GetAsync("/api/v1/price-books")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_book_is_ones_own_and_signed_with_ones_own_registered_key()
    {
        using var supplier = await Books.BeginAsync(World, registerKey: false);
        Assert.Contains("signer-unknown", (await supplier.PublishAsync(supplier.Book)).Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Body, StringComparison.Ordinal);
        (await supplier.RegisterAsync()).Good();
        using var rival = await Books.BeginAsync(World);
        Assert.Contains("signer-not-publisher", (await supplier.PublishAsync(rival.Book)).Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Body, StringComparison.Ordinal);
        var file = rival.Book.Write();
        var signature = PriceBookSignatures.Sign(file, rival.Key, World.Now, World.Now.AddDays(1));
        Assert.Contains("signer-unknown", (await supplier.PublishAsync(file, signature)).Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Body, StringComparison.Ordinal);
        (await supplier.PublishAsync(supplier.Book)).Good();
    }

    [Fact]
    public async Task A_request_without_a_file_is_malformed()
    {
        using var supplier = await Books.BeginAsync(World);
        foreach (var body in new object[] { new { }, new { file = "no base 64!", signature = "" }, new { file = (string?)null, signature = (string?)null } })
            Assert.Equal(HttpStatusCode.BadRequest, (await supplier.Api.PostAsync("/api/v1/price-books", body)).Status);
    }

    [Fact]
    public async Task The_largest_book_gets_through()
    {
        using var supplier = await Books.BeginAsync(World);
        var book = supplier.Priced([.. Enumerable.Range(0, PriceBookFile.MostEntries).Select(i => Books.Entry($"service-{i}", i, "piece") with { Title = new string('t', 200) })]);
        var file = book.Write();
        Assert.InRange(file.Length, PriceBookFile.MostBytes / 2, PriceBookFile.MostBytes);
        await supplier.AcceptedAsync(book); // into the record and through the outbox too
        (await supplier.PublishAsync([.. file, .. new byte[PriceBookFile.MostBytes - file.Length + 1]])).Refused(HttpStatusCode.BadRequest, "price-book-has-faults");
    }

    [Fact]
    public async Task Of_two_first_books_published_at_once_one_waits()
    {
        using var supplier = await Books.BeginAsync(World);
        var answers = await Task.WhenAll(supplier.PublishAsync(supplier.Version(1)), supplier.PublishAsync(supplier.Version(2)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(answers, a => a.Code is "framework-prices-awaited" or "version-not-higher");
    }

    [Fact]
    public async Task A_book_is_seen_by_its_supplier_and_its_authority_alone()
    {
        using var supplier = await Books.BeginAsync(World);
        using var rival = await Books.BeginAsync(World, supplier.Framework, World.Suppliers[0]);
        var path = (await supplier.PublishAsync(supplier.Book)).Good().Location!;
        Assert.Equal("DESK", (await World.Authority.Api.GetAsync(path)).Good()["reference"]);
        Assert.Contains(path[^36..], (await World.Authority.Api.GetAsync("/api/v1/price-books?limit=200")).Good().Body, StringComparison.Ordinal);
        (await rival.Api.GetAsync(path)).Hidden();
        Assert.DoesNotContain(path[^36..], (await rival.Api.GetAsync("/api/v1/price-books?limit=200")).Good().Body, StringComparison.Ordinal);
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class PublishPriceBookTestsEmbedded(EmbeddedWorld world) : PublishPriceBookTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class PublishPriceBookTestsProduction(ProductionWorld world) : PublishPriceBookTests(world);
