using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.Places;

internal static class PlaceMapping
{
    internal static void Map(EntityTypeBuilder<Place> place)
    {
        place.IsRoot().ToTable("places");
        place.HasKey(p => p.Id);
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.LotNumber).HasMaxLength(6);
        place.Property(p => p.Supplier).HasColumnName("supplier_id");
        place.Property(p => p.To).HasColumnName("valid_to");
        place.Property(p => p.Continues).HasColumnName("continues_place_id");
        place.HasIndex(p => new { p.FrameworkId, p.LotNumber, p.Supplier }).IsUnique();
        place.OwnsMany(p => p.Lines, line =>
        {
            line.ToTable("place_lines");
            line.WithOwner().HasForeignKey("PlaceId");
            line.HasKey("PlaceId", nameof(PlaceLine.Code));
            line.Property(l => l.Code).HasMaxLength(30).ValueGeneratedNever();
        });
    }
}
