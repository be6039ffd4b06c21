using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.LegalHolds;

internal static class LegalHoldMapping
{
    internal static void Map(EntityTypeBuilder<LegalHold> hold)
    {
        hold.IsRoot().ToTable("legal_holds");
        hold.HasKey(h => h.Id);
        hold.Property(h => h.Id).ValueGeneratedNever();
        hold.Property(h => h.Person).HasColumnName("person_id");
        hold.Property(h => h.Matter).HasMaxLength(LegalHold.LongestMatter);
        hold.Property(h => h.Reason).HasMaxLength(LegalHold.LongestReason);
        hold.Property(h => h.LiftedBecause).HasMaxLength(LegalHold.LongestReason);
        hold.HasIndex(h => h.Person);
    }
}
