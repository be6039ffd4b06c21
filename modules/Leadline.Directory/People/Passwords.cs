using Leadline.Directory.Sessions;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Identity;

namespace Leadline.Directory.People;

/// <summary>What a password must be, how it is kept, and whether one is right.</summary>
/// <remarks>Source: NIST SP 800-63B, section 3.1.1.2: length counts, rules of composition do not; names of the person and the service are refused.</remarks>
internal sealed class Passwords(UserManager<Person> people, PasswordOfNobody nobody)
{
    internal const int Shortest = 12;
    internal const int Longest = 200;
    private const int LeastKinds = 5; // different characters

    // Source: OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512. A password that was hashed in fewer rounds is hashed anew at its next use.
    private const int Rounds = 210_000;

    internal static void Configure(IdentityOptions options)
    {
        options.Password = new PasswordOptions
        {
            RequiredLength = Shortest, RequiredUniqueChars = LeastKinds,
            RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
        };
        options.User.AllowedUserNameCharacters = ""; // which addresses there are is not for Identity to say
    }

    internal static void Configure(PasswordHasherOptions options) => options.IterationCount = Rounds;

    /// <summary>Gives a person a password. What is wrong with it, if anything; then nothing was changed.</summary>
    public async Task<Fault?> SetAsync(Person person, string? password, string pointer)
    {
        if (Fault(person, password, pointer) is { } fault)
            return fault;
        person.PasswordHash = null;
        var result = await people.AddPasswordAsync(person, password!);
        return result.Succeeded ? null : new Fault(pointer, "password-weak", string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    /// <summary>Whether it is the person's password. Of nobody it never is, and finding that out takes as long.</summary>
    public async Task<bool> AreAsync(Person? person, string password)
    {
        if (person?.PasswordHash is not null && password.Length <= Longest)
            return await people.CheckPasswordAsync(person, password);
        nobody.Try(password.Length <= Longest ? password : "");
        return false;
    }

    /// <summary>Whether it is the password of somebody who has signed in already. An attempt counts like one to sign in; a good one is for the caller to forget.</summary>
    public async Task<bool> AreInUseAsync(Person person, string password, SignInAttempts attempts, CancellationToken stop) =>
        await attempts.BeginAsync(SignInAttempts.Password(person.Email), stop) && await AreAsync(person, password);

    /// <summary>What is said where it is not.</summary>
    public static Fault NotInUse(string pointer) =>
        new(pointer, "password-wrong", "This is not the password in use, or a wrong one was given too often: then wait a quarter of an hour.");

    private static Fault? Fault(Person person, string? password, string pointer)
    {
        if (password is null || password.Length is < Shortest or > Longest)
            return new Fault(pointer, "password-length", $"A password has {Shortest} to {Longest} characters; three words that don't belong together are a good one.");
        if (password.Distinct().Count() < LeastKinds)
            return new Fault(pointer, "password-weak", $"A password holds at least {LeastKinds} different characters.");
        var guessable = new[] { person.Email.Split('@')[0], "leadline" }.Concat(person.Name.Split(' ')).Where(w => w.Length > 3);
        return guessable.FirstOrDefault(w => password.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } word && password.Length - word.Length < Shortest
            ? new Fault(pointer, "password-guessable", "A password is not built on your name, your address or the name of this service.")
            : null;
    }
}

/// <summary>What is tried where there is no such person, so that the answer takes as long.</summary>
internal sealed class PasswordOfNobody(IPasswordHasher<Person> hasher)
{
    private static readonly Person Nobody = new(default, "", "", null, default);
    private readonly string _hash = hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());

    /// <summary>Fails, in the time that any other attempt takes.</summary>
    public void Try(string password) => hasher.VerifyHashedPassword(Nobody, _hash, password);
}
