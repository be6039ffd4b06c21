using Leadline.Directory.EmailDomains;
using Leadline.Directory.OutsideSignIn;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.Sessions;

/// <summary>
/// Who an outside identity is: whoever it was before; else whoever has the address, if the provider has verified it; else somebody new, if
/// the address' domain admits an organisation's staff. Whom the provider has known as another already is not found by address: the address
/// has changed hands. An authenticator that the person has set up here is asked for all the same, unless
/// the provider says in a trusted word that it has seen a second factor; until its code is given the identity is not linked.
/// </summary>
internal sealed class AdmitOutsidePerson(DirectoryDbContext db, SigningIn signingIn, HalfWay halfWay, TimeProvider clock) : IAdmitOutsideIdentity
{
    internal const string Unknown = "outside-person-unknown";

    public async Task<Outcome<OutsideAdmission>> AdmitAsync(OutsideIdentity identity, HttpContext http, CancellationToken stop)
    {
        var (person, signedIn) = await OpenAsync(identity, SignInRequest.Of(http), stop);
        if (person is null)
            return new Refusal(Unknown, "Nobody here is known by this identity or by a verified address of it.");
        // The cookies come after the transaction: to protect one may renew the browser keys, which is a write of its own.
        if (signedIn is null)
        {
            halfWay.Remember(http, new SigningIn.Known(person.Id, HasSecondFactor: true, person.SecurityStamp) { Outside = LoginOf(identity) });
            return new OutsideAdmission(HalfWay.Path);
        }

        await http.SendSessionAsync(signedIn.Token);
        return new OutsideAdmission();
    }

    // Nobody; or a person with a session; or one who owes a code of the authenticator first.
    private async Task<(Person? Person, SigningIn.SignedIn? Session)> OpenAsync(OutsideIdentity identity, SignInRequest request, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"outside:{identity.Issuer} {identity.Subject}", stop);
        if (await FindAsync(identity, stop) is not { IsOpen: true } person)
            return (null, null);
        if (person.HasSecondFactor && !identity.SecondFactor)
            return (person, null); // nothing is changed: to have the address is not yet to be the person
        if (!await signingIn.LinkAsync(person, LoginOf(identity), request, stop))
            return (null, null);
        var signedIn = await signingIn.OpenAsync(person, identity.SecondFactor, request, $"by {identity.Issuer}", stop);
        await write.CommitAsync(stop);
        return (person, signedIn);
    }

    private async Task<Person?> FindAsync(OutsideIdentity identity, CancellationToken stop)
    {
        if (await db.PersonByOutsideLoginAsync(LoginOf(identity), stop) is { } known)
            return known;
        if (!identity.EmailVerified || EmailAddress.Fault("", identity.Email) is not null)
            return null;
        await db.TakeTurnsAsync($"person:{EmailAddress.Read(identity.Email)}", stop);
        return await db.PersonByEmailAsync(identity.Email, stop) ?? await AddAsync(identity, stop);
    }

    private static OutsideLogin LoginOf(OutsideIdentity identity) => new(identity.Issuer, identity.Subject);

    private async Task<Person?> AddAsync(OutsideIdentity identity, CancellationToken stop)
    {
        var (email, now) = (EmailAddress.Read(identity.Email), clock.GetUtcNow());
        if (await db.OwnerOfDomainAsync(EmailAddress.DomainOf(email), now, stop) is not { } organisation)
            return null;
        var name = new string([.. (identity.Name ?? "").Where(c => !char.IsControl(c)).Take(Person.LongestName)]).Trim();
        return db.People.Add(new Person(PersonId.New(), email, name.Length > 0 ? name : email, organisation, now)).Entity;
    }
}
