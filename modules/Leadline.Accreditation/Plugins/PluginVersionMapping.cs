using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.Plugins;

internal static class PluginVersionMapping
{
    internal static void Map(EntityTypeBuilder<PluginVersion> version)
    {
        version.IsRoot().ToTable("plugin_versions");
        version.HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Plugin).HasMaxLength(80);
        version.Property(v => v.Number).HasMaxLength(20);
        version.Property(v => v.Hash).HasMaxLength(64);
        version.Property(v => v.Content).HasMaxLength(64);
        version.Property(v => v.Publisher).HasColumnName("publisher_id");
        version.Property(v => v.Key).HasColumnName("publisher_key_id");
        version.Property(v => v.Declaration).Digested();
        version.Property(v => v.Findings).Digested();
        version.Property(v => v.Reason).HasMaxLength(PluginVersion.LongestReason);
        version.Ignore(v => v.Declared);
        version.Ignore(v => v.Found);
        version.Ignore(v => v.TakesNumber);
        version.Ignore(v => v.HoldsName);
        version.Ignore(v => v.WasGood);
        version.HasIndex(v => new { v.Plugin, v.Number });
        version.HasIndex(v => v.Publisher);
        version.HasIndex(v => v.Authority);
        version.HasIndex(v => v.Key);
    }
}
