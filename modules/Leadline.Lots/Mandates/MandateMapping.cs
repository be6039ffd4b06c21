using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Mandates;

internal static class MandateMapping
{
    internal static void Map(ModelBuilder model)
    {
        var mandate = model.Entity<Mandate>().IsRoot();
        mandate.ToTable("mandates");
        mandate.HasKey(m => m.Id);
        mandate.Property(m => m.Id).ValueGeneratedNever();
        mandate.Property(m => m.ServiceLine).HasMaxLength(30);
        mandate.Property(m => m.Decider).HasMaxLength(Mandate.LongestName);
        mandate.Ignore(m => m.PublishedAt);
        mandate.Ignore(m => m.IsPublished);
        mandate.HasIndex(m => new { m.FrameworkId, m.ServiceLine });
        mandate.OwnsMany(m => m.Events, e =>
        {
            e.ToTable("mandate_events");
            e.WithOwner().HasForeignKey("MandateId");
            e.HasKey("MandateId", nameof(MandateEvent.Number));
            e.Property(x => x.Number).ValueGeneratedNever();
            e.Property(x => x.On).HasColumnName("on_day");
            e.Property(x => x.At).HasColumnName("happened_at");
        });

        var dispute = model.Entity<MandateDispute>().IsRoot();
        dispute.ToTable("mandate_disputes");
        dispute.HasKey(d => d.Id);
        dispute.Property(d => d.Id).ValueGeneratedNever();
        dispute.Property(d => d.Buyer).HasColumnName("buyer_id");
        dispute.HasIndex(d => d.MandateId);
        dispute.HasIndex(d => d.Buyer);
    }
}
