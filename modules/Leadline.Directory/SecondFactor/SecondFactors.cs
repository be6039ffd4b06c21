using System.Security.Cryptography;
using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Leadline.Directory.SecondFactor;

/// <summary>A person's authenticator and recovery codes. The key is kept encrypted: whoever reads the database can't make codes.</summary>
internal sealed class SecondFactors(UserManager<Person> people, IDataProtectionProvider protection, TimeProvider clock)
{
    internal const int RecoveryCodesAtOnce = 10;
    private const int KeyBytes = 20; // as long as the hash: RFC 4226, section 4, R6

    /// <param name="Kept">The form it is kept in, by which it is told from another.</param>
    /// <param name="Key">The bytes.</param>
    internal sealed record OpenKey(string Kept, byte[] Key);

    private readonly IDataProtector _protector = protection.CreateProtector("Leadline.Directory.SecondFactor");

    /// <summary>Gives a person a new key, which counts once a code of it was shown in the same session.</summary>
    public string NewKey(Person person, PersonSessionId session)
    {
        var key = Base32.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        person.AuthenticatorKey = Waiting(session).Protect(key);
        (person.HasSecondFactor, person.LastTimeStep) = (false, 0);
        return key;
    }

    /// <summary>The key that waits for its first code; null where none does, or where another session began it.</summary>
    public string? WaitingKey(Person person, PersonSessionId session)
    {
        if (person is not { HasSecondFactor: false, AuthenticatorKey: { } kept })
            return null;
        try
        {
            return Waiting(session).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What an authenticator app reads from a picture of it.</summary>
    /// <remarks>Source: the Key URI Format of Google Authenticator, which the others follow.</remarks>
    public static Uri UriOf(string key, string email) => new($"otpauth://totp/Leadline:{Uri.EscapeDataString(email)}?secret={key}&issuer=Leadline&digits=6");

    /// <summary>Reads a person's key. To be done before a write transaction: where the browser keys are renewed meanwhile, that is a write too.</summary>
    public OpenKey? Open(Person person) =>
        person.AuthenticatorKey is { } kept ? new OpenKey(kept, Base32.Read(_protector.Unprotect(kept))) : null;

    /// <summary>Takes the first code of a new key: from now on the person has a second factor.</summary>
    /// <returns>The recovery codes, shown once; null where the code is wrong, or no key waits in this session.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Person person, PersonSessionId session, string code)
    {
        if (WaitingKey(person, session) is not { } key || !IsCode(person, new OpenKey(person.AuthenticatorKey!, Base32.Read(key)), Plain(code)))
            return null;
        (person.HasSecondFactor, person.AuthenticatorKey) = (true, _protector.Protect(key));
        return await NewRecoveryCodesAsync(person);
    }

    /// <summary>Makes recovery codes; those before are void.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Person person) =>
        [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodesAtOnce) ?? []];

    /// <summary>Takes a code of the authenticator or a recovery code, which is then used up.</summary>
    public async Task<bool> TakeAsync(Person person, OpenKey? key, string code) =>
        IsCode(person, key, Plain(code)) || (await people.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim().ToUpperInvariant())).Succeeded;

    /// <summary>Takes the authenticator and the recovery codes away.</summary>
    public static void Remove(Person person)
    {
        (person.HasSecondFactor, person.AuthenticatorKey) = (false, null);
        person.RecoveryCodes.Clear();
    }

    // A key that waits can be read for the session that began it, and for no other.
    private IDataProtector Waiting(PersonSessionId session) => _protector.CreateProtector(session.Value.ToString());

    private bool IsCode(Person person, OpenKey? key, string code)
    {
        if (key is null || key.Kept != person.AuthenticatorKey || Totp.StepOf(code, key.Key, clock.GetUtcNow(), person.LastTimeStep) is not { } step)
            return false;
        person.LastTimeStep = step;
        return true;
    }

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}
