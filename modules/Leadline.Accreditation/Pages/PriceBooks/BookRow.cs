using Leadline.Accreditation.PriceBooks;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.PriceBooks;

/// <summary>A version of a price book, with what makes it readable.</summary>
/// <param name="Book">The book.</param>
/// <param name="Supplier">Whose it is.</param>
/// <param name="Framework">The framework agreement's title.</param>
/// <param name="Line">The service line's title.</param>
/// <param name="Key">What signatures call the key that signed it.</param>
internal sealed record BookRow(PriceBookVersion Book, string Supplier, string Framework, string Line, string Key)
{
    /// <summary>Its name as people read it.</summary>
    public string Name => $"{Book.Reference} {Book.Number}";

    internal static async Task<IReadOnlyList<BookRow>> ReadAsync(IReadOnlyList<PriceBookVersion> books, AccreditationDbContext db, DateOnly today, CancellationToken stop)
    {
        var signedWith = books.Select(b => b.Key).Distinct().ToList();
        var keys = await db.PublisherKeys.AsNoTracking().Where(k => signedWith.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Name, stop);
        var names = await db.NamesAsync(books.Select(b => b.Supplier), stop);
        var frameworks = await db.FrameworksAsync<FrameworkTerms>(books.Select(b => b.FrameworkId), today, stop);
        return [.. books.Select(b => Of(b, frameworks.GetValueOrDefault(b.FrameworkId)?.Terms))];

        BookRow Of(PriceBookVersion book, FrameworkTerms? terms) => new(
            book, names.GetValueOrDefault(book.Supplier) ?? "", terms?.Title ?? "",
            terms?.Lots.FirstOrDefault(l => l.Number == book.LotNumber)?.ServiceLines.FirstOrDefault(l => l.Code == book.ServiceLine)?.Title ?? book.ServiceLine,
            keys.GetValueOrDefault(book.Key) ?? "");
    }
}
