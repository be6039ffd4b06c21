using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Copies;

internal static class PriceBookCopyMapping
{
    internal static void Map(EntityTypeBuilder<PriceBookCopy> book)
    {
        book.ToTable("known_price_books");
        book.HasKey(b => b.Id);
        book.Property(b => b.Id).ValueGeneratedNever();
        book.Property(b => b.LotNumber).HasMaxLength(6);
        book.Property(b => b.ServiceLine).HasMaxLength(30);
        book.Property(b => b.Supplier).HasColumnName("supplier_id");
        book.Property(b => b.From).HasColumnName("valid_from");
        book.Property(b => b.Hash).HasMaxLength(64);
        book.Ignore(b => b.Prices);
        book.HasIndex(b => new { b.FrameworkId, b.LotNumber, b.ServiceLine, b.Supplier, b.Number }).IsUnique();
    }
}
