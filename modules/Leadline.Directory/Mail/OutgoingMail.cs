using System.Text.Json.Serialization;
using Leadline.Directory.People;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Mail;

/// <summary>Identifies a letter.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MailId>))]
internal readonly record struct MailId(Guid Value) : IIdentifier<MailId>
{
    public static MailId New() => new(Guid.CreateVersion7());

    public static MailId From(Guid value) => new(value);
}

/// <summary>A letter that waits to be sent. Until there is delivery by SMTP, the operator reads it by <c>build/leadline mail</c>.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="Person">To whom; null where the address is nobody's.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text. It may hold a one-time link, so it is nobody's but the reader's.</param>
/// <param name="At">When it was written.</param>
internal sealed record OutgoingMail(MailId Id, PersonId? Person, string To, string Subject, string Body, DateTimeOffset At);

internal static class OutgoingMailMapping
{
    internal static void Map(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("outgoing_mail");
        mail.HasKey(m => m.Id);
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Person).HasColumnName("person_id");
        mail.Property(m => m.To).HasColumnName("to_address").HasMaxLength(Person.LongestEmail);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.HasIndex(m => m.Person);
    }
}
