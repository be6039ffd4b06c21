using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Organisations;

internal static class OrganisationMapping
{
    internal static void Map(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.IsRoot().ToTable("organisations");
        organisation.HasKey(o => o.Id);
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Reference);
        organisation.Property(o => o.Name).HasMaxLength(Organisation.LongestName);
        organisation.Property(o => o.Kind).HasMaxLength(40);
        organisation.Property(o => o.OpenFrom);
        organisation.Ignore(o => o.Facts);
        organisation.HasIndex(o => o.Reference).IsUnique();
    }
}
