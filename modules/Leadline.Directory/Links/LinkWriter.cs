using Leadline.Directory.Credentials;
using Leadline.Directory.Mail;
using Leadline.Directory.People;
using Leadline.Ui;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.Links;

/// <summary>Makes one-time links, and the letters that bring them; both are part of the save of the act they come of.</summary>
internal sealed class LinkWriter(DirectoryDbContext db, PublicAddress address, ModuleText<DirectoryModule> text, TimeProvider clock)
{
    /// <summary>Sends somebody new a link to choose a password.</summary>
    public Uri Invite(Person person) => Write(person, LinkPurpose.Invitation, "mail.invitation");

    /// <summary>Sends somebody a link to choose another password.</summary>
    public Uri Reset(Person person) => Write(person, LinkPurpose.PasswordReset, "mail.reset");

    private Uri Write(Person person, LinkPurpose purpose, string words)
    {
        var secret = Secret.New(Secret.OfLink);
        var now = clock.GetUtcNow();
        var link = address.Of($"/choose-password?link={secret}");
        var life = OneTimeLink.LifeOf(purpose);
        db.Add(new OneTimeLink(Secret.HashOf(secret), person.Id, purpose, now + life));
        db.Add(new OutgoingMail(MailId.New(), person.Id, person.Email, text[$"{words}.subject"],
            text[$"{words}.body", person.Name, link, life.TotalDays >= 1 ? text["mail.days", life.TotalDays] : text["mail.hours", life.TotalHours]], now));
        return link;
    }
}

/// <summary>The address that people reach this installation by. From the configuration, never from a request: a forged Host header would stand in a letter.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri _base = new(configuration["Http:PublicAddress"] is { Length: > 0 } address ? address : $"http://127.0.0.1:{configuration["Http:Port"] ?? "5080"}");

    public Uri Of(string path) => new(_base, path);
}
