using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Judges the two signatures of a package, and that of a price book.</summary>
internal sealed class SignatureCheck(PackagePolicy policy, List<PluginFinding> findings)
{
    internal void Publisher(PluginManifest? manifest, byte[] manifestBytes, byte[]? signatureBytes, PublisherSignature? signature, AuthorityCountersignature? approval)
    {
        const string file = PackagePaths.Signature;
        if (signatureBytes is null)
        {
            Add("unsigned", file, "The publisher has not signed the package.", "Sign it with 'leadline plugin sign'.",
                policy.Profile == CheckProfile.Develop && !policy.MustBeCountersigned ? Severity.Warning : Severity.Fault);
            return;
        }

        if (signature is null) // the reader has said why
            return;
        // An approval is given within the time; once it is given, the approval's own end counts.
        Signer(file, "manifest", signature, signature.SignedText(manifestBytes), manifest?.Publisher, approval?.SignedAt ?? policy.Now);
    }

    /// <summary>Judges the signature of a price book, which says itself of whom it is.</summary>
    internal void PriceBook(OrganisationReference? publisher, ReadOnlySpan<byte> book, PublisherSignature signature) =>
        Signer(file: null, "price book", signature, signature.SignedTextOfPriceBook(book), publisher, policy.Now);

    private void Signer(string? file, string what, PublisherSignature signature, byte[] signedText, OrganisationReference? publisher, DateTimeOffset judgedAt)
    {
        if (Find(file, signature.Key, authority: false) is not { } trusted)
            return;
        if (!trusted.Key.Verifies(signedText, Bytes(signature.Value)))
            Add("signature-wrong", file, $"The signature does not belong to this {what}: one of the two was changed after signing.");
        if (publisher is { } named && trusted.Key.Owner != named)
            Add("signer-not-publisher", file, $"The {what} names {named} as the publisher; the key is {trusted.Key.Owner}'s.");
        Dates(file, trusted, signature.SignedAt);
        if (judgedAt > signature.ValidUntil)
            Add("signature-expired", file, $"The signature was good until {signature.ValidUntil:u}.", $"Sign the {(file is null ? what : "package")} again.");
        if (judgedAt < signature.SignedAt)
            Add("signature-not-yet-good", file, $"The signature says that it is made at {signature.SignedAt:u}, which is yet to come.", "Set the clock of the signer right.");
    }

    internal void Authority(byte[] manifestBytes, byte[]? signatureBytes, byte[]? approvalBytes, AuthorityCountersignature? approval)
    {
        const string file = PackagePaths.Countersignature;
        if (approvalBytes is null)
        {
            if (policy.MustBeCountersigned)
                Add("not-countersigned", file, "The authority has not approved the package.");
            return;
        }

        if (approval is null || Find(file, approval.Key, authority: true) is not { } trusted)
            return;
        if (!trusted.Key.Verifies(approval.SignedText(manifestBytes, signatureBytes), Bytes(approval.Value)))
            Add("countersignature-wrong", file, "The countersignature does not belong to this manifest and signature.");
        Dates(file, trusted, approval.SignedAt);
        if (approval.ValidUntil < policy.Now)
            Add("countersignature-expired", file, $"The approval was good until {approval.ValidUntil:u}.");
        if (approval.SignedAt > policy.Now)
            Add("countersignature-not-yet-good", file, $"The approval says that it is given at {approval.SignedAt:u}, which is yet to come.");
    }

    private TrustedKey? Find(string? file, string id, bool authority)
    {
        if (policy.Profile == CheckProfile.Publish && id.StartsWith(PublicKey.DevelopmentMark, StringComparison.Ordinal))
        {
            Add("development-key", file, "It is signed with a key for development.", "Sign with a key that the authority has registered.");
            return null;
        }

        var trusted = policy.Keys.FirstOrDefault(k => k.IsAuthority == authority && k.Key.Identify() == id);
        if (trusted is null)
            Add("signer-unknown", file, $"No key {id} is registered {(authority ? "for the authority" : "for a publisher")}.", "Register the key, or sign with one that is.");
        return trusted;
    }

    private void Dates(string? file, TrustedKey trusted, DateTimeOffset signedAt)
    {
        if (trusted.RevokedAt <= policy.Now)
            Add("key-revoked", file, $"The key was withdrawn at {trusted.RevokedAt:u}.", "Sign with another key.");
        if (signedAt < trusted.ValidFrom || signedAt > trusted.ValidUntil)
            Add("key-out-of-date", file, $"The key was good from {trusted.ValidFrom:u} to {trusted.ValidUntil:u}; this was signed at {signedAt:u}.",
                signedAt < trusted.ValidFrom ? "A key is good from when it is registered: sign again." : "Sign with another key.");
    }

    private void Add(string code, string? file, string reason, string? remedy = null, Severity severity = Severity.Fault) =>
        findings.Add(new PluginFinding { Severity = severity, Code = code, File = file, Reason = reason, Remedy = remedy });

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
