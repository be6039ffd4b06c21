using Leadline.Directory.EmailDomains;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Links;

/// <summary>Looks into what was asked for, and writes the letters: to people who are known, and to staff whose organisation's domain admits them.</summary>
internal sealed class SendLinks(DirectoryDbContext db, LinkWriter links, TimeProvider clock) : IDueWork
{
    private const int MostLinks = 3; // at a time: nobody's mailbox is filled by asking
    private const int AtOnce = 50;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (!await db.LinkRequests.AnyAsync(stop))
            return 0;
        await using var write = await db.BeginWriteAsync(stop);
        var asked = await db.LinkRequests.OrderBy(r => r.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var request in asked)
        {
            await AnswerAsync(request, stop);
            db.Remove(request);
            await db.SaveChangesAsync(stop);
        }

        await write.CommitAsync(stop);
        return asked.Count;
    }

    private async Task AnswerAsync(LinkRequest request, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.PersonByEmailAsync(request.Email, stop) is { } known)
        {
            if (known.IsOpen && await db.OneTimeLinks.CountAsync(l => l.Person == known.Id && l.ExpiresAt > now, stop) < MostLinks)
                Send(known, "ask-for-link", "");
        }
        else if (await db.OwnerOfDomainAsync(EmailAddress.DomainOf(request.Email), now, stop) is { } organisation)
        {
            var person = db.People.Add(new Person(PersonId.New(), request.Email, "", organisation, now)).Entity;
            Send(person, "register-person", $"admitted by its domain to organisation {organisation.Value}");
        }
    }

    private void Send(Person person, string act, string detail)
    {
        if (person.PasswordHash is null)
            links.Invite(person);
        else
            links.Reset(person);
        db.Record(Caller.Platform, act, person.Id.Value, detail, subjectType: "person");
    }
}
