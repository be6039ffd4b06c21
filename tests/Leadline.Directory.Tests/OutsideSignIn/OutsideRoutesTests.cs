using System.Net;
using Leadline.Directory.OutsideSignIn;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class OutsideRoutesTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(SignIns.Now);
    private readonly Browser _browser = new();
    private FakeProvider _provider = null!;
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProvider.StartAsync(_clock);
        _site = await Site.StartAsync(_clock, new() { ["Name"] = "Example", ["Authority"] = _provider.Issuer, ["ClientId"] = "leadline" });
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_person_goes_to_the_provider_and_comes_back_to_the_page_that_was_asked_for()
    {
        var begun = await BeginAsync("?returnUrl=%2Fframeworks%3Fpage%3D2");
        var back = await _browser.GoAsync(Back(begun));

        Assert.Equal((HttpStatusCode.Redirect, new Uri(_site.Address, "/frameworks?page=2")), (back.Status, back.SentTo));
        Assert.Equal("alice", Assert.Single(_site.Admitted).Subject);
        Assert.All([begun, back], seen => Assert.True(seen.Response.Headers.CacheControl?.NoStore));
        Assert.Equal(_site.Return.AbsoluteUri, QueryHelpers.ParseQuery(begun.SentTo!.Query)["redirect_uri"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?returnUrl=%2F%2Fevil.example")]
    [InlineData("?returnUrl=https%3A%2F%2Fevil.example")]
    public async Task Nobody_is_led_to_another_site(string query)
    {
        var back = await _browser.GoAsync(Back(await BeginAsync(query)));

        Assert.Equal(new Uri(_site.Address, "/"), back.SentTo);
    }

    [Fact]
    public async Task The_way_back_is_gone_once()
    {
        var back = Back(await BeginAsync());
        await _browser.GoAsync(back);

        Assert.Equal(Refused(OutsideRefusals.RequestUnknown), (await _browser.GoAsync(back)).SentTo);
        Assert.Single(_site.Admitted);
    }

    [Fact]
    public async Task An_answer_brought_to_another_browser_signs_nobody_in()
    {
        using var victim = new Browser();
        var back = Back(await BeginAsync());

        Assert.Equal(Refused(OutsideRefusals.RequestUnknown), (await victim.GoAsync(back)).SentTo);
        Assert.Empty(_site.Admitted);
        Assert.Equal(0, _provider.Asked("/token"));
    }

    [Fact]
    public async Task A_person_who_declines_is_back_at_the_sign_in_page()
    {
        var state = QueryHelpers.ParseQuery((await BeginAsync()).SentTo!.Query)["state"].ToString();
        var back = new Uri(_site.Return, QueryHelpers.AddQueryString("", new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state, ["iss"] = _provider.Issuer }));

        Assert.Equal(Refused(OutsideRefusals.Denied), (await _browser.GoAsync(back)).SentTo);
    }

    [Fact]
    public async Task A_provider_that_is_down_leads_back_to_the_sign_in_page()
    {
        _provider.Answer("/.well-known/openid-configuration", 503, "");

        Assert.Equal(Refused(OutsideRefusals.ProviderDown), (await BeginAsync()).SentTo);
    }

    [Fact]
    public async Task Whom_the_platform_does_not_admit_is_told_why()
    {
        _site.Answer = new Refusal("person-unknown", "Nobody here has this address.");

        Assert.Equal(Refused("person-unknown"), (await _browser.GoAsync(Back(await BeginAsync()))).SentTo);
    }

    [Fact]
    public async Task A_page_may_stand_before_the_one_that_was_asked_for()
    {
        _site.Answer = new OutsideAdmission("/sign-in/second-factor");

        Assert.Equal(new Uri(_site.Address, "/sign-in/second-factor?returnUrl=%2Fframeworks%3Fpage%3D2"),
            (await _browser.GoAsync(Back(await BeginAsync("?returnUrl=%2Fframeworks%3Fpage%3D2")))).SentTo);
    }

    [Fact]
    public async Task Where_no_provider_is_configured_there_are_no_such_routes()
    {
        await using var site = await Site.StartAsync(_clock, []);

        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GoAsync(new Uri(site.Address, BeginOutsideSignIn.Path))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GoAsync(site.Return)).Status);
    }

    private Task<Seen> BeginAsync(string query = "") => _browser.GoAsync(new Uri(_site.Address, BeginOutsideSignIn.Path + query));

    private Uri Back(Seen begun) => new(_site.Return, QueryHelpers.AddQueryString("", _provider.Approve(begun.SentTo!).SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v))));

    private Uri Refused(string code) => new(_site.Address, $"/sign-in?refused={code}");
}
