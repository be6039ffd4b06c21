using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Variations;

internal static class VariationMapping
{
    /// <summary>Append-only: what a supplier accepted or declined stays.</summary>
    public const string Answers = "variation_answers";

    internal static void MapVariations(this ModelBuilder model)
    {
        var offered = model.Entity<OfferedVariation>().ToTable("offered_variations");
        offered.HasKey(v => new { v.FrameworkId, v.Version });
        offered.Ignore(v => v.Variation);
        var answer = model.Entity<VariationAnswer>().IsRoot().ToTable(Answers);
        answer.HasKey(a => a.Id);
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Supplier).HasColumnName("supplier_id");
        answer.Property(a => a.Reason).HasMaxLength(VariationAnswer.LongestReason);
        answer.HasIndex(a => new { a.FrameworkId, a.OfVersion, a.Supplier });
    }
}
