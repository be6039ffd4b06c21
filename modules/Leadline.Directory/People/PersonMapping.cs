using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.People;

internal static class PersonMapping
{
    internal static void Map(EntityTypeBuilder<Person> person)
    {
        person.IsRoot().ToTable("people");
        person.HasKey(p => p.Id);
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Email).HasMaxLength(Person.LongestEmail).Masked();
        person.Property(p => p.Name).HasMaxLength(Person.LongestName).Masked();
        person.Property(p => p.PasswordHash).HasMaxLength(200).Masked();
        person.Property(p => p.SecurityStamp).HasMaxLength(100).Masked();
        person.Property(p => p.AuthenticatorKey).HasMaxLength(400).Masked();
        person.Property(p => p.ClosedBecause).HasMaxLength(Person.LongestReason);
        person.Ignore(p => p.IsOpen);
        person.Ignore(p => p.LastSeenAt);
        person.HasIndex(p => p.Email).IsUnique();
        person.OwnsMany(p => p.RecoveryCodes, code =>
        {
            code.ToTable("person_recovery_codes");
            code.WithOwner().HasForeignKey("PersonId");
            code.HasKey("PersonId", nameof(RecoveryCode.Hash));
            code.Property(c => c.Hash).HasMaxLength(64).Masked();
        });
        person.OwnsMany(p => p.OutsideLogins, login =>
        {
            login.ToTable("person_outside_logins");
            login.WithOwner().HasForeignKey("PersonId");
            login.HasKey("PersonId", nameof(OutsideLogin.Issuer), nameof(OutsideLogin.Subject));
            login.Property(l => l.Issuer).HasMaxLength(300);
            login.Property(l => l.Subject).HasMaxLength(255).Masked();
            login.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
        });
    }
}
