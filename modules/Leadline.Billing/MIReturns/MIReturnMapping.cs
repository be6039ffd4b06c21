using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Billing.MIReturns;

internal static class MIReturnMapping
{
    internal static void Map(EntityTypeBuilder<MIReturn> made)
    {
        made.IsRoot().ToTable("mi_returns");
        made.HasKey(r => r.Id);
        made.Property(r => r.Id).ValueGeneratedNever();
        made.Property(r => r.Supplier).HasColumnName("supplier_id");
        made.Ignore(r => r.IsNil);
        made.HasIndex(r => new { r.FrameworkId, r.Supplier, r.Month }).IsUnique();
        made.OwnsMany(r => r.Lines, line =>
        {
            line.ToTable("mi_return_lines");
            line.Digested(); // thousands of lines, which never change once they are reported
            line.WithOwner().HasForeignKey("ReturnId");
            line.HasKey("ReturnId", nameof(ReturnLine.Number));
            line.Property(l => l.Number).ValueGeneratedNever();
            line.Property(l => l.InvoiceReference).HasMaxLength(60);
        });
    }
}
