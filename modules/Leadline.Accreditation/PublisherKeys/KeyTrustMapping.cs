using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Accreditation.PublisherKeys;

internal static class KeyTrustMapping
{
    internal static void Map(EntityTypeBuilder<KeyTrust> trust)
    {
        trust.IsRoot().ToTable("key_trusts");
        trust.HasKey(t => t.Id);
        trust.Property(t => t.Id).ValueGeneratedNever();
        trust.Property(t => t.Key).HasColumnName("publisher_key_id");
        trust.Property(t => t.Reason).HasMaxLength(KeyTrust.LongestReason);
        trust.HasIndex(t => new { t.Key, t.Authority }).IsUnique();
    }
}
