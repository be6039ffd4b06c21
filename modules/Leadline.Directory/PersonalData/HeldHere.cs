using Leadline.Directory.Credentials;
using Leadline.Directory.LegalHolds;
using Leadline.Directory.Links;
using Leadline.Directory.Mail;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.PersonalData;

/// <summary>What this module holds on a person: all that the platform knows of it beside its identifier.</summary>
internal sealed class HeldHere(DirectoryDbContext db, ModuleText<DirectoryModule> text) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop)
    {
        var id = new PersonId(person);
        var rows = new RowsOnPerson(db, text, most);
        var self = db.People.Where(p => p.Id == id);
        var email = await self.Select(p => p.Email).SingleAsync(stop);
        var doors = SignInAttempts.DoorsOf(id, email);
        return
        [
            await rows.ReadAsync(self, [nameof(Person.PasswordHash), nameof(Person.SecurityStamp), nameof(Person.AuthenticatorKey)], stop),
            await rows.ReadAsync(self.SelectMany(p => p.OutsideLogins).OrderBy(l => l.Issuer), [], stop),
            await rows.ReadAsync(self.SelectMany(p => p.RecoveryCodes).OrderBy(c => c.Hash), [nameof(RecoveryCode.Hash)], stop),
            await rows.ReadAsync(db.Sessions.Where(s => s.Person == id).OrderByDescending(s => s.Id), [nameof(PersonSession.Hash)], stop),
            await rows.ReadAsync(db.SignInAttempts.Where(a => doors.Contains(a.Door)).OrderByDescending(a => a.Id), [nameof(SignInAttempt.Door)], stop),
            await rows.ReadAsync(db.RoleGrants.Where(g => g.Person == id).OrderByDescending(g => g.Id), [], stop),
            await rows.ReadAsync(db.Delegations.Where(d => d.Person == id).OrderByDescending(d => d.Id), [], stop),
            await rows.ReadAsync(db.ClientCredentials.Where(c => c.HeldBy == id).OrderByDescending(c => c.Id), [nameof(ClientCredential.Hash), nameof(ClientCredential.FormerHash)], stop),
            await rows.ReadAsync(db.AccessRequests.Where(r => r.Person == id).OrderByDescending(r => r.Id), [], stop),
            await rows.ReadAsync(db.OneTimeLinks.Where(l => l.Person == id).OrderByDescending(l => l.ExpiresAt), [nameof(OneTimeLink.Hash)], stop),
            await rows.ReadAsync(db.LinkRequests.Where(r => r.Email == email).OrderByDescending(r => r.Id), [], stop),
            // A letter may hold a link that opens the account: it is for whoever reads the mailbox.
            await rows.ReadAsync(db.OutgoingMail.Where(m => m.Person == id || m.To == email).OrderByDescending(m => m.Id), [nameof(OutgoingMail.Body)], stop),
            // What the matter is, the person may not be told while it is looked into: whoever placed the hold says so, or not.
            await rows.ReadAsync(db.LegalHolds.Where(h => h.Person == id).OrderByDescending(h => h.Id),
                [nameof(LegalHold.Matter), nameof(LegalHold.Reason), nameof(LegalHold.LiftedBecause)], stop),
        ];
    }
}
