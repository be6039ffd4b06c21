using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.PriceBooks;

internal static class PriceBookVersionMapping
{
    internal static void Map(EntityTypeBuilder<PriceBookVersion> book)
    {
        book.IsRoot().ToTable("price_book_versions");
        book.HasKey(b => b.Id);
        book.Property(b => b.Id).ValueGeneratedNever();
        book.Property(b => b.LotNumber).HasMaxLength(6);
        book.Property(b => b.ServiceLine).HasMaxLength(30);
        book.Property(b => b.Supplier).HasColumnName("supplier_id");
        book.Property(b => b.Reference).HasMaxLength(60);
        book.Property(b => b.From).HasColumnName("valid_from");
        book.Property(b => b.Prices).Digested();
        book.Property(b => b.Hash).HasMaxLength(64);
        book.Property(b => b.File).Digested();
        book.Property(b => b.Signature).Digested();
        book.Property(b => b.Key).HasColumnName("publisher_key_id");
        book.Property(b => b.Reason).HasMaxLength(PriceBookVersion.LongestReason);
        book.Ignore(b => b.Scope);
        book.Ignore(b => b.Book);
        book.HasIndex(b => new { b.FrameworkId, b.LotNumber, b.ServiceLine, b.Supplier, b.Number }).IsUnique();
        book.HasIndex(b => new { b.Supplier, b.Hash }).IsUnique();
        book.HasIndex(b => b.Authority);
    }
}
