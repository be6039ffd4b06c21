using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Successions;

internal static class FrameworkSuccessionMapping
{
    internal static void Map(EntityTypeBuilder<FrameworkSuccession> succession)
    {
        succession.IsRoot().ToTable("framework_successions");
        succession.HasKey(s => s.Id);
        succession.Property(s => s.Id).ValueGeneratedNever();
        succession.Property(s => s.Basis).HasMaxLength(SuccessionTerms.LongestBasis);
        succession.Property(s => s.Reason).HasMaxLength(FrameworkSuccession.LongestReason);
        succession.Property(s => s.DecisionReason).HasMaxLength(FrameworkSuccession.LongestReason);
        succession.Ignore(s => s.Terms);
        succession.HasIndex(s => s.FrameworkId).IsUnique().HasFilter("decided_at IS NULL"); // of two offers at the same moment one is refused
        succession.HasIndex(s => s.Predecessor);
        succession.HasIndex(s => s.Successor);
        succession.HasIndex(s => s.FirstDay).HasFilter("told_at IS NULL");
    }
}
