using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Sessions;

internal static class PersonSessionMapping
{
    internal static void Map(EntityTypeBuilder<PersonSession> session)
    {
        session.ToTable("person_sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Person).HasColumnName("person_id");
        session.Property(s => s.Hash).HasMaxLength(64);
        session.Property(s => s.Device).HasMaxLength(PersonSession.LongestDevice);
        session.Property(s => s.StartedAt);
        session.Property(s => s.Organisation).HasColumnName("organisation_id");
        session.Property(s => s.Delegation).HasColumnName("delegation_id");
        session.HasIndex(s => s.Hash).IsUnique();
        session.HasIndex(s => s.Person);
        session.HasIndex(s => s.StartedAt);
    }

    internal static void Map(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.ToTable("sign_in_attempts");
        attempt.HasKey(a => a.Id);
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.Door).HasMaxLength(64);
        attempt.HasIndex(a => new { a.Door, a.At });
    }
}
