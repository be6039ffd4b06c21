using Leadline.Accreditation.Plugins;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>What an authority takes of a key, by the level that it has given it.</summary>
internal static class TrustedFor
{
    /// <summary>An authority's level for a key: registered, while it has said nothing.</summary>
    internal static async Task<KeyTrustLevel> TrustOfAsync(
        this AccreditationDbContext db, PublisherKeyId key, OrganisationReference authority, CancellationToken stop) =>
        (await db.KeyTrusts.AsNoTracking().FirstOrDefaultAsync(t => t.Key == key && t.Authority == authority, stop))?.Level ?? KeyTrustLevel.Registered;

    /// <summary>Why what a key signed is not taken by an authority, whatever it is; null where it is. A revocation under way comes first, and one to come waits.</summary>
    internal static async Task<Refusal?> RefuseKeyAsync(this AccreditationDbContext db, PublisherKeyId key, OrganisationReference authority, CancellationToken stop) =>
        await db.RefuseRevokedAsync(key, stop) ?? RefuseWithheld(await db.TrustOfAsync(key, authority, stop));

    /// <summary>Why a key of this level may not sign this for the authority; null where it may.</summary>
    internal static Refusal? Refuse(KeyTrustLevel level, PackageDeclaration declared)
    {
        if (RefuseWithheld(level) is { } withheld)
            return withheld;
        return level < KeyTrustLevel.Authority && declared.ExtensionPoints.Select(e => ExtensionPoints.Find(e.Name)).FirstOrDefault(p => p?.Publisher == PluginPublisher.Authority) is { } own
            ? new Refusal("key-not-the-authoritys", $"Plugins for {own} are signed with a key that the authority has made its own; this one is {level.ToString().ToLowerInvariant()}.")
            : null;
    }

    private static Refusal? RefuseWithheld(KeyTrustLevel level) => level == KeyTrustLevel.Withheld
        ? new Refusal("key-withheld", "The authority takes nothing that this key signs. Ask it why, or sign with another key.")
        : null;

    /// <summary>What whoever decides should know of the level; nothing where there is nothing to say.</summary>
    internal static IEnumerable<PackageFinding> Findings(KeyTrustLevel level)
    {
        if (level == KeyTrustLevel.Registered)
            yield return new PackageFinding(Severity.Warning, "key-not-verified", "Nobody has made sure that the key that signed this is its publisher's.", Remedy: "Compare the key's name with the publisher by another way, and set its level to 'verified'.");
        if (level == KeyTrustLevel.Withheld)
            yield return new PackageFinding(Severity.Warning, "key-withheld", "The authority takes nothing more that this key signs.");
    }
}
