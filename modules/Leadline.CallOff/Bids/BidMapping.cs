using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Bids;

internal static class BidMapping
{
    internal static void Map(EntityTypeBuilder<Bid> bid)
    {
        bid.IsRoot().ToTable("bids");
        bid.HasKey(b => b.Id);
        bid.Property(b => b.Id).ValueGeneratedNever();
        bid.Property(b => b.Supplier).HasColumnName("supplier_id");
        bid.Property(b => b.AnnualPrice).Masked(); // what is sealed stays out of the record, also after opening
        bid.Property(b => b.Response).HasMaxLength(Bid.LongestResponse).Masked();
        // One bid of a supplier counts; two of its people submitting at once can't make two.
        bid.HasIndex(b => new { b.FrameworkId, b.CallOffId, b.Supplier }).IsUnique().HasFilter("superseded_at IS NULL");
    }
}
