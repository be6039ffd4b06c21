using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Frameworks;

internal static class FrameworkAgreementMapping
{
    internal static void Map(EntityTypeBuilder<FrameworkAgreement> framework)
    {
        framework.IsRoot().ToTable("frameworks");
        framework.HasKey(f => f.Id);
        framework.Property(f => f.Id).ValueGeneratedNever();
        framework.Property(f => f.Reference).HasMaxLength(12);
        framework.Ignore(f => f.Latest);
        framework.Ignore(f => f.IsOpenToJoiners);
        framework.Ignore(f => f.LatestTerms);
        framework.Ignore(f => f.Authorities);
        framework.HasIndex(f => f.Reference).IsUnique();
        framework.OwnsMany(f => f.Versions, version =>
        {
            version.ToTable("framework_versions");
            version.WithOwner().HasForeignKey("FrameworkId");
            version.HasKey("FrameworkId", nameof(FrameworkVersion.Number));
            version.Property(v => v.Number).ValueGeneratedNever();
            version.Property(v => v.Document).Digested();
            version.Property(v => v.Sha256).HasMaxLength(64);
        });
    }
}
