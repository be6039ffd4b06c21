using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.AccessRequests;

internal static class AccessRequestMapping
{
    internal static void Map(EntityTypeBuilder<AccessRequest> request)
    {
        request.IsRoot().ToTable("access_requests");
        request.HasKey(r => r.Id);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Person).HasColumnName("person_id");
        request.Property(r => r.Organisation).HasColumnName("organisation_id");
        request.Property(r => r.Roles).HasConversion<int>();
        request.Property(r => r.Reason).HasMaxLength(AccessRequest.LongestReason).Masked();
        request.Property(r => r.DecidedBecause).HasMaxLength(AccessRequest.LongestReason);
        request.HasIndex(r => r.Person);
        request.HasIndex(r => r.Organisation);
    }
}
