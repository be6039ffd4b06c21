using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Evaluation;

internal static class MarkMapping
{
    internal static void Map(EntityTypeBuilder<Mark> mark)
    {
        mark.IsRoot().ToTable("marks");
        mark.HasKey(m => m.Id);
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.Property(m => m.Criterion).HasMaxLength(30);
        mark.Property(m => m.Reason).HasMaxLength(Mark.LongestReason).Digested();
        mark.HasIndex(m => new { m.FrameworkId, m.CallOffId, m.BidId });
    }
}
