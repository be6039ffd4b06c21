using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.Copies;

internal static class PlaceCopyMapping
{
    internal static void Map(EntityTypeBuilder<PlaceCopy> place)
    {
        place.IsRoot().ToTable("known_places");
        place.HasKey(p => p.Id);
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.LotNumber).HasMaxLength(6);
        place.Property(p => p.Supplier).HasColumnName("supplier_id");
        place.Property(p => p.To).HasColumnName("valid_to");
        place.HasIndex(p => new { p.FrameworkId, p.LotNumber, p.Supplier }).IsUnique();
        place.OwnsMany(p => p.Lines, line =>
        {
            line.ToTable("known_place_lines");
            line.WithOwner().HasForeignKey("PlaceId");
            line.HasKey("PlaceId", nameof(AccreditedLine.Code));
            line.Property(l => l.Code).HasMaxLength(30).ValueGeneratedNever();
        });
    }
}
