using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Copies;

internal static class TenderCopyMapping
{
    internal static void Map(EntityTypeBuilder<TenderCopy> tender)
    {
        tender.ToTable("known_tenders");
        tender.HasKey(t => t.Id);
        tender.Property(t => t.Id).ValueGeneratedNever();
        tender.Property(t => t.LotNumber).HasMaxLength(6);
        tender.Property(t => t.Supplier).HasColumnName("supplier_id");
        tender.HasIndex(t => new { t.FrameworkId, t.LotNumber, t.Supplier });
    }
}
