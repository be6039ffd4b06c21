using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Installation;

/// <summary>What an installation is, marked in its database when it is made and never changed: nothing rehearsed can be taken for live.</summary>
internal enum InstallationKind
{
    Live,
    Rehearsal,
    Demonstration,
}

/// <param name="Id">Always 1: a database has one mark.</param>
/// <param name="Kind">What the installation is.</param>
/// <param name="MarkedAt">When it was made, by the clock it was made with.</param>
internal sealed record InstallationMark(int Id, InstallationKind Kind, DateTimeOffset MarkedAt);

internal static class InstallationMarkMapping
{
    internal static void Map(EntityTypeBuilder<InstallationMark> mark)
    {
        mark.ToTable("installation", table => table.HasCheckConstraint("ck_installation_one", "id = 1"));
        mark.HasKey(m => m.Id);
        mark.Property(m => m.Id).ValueGeneratedNever();
    }
}
