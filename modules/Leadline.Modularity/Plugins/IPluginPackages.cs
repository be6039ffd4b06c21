using Leadline.Primitives;

namespace Leadline.Modularity.Plugins;

/// <summary>Judges and countersigns packages of plugins. What of a package is run for that is run in a sandbox, and never in the host.</summary>
public interface IPluginPackages
{
    /// <summary>The code of a refusal that says nothing of a package: its code can't be checked and rewritten here and now.</summary>
    const string NotPrepared = "check-not-possible";

    /// <summary>Reads a publisher's public key.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="spki">The key as a SubjectPublicKeyInfo (RFC 5280) in base 64: ECDSA on the curve P-256.</param>
    /// <returns>The identifier that signatures name it by, or why it is no such key.</returns>
    Outcome<string> IdentifyKey(OrganisationReference owner, string spki);

    /// <summary>
    /// Judges a package as one to be published: its form, its signature, its manifest and its code; and where no fault is found in those, runs it twice on the
    /// same questions. Takes seconds, and two minutes at the most: ask outside any open transaction. Nothing is kept of it, so that it may be asked again at will.
    /// </summary>
    Task<PackageReport> JudgeAsync(ReadOnlyMemory<byte> package, IReadOnlyList<PublisherKeyFacts> keys, CancellationToken stop);

    /// <summary>Whether a version such as <c>1.4.0</c> lies in a range such as <c>[1.2,2.0)</c>; not where either is malformed.</summary>
    bool IsInRange(string version, string range);

    /// <summary>
    /// Signs a package for the authority, with the key of this installation: the package, and its assemblies as they are rewritten to be run. Makes sure that
    /// hosts would load it then. May take seconds: ask outside any open transaction.
    /// </summary>
    /// <param name="package">The package, signed by its publisher and judged good.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="key">The key that it is signed with.</param>
    /// <param name="authority">Who approves it.</param>
    /// <param name="at">Now, in UTC.</param>
    /// <param name="rules">The version of the rules that its code was judged by.</param>
    /// <param name="isFirst">Whether nothing was approved here before: then the installation's key is made, where there is none.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>
    /// The package with the countersignature in it; or why hosts would refuse it, or why nothing can be signed here, under the code <see cref="NotPrepared"/>
    /// where that may be better at another time.
    /// </returns>
    Task<Outcome<CountersignedPackage>> CountersignAsync(
        ReadOnlyMemory<byte> package, string hash, PublisherKeyFacts key, OrganisationReference authority, DateTimeOffset at, int rules, bool isFirst, CancellationToken stop);
}

/// <summary>A package that the authority has approved.</summary>
/// <param name="Content">Its bytes.</param>
public sealed record CountersignedPackage(ReadOnlyMemory<byte> Content);

/// <summary>A key that a publisher has registered.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Spki">The key as a SubjectPublicKeyInfo in base 64.</param>
/// <param name="From">From when signatures with it are good, in UTC.</param>
/// <param name="RevokedAt">When it was withdrawn, in UTC; null while it holds.</param>
public sealed record PublisherKeyFacts(OrganisationReference Owner, string Spki, DateTimeOffset From, DateTimeOffset? RevokedAt);

/// <summary>What was found in a package.</summary>
/// <param name="Hash">SHA-256 of its manifest, by which approvals and records of calls name it; null where none can be read.</param>
/// <param name="Declaration">What it says of itself; null where it can't be read.</param>
/// <param name="Key">The key that the publisher's signature names; null where there is none.</param>
/// <param name="Findings">What is wrong with it, or doubtful; with a fault among them it can't be published.</param>
/// <param name="Rules">The version of the rules that its code was judged by.</param>
/// <param name="Unable">Why its code could not be judged or run here and now, which says nothing of the package; null where it was.</param>
public sealed record PackageReport(
    string? Hash, PackageDeclaration? Declaration, string? Key, IReadOnlyList<PackageFinding> Findings, int Rules, string? Unable = null);

/// <summary>What a package says of itself: its manifest, without the files.</summary>
/// <param name="Plugin">The plugin's name for good, such as <c>fenmoor.primary-care-it</c>.</param>
/// <param name="Version">Three numbers, such as <c>1.4.0</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Sdk">The range of SDK versions it runs on, such as <c>[1.0,2.0)</c>.</param>
/// <param name="ExtensionPoints">Where it joins in.</param>
/// <param name="Lots">The lots and service lines it is for.</param>
public sealed record PackageDeclaration(
    string Plugin, string Version, string Title, OrganisationReference Publisher, string Sdk, IReadOnlyList<DeclaredPoint> ExtensionPoints,
    IReadOnlyList<DeclaredLines> Lots)
{
    /// <summary>The other plugins that it is put to use with.</summary>
    public IReadOnlyList<DeclaredNeed> Needs { get; init; } = [];
}

/// <summary>That a package needs another plugin.</summary>
/// <param name="Plugin">Its name, such as <c>fenmoor.primary-care-it</c>.</param>
/// <param name="Versions">The range of its versions, such as <c>[1.2,2.0)</c>.</param>
public sealed record DeclaredNeed(string Plugin, string Versions);

/// <summary>An extension point that a package implements.</summary>
/// <param name="Name">Such as <c>service-line</c>.</param>
/// <param name="Input">What it asks to be given beyond the least, such as <c>buyer</c>.</param>
public sealed record DeclaredPoint(string Name, IReadOnlyList<string> Input);

/// <summary>A lot that a package is for.</summary>
/// <param name="Framework">The framework agreement's reference, such as <c>ACS</c>.</param>
/// <param name="Lot">The lot's number.</param>
/// <param name="ServiceLines">The service lines, by code.</param>
public sealed record DeclaredLines(string Framework, string Lot, IReadOnlyList<string> ServiceLines);

/// <summary>One thing that is wrong with a package, or doubtful about it.</summary>
/// <param name="Severity">A fault keeps it out; the rest is for people.</param>
/// <param name="Code">A stable kebab-case noun, such as <c>file-modified</c>.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="File">The file within the package; null where the whole is meant.</param>
/// <param name="Subject">The type or member that the code refers to; null for other findings.</param>
/// <param name="Where">The plugin's own method, with its source line where that is known.</param>
/// <param name="Remedy">What to do instead; null where the reason says it.</param>
public sealed record PackageFinding(
    Sdk.Severity Severity, string Code, string Reason, string? File = null, string? Subject = null, string? Where = null, string? Remedy = null);
