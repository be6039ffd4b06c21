using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.Standing;

internal static class UnpaidChargeMapping
{
    internal static void Map(EntityTypeBuilder<UnpaidCharge> charge)
    {
        charge.IsRoot().ToTable("unpaid_charges");
        charge.HasKey(c => c.Id);
        charge.Property(c => c.Id).ValueGeneratedNever();
        charge.Property(c => c.Supplier).HasColumnName("supplier_id");
        charge.Property(c => c.Number).HasMaxLength(40);
        charge.HasIndex(c => new { c.FrameworkId, c.Supplier });
    }
}
