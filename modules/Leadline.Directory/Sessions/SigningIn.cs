using System.Security.Cryptography;
using System.Text;
using Leadline.Directory.Credentials;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Directory.SecondFactor;
using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Sessions;

/// <summary>
/// The ways in: with a password, then with a code where the person has an authenticator, or by an outside provider. Whatever is wrong, the
/// answer is the same and takes as long, so that nobody learns which addresses there are.
/// </summary>
internal sealed class SigningIn(
    DirectoryDbContext db, Passwords passwords, SecondFactors factors, SignInAttempts attempts, Capacities capacities, TimeProvider clock)
{
    internal const string Refused = "sign-in-refused";
    internal const string NeedsCode = "second-factor-needed";

    /// <summary>A session that has just begun.</summary>
    /// <param name="Token">Its secret; kept nowhere.</param>
    /// <param name="Session">The session.</param>
    internal sealed record SignedIn(string Token, PersonSession Session);

    /// <summary>Who has shown that it is a person, so far with a password or by an outside provider alone.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="HasSecondFactor">Whether a code is owed.</param>
    /// <param name="Stamp">The person's stamp at that moment: a password that was chosen since makes what was shown worth nothing.</param>
    internal sealed record Known(PersonId Person, bool HasSecondFactor, string Stamp)
    {
        /// <summary>By what the provider knows the person; null after a password.</summary>
        public OutsideLogin? Outside { get; init; }

        /// <summary>How the person came in, for the record.</summary>
        public string How => (Outside is { } login ? $"by {login.Issuer}" : "with a password") + (HasSecondFactor ? " and a code" : "");
    }

    /// <summary>Tries an address and a password.</summary>
    public async Task<Outcome<Known>> WithPasswordAsync(string? email, string? password, SignInRequest request, CancellationToken stop)
    {
        var address = EmailAddress.Read(email);
        var door = SignInAttempts.Password(address);
        var open = await attempts.BeginAsync(door, stop);
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == address && p.ClosedAt == null, stop);
        if (await passwords.AreAsync(open ? person : null, password ?? "") && person is not null)
        {
            await KeepNewHashAsync(person, request, stop);
            return new Known(person.Id, person.HasSecondFactor, person.SecurityStamp);
        }

        if (open)
            await RecordRefusalAsync(person?.Id.Value ?? SubjectOf(door), "the password", request, stop);
        return RefusedPassword;
    }

    /// <summary>Opens a session for somebody who is known, with a code where the person has an authenticator.</summary>
    /// <param name="known">Who.</param>
    /// <param name="code">A code of the authenticator, or a recovery code; null where none was asked for yet.</param>
    /// <param name="request">How it was asked for.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Outcome<SignedIn>> FinishAsync(Known known, string? code, SignInRequest request, CancellationToken stop)
    {
        if (known.HasSecondFactor && code is null)
            return new Refusal(NeedsCode, "Give the code that your authenticator app shows, or a recovery code.", "/code");
        if (known.HasSecondFactor && !await attempts.BeginAsync(SignInAttempts.Code(known.Person.Value), stop))
            return RefusedCode;

        var key = known.HasSecondFactor ? factors.Open(await db.People.AsNoTracking().SingleAsync(p => p.Id == known.Person, stop)) : null;
        await using var write = await db.BeginWriteAsync(stop);
        if (await HoldAsync(known.Person, stop) is not { IsOpen: true } person || person.HasSecondFactor != known.HasSecondFactor || person.SecurityStamp != known.Stamp)
            return RefusedPassword;
        if (person.HasSecondFactor && !await factors.TakeAsync(person, key, code!))
        {
            db.ChangeTracker.Clear();
            await RecordRefusalAsync(person.Id.Value, "the code", request, stop);
            await write.CommitAsync(stop);
            return RefusedCode;
        }

        if (known.Outside is { } login && !await LinkAsync(person, login, request, stop))
            return RefusedPassword;
        var signedIn = await OpenAsync(person, person.HasSecondFactor, request, known.How, stop);
        await attempts.ForgetAsync([SignInAttempts.Password(person.Email), SignInAttempts.Code(person.Id.Value)], stop);
        await write.CommitAsync(stop);
        return signedIn;
    }

    /// <summary>The person, whom nobody else changes until the open transaction ends.</summary>
    internal async Task<Person?> HoldAsync(PersonId id, CancellationToken stop)
    {
        await db.HoldAloneAsync("people", id.Value, stop);
        return await db.People.FirstOrDefaultAsync(p => p.Id == id, stop);
    }

    /// <summary>Lets a person be known by an outside identity from now on; part of the open transaction.</summary>
    /// <returns>False where it is somebody else's, or the provider knows the person as another already: addresses change hands.</returns>
    internal async Task<bool> LinkAsync(Person person, OutsideLogin login, SignInRequest request, CancellationToken stop)
    {
        await db.TakeTurnsAsync($"outside:{login.Issuer} {login.Subject}", stop);
        if (await db.PersonByOutsideLoginAsync(login, stop) is { } known)
            return known.Id == person.Id;
        if (person.OutsideLogins.Exists(l => l.Issuer == login.Issuer))
            return false;
        person.OutsideLogins.Add(login);
        db.Record(request.By(person), "link-outside-login", person.Id.Value, login.Issuer);
        return true;
    }

    /// <summary>Opens a session; part of the open transaction.</summary>
    internal async Task<SignedIn> OpenAsync(Person person, bool secondFactor, SignInRequest request, string how, CancellationToken stop)
    {
        var (now, token) = (clock.GetUtcNow(), Secret.New(Secret.OfSession));
        var session = new PersonSession(PersonSessionId.New(), person.Id, Secret.HashOf(token), secondFactor, DeviceOf(request.Device), now);
        // Where a person acts for several, the first is as good as any: the page says for whom, and lets it change.
        if ((await capacities.OfAsync(person.Id, stop)) is [{ } first, ..])
            session.ActFor(first.Organisation, first.Delegation);
        person.SignedIn(now);
        db.Add(session);
        db.Record(request.By(person) with { Session = session.Id.Value }, "sign-in", person.Id.Value, how);
        await db.SaveChangesAsync(stop);
        return new SignedIn(token, session);
    }

    // The password was right, and hashed in fewer rounds than are usual now. What follows reads the person anew.
    private async Task KeepNewHashAsync(Person person, SignInRequest request, CancellationToken stop)
    {
        if (db.Entry(person).State == EntityState.Modified)
        {
            db.Record(request.By(person), "hash-password-anew", person.Id.Value, "");
            await db.SaveChangesAsync(stop);
        }

        db.ChangeTracker.Clear();
    }

    private static Refusal RefusedPassword =>
        new(Refused, $"The address or the password is wrong, or there were {SignInAttempts.Most} wrong attempts within {SignInAttempts.Window.TotalMinutes:0} minutes. Wait that long, or ask for a link to choose another password.");

    private static Refusal RefusedCode =>
        new(Refused, $"The code is wrong or was used before, or there were {SignInAttempts.Most} wrong attempts within {SignInAttempts.Window.TotalMinutes:0} minutes.", "/code");

    private async Task RecordRefusalAsync(Guid subject, string what, SignInRequest request, CancellationToken stop)
    {
        db.Record(Caller.Platform with { RequestId = request.Id }, "refuse-sign-in", subject, what, subjectType: "person");
        await db.SaveChangesAsync(stop);
    }

    private static string DeviceOf(string? device)
    {
        var plain = new string([.. (device ?? "").Where(c => !char.IsControl(c))]);
        return plain.Length <= PersonSession.LongestDevice ? plain : plain[..PersonSession.LongestDevice];
    }

    // What the record calls an address that nobody has: the same each time, and nothing to be read from it.
    private static Guid SubjectOf(string door) => new(SHA256.HashData(Encoding.UTF8.GetBytes(door)).AsSpan(0, 16));
}
