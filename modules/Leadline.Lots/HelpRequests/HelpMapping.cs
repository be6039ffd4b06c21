using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.HelpRequests;

internal static class HelpMapping
{
    internal static void Map(ModelBuilder model)
    {
        var request = model.Entity<HelpRequest>().IsRoot();
        request.ToTable("help_requests");
        request.HasKey(r => r.Id);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Buyer).HasColumnName("buyer_id");
        request.HasIndex(r => r.Buyer);
        request.HasIndex(r => new { r.FrameworkId, r.DueOn });
        request.OwnsMany(r => r.Steps, s =>
        {
            s.ToTable("help_steps");
            s.WithOwner().HasForeignKey("HelpRequestId");
            s.HasKey("HelpRequestId", nameof(HelpStep.Number));
            s.Property(x => x.Number).ValueGeneratedNever();
            s.Property(x => x.At).HasColumnName("happened_at");
        });
    }
}
