using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.EmailDomains;

internal static class EmailDomainMapping
{
    internal static void Map(EntityTypeBuilder<EmailDomain> domain)
    {
        domain.IsRoot().ToTable("email_domains");
        domain.HasKey(d => d.Id);
        domain.Property(d => d.Id).ValueGeneratedNever();
        domain.Property(d => d.Organisation).HasColumnName("organisation_id");
        domain.Property(d => d.Domain).HasMaxLength(DomainNames.Longest);
        domain.Property(d => d.VerifiedBecause).HasMaxLength(EmailDomain.LongestReason);
        domain.Property(d => d.EndedBecause).HasMaxLength(EmailDomain.LongestReason);
        // One organisation has a domain, and claims it once.
        domain.HasIndex(d => d.Domain).IsUnique().HasFilter("verified_at IS NOT NULL AND ended_at IS NULL").HasDatabaseName("ix_email_domains_owner");
        domain.HasIndex(d => new { d.Organisation, d.Domain }).IsUnique().HasFilter("ended_at IS NULL");
    }
}
