using Leadline.Modularity.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Quotes;

internal static class KeptPluginCallMapping
{
    /// <summary>Append-only: the database itself refuses to change what is kept.</summary>
    public const string Table = "plugin_calls";

    internal static void Map(EntityTypeBuilder<KeptPluginCall> call)
    {
        call.ToTable(Table);
        call.HasKey(c => c.Id);
        call.Property(c => c.Id).ValueGeneratedNever();
        call.Property(c => c.Plugin).HasMaxLength(80);
        call.Property(c => c.PluginVersion).HasMaxLength(20);
        call.Property(c => c.Operation).HasMaxLength(60);
        call.Property(c => c.Call).Digested(); // prices and answers are the supplier's
        call.Property(c => c.Hash).HasMaxLength(64);
        call.Ignore(c => c.Record);
        call.Ignore(c => c.IsWhole);
        call.HasIndex(c => new { c.Plugin, c.PluginVersion, c.Id }); // an author reads its own, however many others there are
        // A second record of one call would be a forgery.
        call.HasIndex(c => new { c.FrameworkId, c.CallOffId, c.QuoteId, c.Operation }).IsUnique().HasFilter("report_id IS NULL");
        call.HasIndex(c => new { c.ReportId, c.Operation }).IsUnique().HasFilter("report_id IS NOT NULL");
    }
}
