using Leadline.Primitives;

namespace Leadline.Directory.People;

/// <summary>Somebody who signs in. What they may do stands in their roles, never here.</summary>
internal sealed class Person(PersonId id, string email, string name, OrganisationId? home, DateTimeOffset addedAt)
{
    public const int LongestEmail = 254; // RFC 5321, section 4.5.3.1.3
    public const int LongestName = 200;
    public const int LongestReason = 2_000;

    public PersonId Id { get; private init; } = id;

    /// <summary>The address in lower case: what the person signs in with, and where links go.</summary>
    public string Email { get; private set; } = email;

    public string Name { get; private set; } = name;

    /// <summary>The organisation that first took the person in.</summary>
    public OrganisationId? Home { get; private init; } = home;

    public DateTimeOffset AddedAt { get; private init; } = addedAt;

    /// <summary>Null until the person has chosen a password; with an outside provider alone it stays so.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every secret of the person's.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>The authenticator's key, protected; it counts once <see cref="HasSecondFactor"/>.</summary>
    public string? AuthenticatorKey { get; set; }

    public bool HasSecondFactor { get; set; }

    /// <summary>The time step of the last code that was taken: the same code is not taken twice (RFC 6238, section 5.2).</summary>
    public long LastTimeStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public List<RecoveryCode> RecoveryCodes { get; private init; } = [];

    /// <summary>By what outside providers know the person.</summary>
    public List<OutsideLogin> OutsideLogins { get; private init; } = [];

    public DateTimeOffset? LastSignedInAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBecause { get; private set; }

    /// <summary>Since when nothing personal is held here any more.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>The last moment at which the person was seen to be there.</summary>
    public DateTimeOffset LastSeenAt => LastSignedInAt ?? AddedAt;

    public void SignedIn(DateTimeOffset now) => LastSignedInAt = now;

    public void Rename(string name) => Name = name;

    public Outcome Close(string reason, DateTimeOffset now)
    {
        if (ClosedAt is { } closed)
            return new Refusal("person-closed", $"This account was closed at {closed:O}.");
        (ClosedAt, ClosedBecause) = (now, reason);
        return Outcome.Done;
    }

    public Outcome Reopen()
    {
        if (ErasedAt is not null)
            return new Refusal("person-erased", "What was held on this person is erased; add the person anew.");
        (ClosedAt, ClosedBecause) = (null, null);
        return Outcome.Done;
    }

    /// <summary>Takes everything personal out. The identifier stays: the record speaks of it.</summary>
    public void Erase(DateTimeOffset now)
    {
        (Email, Name) = ($"{Id.Value:N}@erased.invalid", "Erased");
        (PasswordHash, SecurityStamp, AuthenticatorKey, HasSecondFactor, LastTimeStep) = (null, "", null, false, 0);
        LastSignedInAt = null;
        RecoveryCodes.Clear();
        OutsideLogins.Clear();
        (ClosedAt, ErasedAt) = (ClosedAt ?? now, now);
    }
}

/// <param name="Hash">SHA-256 of a code that signs in once, where the authenticator is lost.</param>
internal sealed record RecoveryCode(string Hash);

/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">What it calls the person, for ever.</param>
internal sealed record OutsideLogin(string Issuer, string Subject);
