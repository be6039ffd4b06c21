using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>The provider that people may sign in with, as the configuration says.</summary>
/// <param name="Name">What the button calls it.</param>
/// <param name="Issuer">Its issuer, character for character as it writes it itself.</param>
/// <param name="ClientId">What it calls this installation.</param>
/// <param name="ClientSecret">The secret it gave; null where it gave none, and PKCE alone guards the code.</param>
/// <param name="Scopes">What is asked of it, separated by blanks.</param>
/// <param name="SecondFactors">Which words of its count as a second factor, such as <c>amr:mfa</c>; none without a setting.</param>
/// <param name="Timeout">How long each of its answers may take.</param>
internal sealed record OutsideSignInSettings(
    string Name, string Issuer, string ClientId, string? ClientSecret, string Scopes, IReadOnlySet<string> SecondFactors, TimeSpan Timeout)
{
    private const int LongestName = 60;

    /// <summary>Reads and checks the keys below <c>SignIn:Outside</c>; null where none is set.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong; every fault is named.</exception>
    internal static OutsideSignInSettings? Read(IConfiguration configuration)
    {
        var reader = new OutsideSettingsReader(configuration.GetSection(OutsideSettingsReader.Section));
        if (!reader.IsAnythingSet)
            return null;
        var settings = new OutsideSignInSettings(
            reader.Needed("Name", $"1 to {LongestName} characters for the button", name => name.Trim().Length is > 0 and <= LongestName),
            reader.Needed("Authority", "the provider's issuer as it writes it, an https address without query or fragment (http on the loopback address only)", IsIssuer),
            reader.Needed("ClientId", "visible ASCII characters", id => id.All(c => c is >= ' ' and <= '~')),
            reader.Secret("ClientSecret"),
            reader.Text("Scopes", "openid email profile", "words separated by single blanks, openid among them", AreScopes),
            reader.Text("SecondFactor", "", "words such as amr:mfa or acr:urn:example:two-factors, separated by single blanks", AreSecondFactors)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
            reader.Seconds("TimeoutSeconds", 10, 1, 60));
        reader.Check("Name", "Authority", "ClientId", "ClientSecret", "Scopes", "SecondFactor", "TimeoutSeconds");
        return settings;
    }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Name} ({Issuer})";

    private static bool IsIssuer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && ProviderDocument.MayBeCalled(address)
        && address.UserInfo.Length == 0 && !text.AsSpan().ContainsAny("?# ");

    private static bool AreScopes(string text) =>
        text.Split(' ') is var scopes && scopes.Contains("openid") && Array.TrueForAll(scopes, IsWord);

    private static bool AreSecondFactors(string text) =>
        Array.TrueForAll(text.Split(' '), word => IsWord(word) && word.Length > 4 && (word.StartsWith("amr:", StringComparison.Ordinal) || word.StartsWith("acr:", StringComparison.Ordinal)));

    private static bool IsWord(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~' and not ('"' or '\\'));
}
