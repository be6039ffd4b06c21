using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.PublisherKeys;

internal static class PublisherKeyMapping
{
    internal static void Map(EntityTypeBuilder<PublisherKey> key)
    {
        key.IsRoot().ToTable("publisher_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Owner).HasColumnName("owner_id");
        key.Property(k => k.Name).HasMaxLength(80);
        key.Property(k => k.Spki).HasMaxLength(400);
        key.Property(k => k.Title).HasMaxLength(PublisherKey.LongestTitle);
        key.Property(k => k.RevokedBecause).HasMaxLength(PublisherKey.LongestReason);
        key.HasIndex(k => k.Name).IsUnique();
        key.HasIndex(k => k.Owner);
    }
}
