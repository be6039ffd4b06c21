using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Plugins.Checking;
using Leadline.Testing;

namespace Leadline.Host.Tests.Suppliers;

/// <summary>A supplier publishes price books on the pages and reads its own; their authority reads them too, and decides on the first.</summary>
[Collection(Profiles.Embedded)]
public sealed class PriceBookPageTests(EmbeddedWorld shared) : AdministrationPages(shared)
{
    private const string Publish = "/price-books/publish";

    [Fact]
    public async Task A_book_is_published_read_by_its_supplier_and_its_authority_and_accepted()
    {
        using var books = await PriceBooks.BeginAsync(World);
        using var supplier = await SignedInAsync(await World.PersonAsync(books.Supplier, "plugin-publisher"));
        var file = books.Book.Write();
        var page = (await SendAsync(supplier, file, Signed(books, file))).Location!;
        Assert.StartsWith("/price-books/", page, StringComparison.Ordinal);

        var shown = await supplier.OpenAsync(page);
        foreach (var words in new[] { "DESK 1", "Awaiting decision", "£9.50 a month", "£1,200.00 once", books.Key.Public.Identify(), "It waits for the authority" })
            Assert.Contains(words, shown.Text, StringComparison.Ordinal);
        Assert.Contains(books.Key.Public.Identify(), (await supplier.OpenAsync("/price-books")).Text, StringComparison.Ordinal);
        Assert.Equal(page, (await SendAsync(supplier, file, Signed(books, file))).Location); // the same file again is the same book
        using var rival = await SignedInAsync(await World.PersonAsync(World.Outsider, "plugin-publisher"));
        Assert.Equal(HttpStatusCode.NotFound, (await rival.OpenAsync(page)).Status);
        Assert.DoesNotContain(page, (await rival.OpenAsync("/price-books")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await supplier.SubmitAsync($"{page}?handler=Decide", ("Decide.Act", "accept"), ("Decide.Reason", "Ours."))).Status);

        using var authority = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        Assert.Contains(page, (await authority.OpenAsync("/price-books")).Body, StringComparison.Ordinal);
        Assert.Equal(["Choose what you decide", "Enter a reason"], Faults(await authority.SubmitAsync($"{page}?handler=Decide")).Order(StringComparer.Ordinal));
        var tag = Hidden(await authority.OpenAsync(page), "Decide.Tag");
        Assert.Equal(page, (await authority.SubmitAsync($"{page}?handler=Decide", ("Decide.Act", "accept"), ("Decide.Reason", "As tendered."), ("Decide.Tag", tag))).Location);
        var accepted = await supplier.OpenAsync(page);
        Assert.Contains("Accepted", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("As tendered.", accepted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_files_is_shown_at_once()
    {
        using var books = await PriceBooks.BeginAsync(World);
        using var supplier = await SignedInAsync(await World.PersonAsync(books.Supplier, "plugin-publisher"));
        Assert.Equal(["Choose the file of the price book", "Choose the file of its signature"], Faults(await supplier.SubmitFilesAsync(Publish)));

        var file = (books.Book with { Lot = "three-a", Book = books.Book.Book with { Version = 0 } }).Write();
        using var stranger = SigningKey.Create(books.Key.Public.Owner, forDevelopment: false);
        var signature = PriceBookSignatures.Sign(file, stranger, World.Now, World.Now.AddDays(1));
        var shown = await SendAsync(supplier, file, signature);
        Assert.Equal(["3 things are wrong with these files. The table below lists them all"], Faults(shown));
        var errors = (await books.PublishAsync(file, signature)).Refused(HttpStatusCode.BadRequest, "price-book-has-faults").Json["errors"]!.AsArray();
        Assert.Equal(3, errors.Count);
        Assert.All(errors, e => Assert.Contains(e!["detail"]!.ToString(), shown.Text, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.Contains(e!["pointer"]!.ToString(), shown.Text, StringComparison.Ordinal));
    }

    private static Task<Shown> SendAsync(People.Browser browser, byte[] file, byte[] signature) =>
        browser.SubmitFilesAsync(Publish, ("File", "desk.pricebook.json", file), ("Signature", "desk.pricebook.signature.json", signature));

    private byte[] Signed(PriceBooks books, byte[] file) => PriceBookSignatures.Sign(file, books.Key, World.Now, World.Now.AddDays(30));
}
