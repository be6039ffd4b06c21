using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>By what a package is judged.</summary>
public sealed record PackagePolicy
{
    /// <summary>How strictly; a production host takes <see cref="CheckProfile.Publish"/> always.</summary>
    public required CheckProfile Profile { get; init; }

    /// <summary>The instant as at which signatures are judged, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The keys that are trusted, both publishers' and the authority's.</summary>
    public IReadOnlyList<TrustedKey> Keys { get; init; } = [];

    /// <summary>Whether the authority must have approved: to run, yes; to be looked at for approval, no.</summary>
    public required bool MustBeCountersigned { get; init; }

    /// <summary>The SDK that the plugin is to run on.</summary>
    public Version Sdk { get; init; } = SdkVersion.Current;

    /// <summary>How large it may be.</summary>
    public PackageLimits Limits { get; init; } = new();
}
