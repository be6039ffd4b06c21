using Leadline.Directory.Identifiers;
using Leadline.Directory.Successions;
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
        organisation.Property(o => o.SuccessionReason).HasMaxLength(Organisation.LongestReason);
        organisation.Ignore(o => o.Facts);
        organisation.Ignore(o => o.NamedSince);
        organisation.HasIndex(o => o.Reference).IsUnique();
        organisation.HasIndex(o => o.Successor);
        organisation.HasIndex(o => o.SucceededOn).HasFilter("succession_told_at IS NULL");
        MapParts(organisation);
    }

    private static void MapParts(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.OwnsMany(o => o.FormerNames, name =>
        {
            name.ToTable("organisation_former_names");
            name.WithOwner().HasForeignKey("OrganisationId");
            name.HasKey("OrganisationId", nameof(FormerName.Number));
            name.Property(n => n.Number).ValueGeneratedNever();
            name.Property(n => n.Name).HasMaxLength(Organisation.LongestName);
            name.Property(n => n.To).HasColumnName("valid_to");
        });
        organisation.OwnsMany(o => o.Identifiers, identifier =>
        {
            identifier.ToTable("organisation_identifiers");
            identifier.WithOwner().HasForeignKey("OrganisationId");
            identifier.HasKey("OrganisationId", nameof(OrganisationIdentifier.Number));
            identifier.Property(i => i.Number).ValueGeneratedNever();
            identifier.Property(i => i.Scheme).HasMaxLength(20);
            identifier.Property(i => i.Value).HasMaxLength(40);
            identifier.Property(i => i.From).HasColumnName("valid_from");
            identifier.Property(i => i.To).HasColumnName("valid_to");
            // Two organisations can't both be called so without end; times that overlap are refused by the use case, in turns.
            identifier.HasIndex(i => new { i.Scheme, i.Value }).IsUnique().HasFilter("valid_to IS NULL");
        });
        organisation.OwnsMany(o => o.Successors, link =>
        {
            link.ToTable("organisation_successors");
            link.WithOwner().HasForeignKey("OrganisationId");
            link.HasKey("OrganisationId", nameof(SuccessorLink.Successor));
            link.Property(l => l.Successor).HasColumnName("successor_id").ValueGeneratedNever();
            link.HasIndex(l => l.Successor);
        });
    }
}
