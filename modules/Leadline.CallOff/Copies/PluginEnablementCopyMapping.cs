using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Copies;

internal static class PluginEnablementCopyMapping
{
    internal static void Map(EntityTypeBuilder<PluginEnablementCopy> enablement)
    {
        enablement.ToTable("known_plugin_enablements");
        enablement.HasKey(e => e.Id);
        enablement.Property(e => e.Id).ValueGeneratedNever();
        enablement.Property(e => e.Revision).IsConcurrencyToken(); // of two messages taken at once the older must not be saved last
        enablement.Property(e => e.Plugin).HasMaxLength(80);
        enablement.Property(e => e.Framework).HasMaxLength(20);
        enablement.Property(e => e.Lot).HasMaxLength(6);
        enablement.HasIndex(e => new { e.Framework, e.Lot });
    }
}
