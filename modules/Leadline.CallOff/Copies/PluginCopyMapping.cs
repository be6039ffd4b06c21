using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Copies;

internal static class PluginCopyMapping
{
    internal static void Map(EntityTypeBuilder<PluginCopy> plugin)
    {
        plugin.ToTable("known_plugins");
        plugin.HasKey(p => p.Id);
        plugin.Property(p => p.Id).ValueGeneratedNever();
        plugin.Property(p => p.Revision).IsConcurrencyToken(); // of two messages taken at once the older must not be saved last
        plugin.Property(p => p.Plugin).HasMaxLength(80);
        plugin.Property(p => p.Number).HasMaxLength(20);
        plugin.Property(p => p.Hash).HasMaxLength(64);
        plugin.Property(p => p.Publisher).HasColumnName("publisher_id");
        plugin.Ignore(p => p.Declared);
        plugin.HasIndex(p => new { p.IsActive, p.Plugin });
    }
}
