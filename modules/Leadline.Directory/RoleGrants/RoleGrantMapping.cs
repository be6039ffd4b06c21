using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.RoleGrants;

internal static class RoleGrantMapping
{
    internal static void Map(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.IsRoot().ToTable("role_grants");
        grant.HasKey(g => g.Id);
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Person).HasColumnName("person_id");
        grant.Property(g => g.Organisation).HasColumnName("organisation_id");
        grant.Property(g => g.Role).HasConversion<int>();
        grant.Property(g => g.CallOff).HasColumnName("call_off_id");
        grant.Property(g => g.From).HasColumnName("valid_from");
        grant.Property(g => g.Until).HasColumnName("valid_until");
        grant.Property(g => g.EndedBecause).HasMaxLength(RoleGrant.LongestReason);
        grant.HasIndex(g => g.Person);
        grant.HasIndex(g => g.Organisation);
    }
}
