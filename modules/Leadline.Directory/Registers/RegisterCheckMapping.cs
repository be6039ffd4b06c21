using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Registers;

internal static class RegisterCheckMapping
{
    internal static void Map(EntityTypeBuilder<RegisterCheck> check)
    {
        check.ToTable("register_checks");
        check.HasKey(c => c.Id);
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.Organisation).HasColumnName("organisation_id");
        check.Property(c => c.Register).HasMaxLength(20);
        check.Property(c => c.Name).HasMaxLength(RegisterCheck.LongestText);
        check.Property(c => c.Status).HasMaxLength(RegisterCheck.LongestText);
        check.Property(c => c.Detail).HasMaxLength(RegisterCheck.LongestText);
        check.Ignore(c => c.IsGood);
        check.HasIndex(c => new { c.Organisation, c.AskedAt });
    }
}
