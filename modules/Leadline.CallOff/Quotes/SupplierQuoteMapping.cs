using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Quotes;

internal static class SupplierQuoteMapping
{
    internal static void Map(EntityTypeBuilder<SupplierQuote> quote)
    {
        quote.IsRoot().ToTable("quotes");
        quote.HasKey(q => q.Id);
        quote.Property(q => q.Id).ValueGeneratedNever();
        quote.Property(q => q.Supplier).HasColumnName("supplier_id");
        quote.Property(q => q.Total).Masked(); // commercial, as a bid's price is
        quote.Property(q => q.Reason).HasMaxLength(SupplierQuote.LongestReason).Masked();
        quote.Property(q => q.Plugin).HasMaxLength(80);
        quote.Property(q => q.PluginVersion).HasMaxLength(20);
        quote.Property(q => q.PluginHash).HasMaxLength(64);
        quote.Ignore(q => q.Means);
        quote.HasIndex(q => new { q.FrameworkId, q.CallOffId, q.Supplier }).IsUnique();
        quote.HasIndex(q => new { q.State, q.NextTryAt });
    }
}
