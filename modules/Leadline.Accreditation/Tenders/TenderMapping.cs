using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.Tenders;

internal static class TenderMapping
{
    internal static void Map(EntityTypeBuilder<Tender> tender)
    {
        tender.IsRoot().ToTable("tenders");
        tender.HasKey(t => t.Id);
        tender.Property(t => t.Id).ValueGeneratedNever();
        tender.Property(t => t.LotNumber).HasMaxLength(6);
        tender.Property(t => t.Supplier).HasColumnName("supplier_id");
        tender.Property(t => t.Statement).HasMaxLength(Tender.LongestStatement).Digested();
        tender.HasIndex(t => new { t.FrameworkId, t.LotNumber, t.Supplier });
        tender.OwnsMany(t => t.Decisions, decision =>
        {
            decision.ToTable("tender_decisions");
            decision.WithOwner().HasForeignKey("TenderId");
            decision.HasKey("TenderId", nameof(LineDecision.ServiceLine));
            decision.Property(d => d.ServiceLine).HasMaxLength(30).ValueGeneratedNever();
            decision.Property(d => d.Reason).HasMaxLength(Tender.LongestReason);
        });
    }
}
