using System.Globalization;
using System.Security.Cryptography;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>By what a package was checked and rewritten. The same package in the same circumstances gives the same findings and the same bytes.</summary>
/// <param name="Profile">How strictly it was judged.</param>
/// <param name="Rules">The version of <see cref="RuleSet"/>.</param>
/// <param name="Rewriter">The version of <see cref="CountedAssemblies"/>.</param>
/// <param name="Sdk">The version of the SDK.</param>
/// <param name="Runtime">The version of .NET and the beginning of the SHA-256 of its LINQ, of which a rewritten plugin has a part with it.</param>
public sealed record Circumstances(CheckProfile Profile, int Rules, int Rewriter, string Sdk, string Runtime)
{
    /// <summary>Those of this process.</summary>
    /// <param name="profile">How strictly to judge.</param>
    public static Circumstances Here(CheckProfile profile) => new(profile, RuleSet.Current.Version, CountedAssemblies.Version, SdkVersion.Current.ToString(3), ThisRuntime.Value);

    // Builds of one version differ between their makers and for other processors, and so does what is made of them.
    private static readonly Lazy<string> ThisRuntime = new(() => $"{Environment.Version}-{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(typeof(Enumerable).Assembly.Location)))[..8]}");

    /// <summary>The name in records and on disk, such as <c>publish-rules1-rewriter1-sdk1.0.0-net10.0.0-9f86d081</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Profile == CheckProfile.Publish ? "publish" : "develop")}-rules{Rules}-rewriter{Rewriter}-sdk{Sdk}-net{Runtime}");
}
