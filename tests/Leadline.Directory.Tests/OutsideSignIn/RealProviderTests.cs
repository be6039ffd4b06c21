using System.Text.RegularExpressions;
using Leadline.Directory.OutsideSignIn;
using Leadline.Testing;

namespace Leadline.Directory.Tests.OutsideSignIn;

/// <summary>The whole way through a provider that others wrote, with its forms, its cookies and its own idea of the standard.</summary>
[Trait("Slow", "Yes")]
public sealed partial class RealProviderTests : IAsyncLifetime
{
    private const string Secret = "a secret: with %/+&= in it";
    private readonly Browser _browser = new();
    private RealProvider _provider = null!;
    private Site? _site;

    public async ValueTask InitializeAsync() => _provider = await RealProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        _provider.Dispose();
    }

    [Theory]
    [InlineData("es256", Secret)]
    [InlineData("rs256", Secret)]
    [InlineData("ps256", Secret)]
    [InlineData("public", null)]
    public async Task A_person_signs_in(string client, string? secret)
    {
        var site = await SiteAsync(client, secret);
        var back = await SignInAsync(site);
        var page = await _browser.GoAsync(back);

        Assert.Equal(new Uri(site.Address, "/frameworks"), page.SentTo);
        var identity = Assert.Single(site.Admitted);
        Assert.Equal((_provider.Issuer, "alice", "alice@example.org", true, "Doctor alice"), (identity.Issuer, identity.Subject, identity.Email, identity.EmailVerified, identity.Name));
        Assert.InRange(identity.AuthenticatedAt, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.False(identity.SecondFactor);
    }

    [Fact]
    public async Task A_person_who_turns_back_at_the_provider_is_refused()
    {
        var site = await SiteAsync("es256", Secret);
        var form = await FormAsync(site);
        var back = await FollowAsync(new Uri(form.At, form.At.AbsolutePath + "/abort"));

        Assert.Equal(new Uri(site.Address, $"/sign-in?refused={OutsideRefusals.Denied}"), (await _browser.GoAsync(back)).SentTo);
    }

    [Fact]
    public async Task A_secret_that_the_provider_does_not_know_signs_nobody_in()
    {
        var site = await SiteAsync("es256", "another secret");

        Assert.Equal(new Uri(site.Address, $"/sign-in?refused={OutsideRefusals.ClientRefused}"), (await _browser.GoAsync(await SignInAsync(site))).SentTo);
        Assert.Empty(site.Admitted);
    }

    [Fact]
    public async Task A_code_of_another_request_signs_nobody_in()
    {
        var site = await SiteAsync("es256", Secret);
        using var mallory = new Browser();
        var theirs = Code().Match((await SignInAsync(site, mallory)).Query).Value;
        var back = Code().Replace((await SignInAsync(site)).AbsoluteUri, theirs);

        Assert.Equal(new Uri(site.Address, $"/sign-in?refused={OutsideRefusals.CodeRefused}"), (await _browser.GoAsync(new Uri(back))).SentTo);
        Assert.Empty(site.Admitted);
    }

    private async Task<Site> SiteAsync(string client, string? secret)
    {
        _site = await Site.StartAsync(TimeProvider.System, new() { ["Name"] = "Real", ["Authority"] = _provider.Issuer, ["ClientId"] = client, ["ClientSecret"] = secret });
        await _provider.SendPeopleBackToAsync(_site.Return);
        return _site;
    }

    /// <summary>Fills in the provider's two forms: who it is, and that we may know.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    private async Task<Uri> SignInAsync(Site site, Browser? browser = null)
    {
        var login = await FormAsync(site, browser);
        Assert.Contains("name=\"login\"", login.Page, StringComparison.Ordinal);
        var consent = await FollowToFormAsync(await SendAsync(login, browser, ("prompt", "login"), ("login", "alice"), ("password", "any")), browser);
        return await FollowAsync(await SendAsync(consent, browser, ("prompt", "consent")), browser);
    }

    private Task<Seen> FormAsync(Site site, Browser? browser = null) => FollowToFormAsync(new Uri(site.Address, BeginOutsideSignIn.Path + "?returnUrl=%2Fframeworks"), browser);

    private async Task<Uri> SendAsync(Seen form, Browser? browser, params (string Name, string Value)[] fields)
    {
        var sent = await (browser ?? _browser).SendAsync(new Uri(form.At, Action().Match(form.Page).Groups["to"].Value), fields.ToDictionary(f => f.Name, f => f.Value));
        Assert.NotNull(sent.SentTo);
        return sent.SentTo;
    }

    private async Task<Seen> FollowToFormAsync(Uri address, Browser? browser)
    {
        var seen = await (browser ?? _browser).GoAsync(address);
        for (var step = 0; seen.SentTo is { } next && step < 10; step++)
            seen = await (browser ?? _browser).GoAsync(next);
        Assert.Matches(Action(), seen.Page);
        return seen;
    }

    private async Task<Uri> FollowAsync(Uri address, Browser? browser = null)
    {
        for (var step = 0; address.AbsolutePath != FinishOutsideSignIn.Path && step < 10; step++)
        {
            var seen = await (browser ?? _browser).GoAsync(address);
            Assert.True(seen.SentTo is not null, $"The provider stays at {seen.At.AbsolutePath}: {seen.Page}");
            address = seen.SentTo;
        }

        return address;
    }

    [GeneratedRegex("<form[^>]* action=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();

    [GeneratedRegex("(?<=[?&]code=)[^&]+", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
