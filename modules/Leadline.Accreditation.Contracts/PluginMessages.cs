using Leadline.Primitives;

namespace Leadline.Accreditation.Contracts;

/// <summary>
/// How versions of plugins stand, after each change: all that one act changed, so that a plugin is never without a version because another
/// has taken its place. Of two messages on one version the one with the higher <see cref="PluginStanding.Revision"/> stands.
/// </summary>
/// <param name="Standings">Each version that the act changed.</param>
public sealed record PluginStandingChanged(IReadOnlyList<PluginStanding> Standings);

/// <summary>A version of a plugin and whether it may run.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Revision">Rises with each change.</param>
/// <param name="Plugin">The plugin's name for good, such as <c>fenmoor.primary-care-it</c>.</param>
/// <param name="Version">Three numbers, such as <c>1.4.0</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Hash">SHA-256 of its manifest, by which records of calls name it.</param>
/// <param name="Content">The countersigned package, as the name of a kept file.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="PublisherReference">How people quote the publisher.</param>
/// <param name="PublisherKey">The publisher's key that signed it, as a SubjectPublicKeyInfo in base 64.</param>
/// <param name="KeyFrom">From when that key was good, in UTC.</param>
/// <param name="IsActive">Whether it is the version of the plugin that is asked.</param>
/// <param name="Scope">Where it joins in, and for which lines.</param>
/// <param name="IsQuarantined">Whether it failed too often and waits for the authority: it is asked by those alone who had fixed it before.</param>
public sealed record PluginStanding(
    Guid VersionId, long Revision, string Plugin, string Version, string Title, string Hash, string Content, OrganisationId Publisher,
    OrganisationReference PublisherReference, string PublisherKey, DateTimeOffset KeyFrom, bool IsActive, PluginScope Scope,
    bool IsQuarantined = false);

/// <summary>Where a plugin joins in.</summary>
/// <param name="ExtensionPoints">By name, such as <c>service-line</c>.</param>
/// <param name="Lots">The lots and service lines it is for.</param>
public sealed record PluginScope(IReadOnlyList<string> ExtensionPoints, IReadOnlyList<PluginLines> Lots);

/// <summary>A lot that a plugin is for.</summary>
/// <param name="FrameworkReference">The framework agreement's reference, such as <c>ACS</c>.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="ServiceLines">By code.</param>
public sealed record PluginLines(string FrameworkReference, string LotNumber, IReadOnlyList<string> ServiceLines);

/// <summary>A version of a plugin fails by its own doing again and again, as those who run it have counted; what the machine could not do counts for nothing.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Revision">Of its standing, under which it failed: what has been decided since is not undone by it.</param>
public sealed record PluginFailedRepeatedly(Guid VersionId, long Revision);

/// <summary>The authority has said whether, and for which buyers, a plugin is asked on a lot. Of two messages the one with the higher revision stands.</summary>
/// <param name="EnablementId">What was said of this plugin on this lot.</param>
/// <param name="Revision">Rises with each change.</param>
/// <param name="Plugin">The plugin's name; it holds for all its versions.</param>
/// <param name="FrameworkReference">The framework agreement's reference, such as <c>ACS</c>.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="IsEnabled">Whether it is asked there at all.</param>
/// <param name="Buyers">For all buyers, only those named, or all except those named.</param>
/// <param name="Organisations">Those named.</param>
public sealed record PluginEnablementChanged(
    Guid EnablementId, long Revision, string Plugin, string FrameworkReference, string LotNumber, bool IsEnabled, PluginBuyers Buyers,
    IReadOnlyList<OrganisationId> Organisations);

/// <summary>For which buyers a plugin is asked.</summary>
public enum PluginBuyers
{
    /// <summary>For all.</summary>
    All,

    /// <summary>For those that are named.</summary>
    Only,

    /// <summary>For all except those that are named.</summary>
    Except,
}
