using Leadline.Directory.OutsideSignIn;
using Leadline.Modularity.Configuration;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class OutsideSettingsTests
{
    private static readonly (string, string)[] Least = [("Name", "Example"), ("Authority", "https://login.example.org/tenant"), ("ClientId", "leadline")];

    [Fact]
    public void Without_a_word_there_is_no_outside_provider() => Assert.Null(Read());

    [Fact]
    public void Three_settings_are_enough()
    {
        var settings = Read(Least)!;

        Assert.Equal(("Example", "https://login.example.org/tenant", "leadline", null), (settings.Name, settings.Issuer, settings.ClientId, settings.ClientSecret));
        Assert.Equal(("openid email profile", TimeSpan.FromSeconds(10)), (settings.Scopes, settings.Timeout));
        Assert.Empty(settings.SecondFactors);
    }

    [Fact]
    public void All_of_them_are_read()
    {
        var settings = Read([.. Least, ("ClientSecret", "hush"), ("Scopes", "openid groups"), ("SecondFactor", "amr:mfa acr:urn:example:two"), ("TimeoutSeconds", "3")])!;

        Assert.Equal(("hush", "openid groups", TimeSpan.FromSeconds(3)), (settings.ClientSecret, settings.Scopes, settings.Timeout));
        Assert.Equal(["acr:urn:example:two", "amr:mfa"], settings.SecondFactors.Order());
    }

    [Fact]
    public void Every_fault_is_named_at_once_and_no_secret_is_shown()
    {
        var message = Assert.Throws<SettingsException>(() => Read(
            ("Authority", "http://login.example.org"), ("ClientSecret", "hu\tsh"), ("Scopes", "email"), ("SecondFactor", "mfa"), ("TimeoutSeconds", "0"), ("Scope", "openid"))).Message;

        Assert.Equal(
            """
            The settings are wrong:
              - LEADLINE_SIGNIN__OUTSIDE__NAME (key SignIn:Outside:Name) is not set; allowed: 1 to 60 characters for the button.
              - LEADLINE_SIGNIN__OUTSIDE__AUTHORITY (key SignIn:Outside:Authority) holds 'http://login.example.org'; allowed: the provider's issuer as it writes it, an https address without query or fragment (http on the loopback address only).
              - LEADLINE_SIGNIN__OUTSIDE__CLIENTID (key SignIn:Outside:ClientId) is not set; allowed: visible ASCII characters.
              - LEADLINE_SIGNIN__OUTSIDE__CLIENTSECRET (key SignIn:Outside:ClientSecret) holds what is not shown; allowed: visible ASCII characters.
              - LEADLINE_SIGNIN__OUTSIDE__SCOPES (key SignIn:Outside:Scopes) holds 'email'; allowed: words separated by single blanks, openid among them.
              - LEADLINE_SIGNIN__OUTSIDE__SECONDFACTOR (key SignIn:Outside:SecondFactor) holds 'mfa'; allowed: words such as amr:mfa or acr:urn:example:two-factors, separated by single blanks.
              - LEADLINE_SIGNIN__OUTSIDE__TIMEOUTSECONDS (key SignIn:Outside:TimeoutSeconds) holds '0'; allowed: a whole number from 1 to 60.
              - LEADLINE_SIGNIN__OUTSIDE__SCOPE (key SignIn:Outside:Scope) is no setting; there are: Name, Authority, ClientId, ClientSecret, Scopes, SecondFactor, TimeoutSeconds.
            """, message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost/tenant/")]
    [InlineData("https://login.example.org/tenant/v2.0")]
    public void An_authority_may_be(string authority) => Assert.Equal(authority, Read([Least[0], ("Authority", authority), Least[2]])!.Issuer);

    [Theory]
    [InlineData("login.example.org")]
    [InlineData("ftp://login.example.org")]
    [InlineData("http://localhost.example.org")]
    [InlineData("https://login.example.org?tenant=1")]
    [InlineData("https://login.example.org#")]
    [InlineData("https://user:hush@login.example.org")]
    public void An_authority_may_not_be(string authority) =>
        Assert.Throws<SettingsException>(() => Read([Least[0], ("Authority", authority), Least[2]]));

    private static OutsideSignInSettings? Read(params (string Key, string Value)[] settings) => OutsideSignInSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"SignIn:Outside:{s.Key}", s.Value))).Build());
}
