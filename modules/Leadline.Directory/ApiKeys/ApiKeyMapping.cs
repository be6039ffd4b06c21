using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.ApiKeys;

internal static class ApiKeyMapping
{
    internal static void Map(EntityTypeBuilder<ApiKey> key)
    {
        key.IsRoot().ToTable("api_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Organisation).HasColumnName("organisation_id");
        key.Property(k => k.Hash).HasMaxLength(64).Masked();
        key.Property(k => k.Capacities).HasMaxLength(80);
        key.Property(k => k.IssuedAt);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasIndex(k => k.Organisation);
    }
}
