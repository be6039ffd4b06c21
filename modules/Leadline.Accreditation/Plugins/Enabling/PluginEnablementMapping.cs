using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.Plugins.Enabling;

internal static class PluginEnablementMapping
{
    internal static void Map(EntityTypeBuilder<PluginEnablement> enablement)
    {
        enablement.IsRoot().ToTable("plugin_enablements");
        enablement.HasKey(e => e.Id);
        enablement.Property(e => e.Id).ValueGeneratedNever();
        enablement.Property(e => e.Plugin).HasMaxLength(80);
        enablement.Property(e => e.Framework).HasMaxLength(20);
        enablement.Property(e => e.Lot).HasMaxLength(6);
        enablement.Property(e => e.Organisations).Digested();
        enablement.Property(e => e.Reason).HasMaxLength(PluginVersion.LongestReason);
        enablement.Ignore(e => e.Named);
        enablement.Ignore(e => e.Told);
        enablement.HasIndex(e => new { e.Plugin, e.Framework, e.Lot }).IsUnique();
    }
}
