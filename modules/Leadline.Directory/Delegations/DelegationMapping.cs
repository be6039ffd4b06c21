using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Delegations;

internal static class DelegationMapping
{
    internal static void Map(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.IsRoot().ToTable("delegations");
        delegation.HasKey(d => d.Id);
        delegation.Property(d => d.Id).ValueGeneratedNever();
        delegation.Property(d => d.Organisation).HasColumnName("organisation_id");
        delegation.Property(d => d.Person).HasColumnName("person_id");
        delegation.Property(d => d.DelegateOf).HasColumnName("delegate_of_id");
        delegation.Property(d => d.Roles).HasConversion<int>();
        delegation.Property(d => d.CallOff).HasColumnName("call_off_id");
        delegation.Property(d => d.From).HasColumnName("valid_from");
        delegation.Property(d => d.Until).HasColumnName("valid_until");
        delegation.Property(d => d.Reason).HasMaxLength(Delegation.LongestReason);
        delegation.Property(d => d.EndedBecause).HasMaxLength(Delegation.LongestReason);
        delegation.HasIndex(d => d.Person);
        delegation.HasIndex(d => d.Organisation);
    }
}
