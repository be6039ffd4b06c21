using System.Security.Cryptography;
using System.Text;
using Leadline.Directory.People;
using Microsoft.EntityFrameworkCore;
using Leadline.Modularity.Storage;

namespace Leadline.Directory.Sessions;

/// <summary>
/// Lock-out: five attempts on one door in a quarter of an hour, and it stays shut for the rest of it. An attempt counts before it is tried,
/// so that many at once are not more than five; a good one clears them away. An address that nobody has is a door like any other.
/// </summary>
internal sealed class SignInAttempts(DirectoryDbContext db, TimeProvider clock)
{
    internal const int Most = 5;
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The door of whoever knows the password that belongs to an address.</summary>
    internal static string Password(string email) => DoorOf($"password {email}");

    /// <summary>The door of whoever, knowing the password, tries codes.</summary>
    internal static string Code(Guid person) => DoorOf($"code {person}");

    /// <summary>All doors of one person.</summary>
    internal static IReadOnlyList<string> DoorsOf(PersonId person, string email) => [Password(email), Code(person.Value)];

    /// <summary>Counts an attempt.</summary>
    /// <returns>False while the door is shut: then nothing may be tried.</returns>
    public async Task<bool> BeginAsync(string door, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Window;
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"sign-in:{door}", stop);
        if (await db.SignInAttempts.CountAsync(a => a.Door == door && a.At > since, stop) >= Most)
            return false;
        db.Add(new SignInAttempt(Guid.CreateVersion7(), door, now));
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return true;
    }

    /// <summary>Opens doors again; part of the open transaction.</summary>
    public Task ForgetAsync(IReadOnlyList<string> doors, CancellationToken stop) =>
        db.SignInAttempts.Where(a => doors.Contains(a.Door)).ExecuteDeleteAsync(stop);

    // No address is kept for having been typed.
    private static string DoorOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
