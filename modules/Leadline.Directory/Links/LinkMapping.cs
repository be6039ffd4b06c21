using Leadline.Directory.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Links;

internal static class LinkMapping
{
    internal static void Map(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("one_time_links");
        link.HasKey(l => l.Hash);
        link.Property(l => l.Hash).HasMaxLength(64).ValueGeneratedNever();
        link.Property(l => l.Person).HasColumnName("person_id");
        link.HasIndex(l => l.Person);
        link.HasIndex(l => l.ExpiresAt);
    }

    internal static void Map(EntityTypeBuilder<LinkRequest> request)
    {
        request.ToTable("link_requests");
        request.HasKey(r => r.Id);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Email).HasMaxLength(Person.LongestEmail);
    }
}
