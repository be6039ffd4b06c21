using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Collective;

internal static class CollectiveMapping
{
    internal static void Map(ModelBuilder model)
    {
        var procurement = model.Entity<CollectiveProcurement>().IsRoot();
        procurement.ToTable("collective_procurements");
        procurement.HasKey(c => c.Id);
        procurement.Property(c => c.Id).ValueGeneratedNever();
        procurement.Property(c => c.LotNumber).HasMaxLength(6);
        procurement.Property(c => c.Title).HasMaxLength(CollectiveProcurement.LongestTitle);
        procurement.Property(c => c.Lead).HasColumnName("lead_id");
        procurement.HasIndex(c => c.FrameworkId);
        procurement.OwnsMany(c => c.Members, m =>
        {
            m.ToTable("collective_members");
            m.WithOwner().HasForeignKey("CollectiveProcurementId");
            m.HasKey("CollectiveProcurementId", nameof(CollectiveMember.Organisation));
            m.Property(x => x.Organisation).HasColumnName("organisation_id");
            m.HasIndex(x => x.Organisation);
        });
    }
}
