using System.Globalization;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>By what a package was checked and rewritten. The same package in the same circumstances gives the same findings and the same bytes.</summary>
/// <param name="Profile">How strictly it was judged.</param>
/// <param name="Rules">The version of <see cref="RuleSet"/>.</param>
/// <param name="Rewriter">The version of <see cref="CountedAssemblies"/>.</param>
/// <param name="Sdk">The version of the SDK.</param>
/// <param name="Runtime">The version of .NET, of which a rewritten plugin has a part with it.</param>
public sealed record Circumstances(CheckProfile Profile, int Rules, int Rewriter, string Sdk, string Runtime)
{
    /// <summary>Those of this process.</summary>
    /// <param name="profile">How strictly to judge.</param>
    public static Circumstances Here(CheckProfile profile) => new(profile, RuleSet.Current.Version, CountedAssemblies.Version, SdkVersion.Current.ToString(3), Environment.Version.ToString());

    /// <summary>The name in records and on disk, such as <c>publish-rules1-rewriter1-sdk1.0.0-net10.0.0</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Profile == CheckProfile.Publish ? "publish" : "develop")}-rules{Rules}-rewriter{Rewriter}-sdk{Sdk}-net{Runtime}");
}
