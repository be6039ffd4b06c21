using Leadline.Directory.OutsideSignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Leadline.Directory.Tests.OutsideSignIn;

public sealed class RememberedRequestTests
{
    private static readonly OutsideRequest Request = OutsideRequest.New("/frameworks", SignIns.Now);
    private readonly RememberedRequest _remembered = new(new EphemeralDataProtectionProvider());

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public void It_is_kept_where_only_the_way_back_sees_it(string scheme, bool secure)
    {
        var cookie = Written(Request, scheme);

        Assert.Equal((true, secure, Microsoft.Net.Http.Headers.SameSiteMode.Lax, "/base/sign-in/outside/return", TimeSpan.FromMinutes(10)),
            (cookie.HttpOnly, cookie.Secure, cookie.SameSite, cookie.Path.ToString(), cookie.MaxAge));
        Assert.Equal("leadline-outside-" + Request.State[..16], cookie.Name.ToString());
        Assert.All((string[])[Request.State, Request.Nonce, Request.CodeVerifier], s => Assert.DoesNotContain(s, cookie.Value.ToString(), StringComparison.Ordinal));
        Assert.False(cookie.Domain.HasValue);
    }

    [Fact]
    public void It_is_given_back_whole_and_goes()
    {
        var http = Coming(Request.State, Written(Request));

        Assert.Equal(Request, _remembered.Take(http));
        var gone = Cookie(http);
        Assert.Equal((Written(Request).Name, "", DateTimeOffset.UnixEpoch, "/base/sign-in/outside/return"), (gone.Name, gone.Value.ToString(), gone.Expires, gone.Path.ToString()));
    }

    [Fact]
    public void Two_windows_do_not_disturb_each_other()
    {
        var other = OutsideRequest.New("/", SignIns.Now);
        var both = new[] { Written(Request), Written(other) };

        Assert.Equal(other, _remembered.Take(Coming(other.State, both)));
        Assert.Equal(Request, _remembered.Take(Coming(Request.State, both)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("another-state-than-any-that-was-ever-made-here")]
    public void An_answer_to_no_request_finds_nothing_and_takes_nothing_away(string state)
    {
        var http = Coming(state, Written(Request));

        Assert.Null(_remembered.Take(http));
        Assert.Equal(0, http.Response.Headers.SetCookie.Count);
    }

    [Fact]
    public void What_somebody_else_wrote_is_not_believed()
    {
        var (good, foreign) = (Written(Request), Written(Request, "http", new RememberedRequest(new EphemeralDataProtectionProvider())));
        var changed = new SetCookieHeaderValue(good.Name, good.Value.ToString()[..^2] + "AA");

        Assert.Null(_remembered.Take(Coming(Request.State, foreign)));
        Assert.Null(_remembered.Take(Coming(Request.State, changed)));
        Assert.Null(_remembered.Take(Coming(Request.State, new SetCookieHeaderValue(good.Name, "{}"))));
    }

    private SetCookieHeaderValue Written(OutsideRequest request, string scheme = "http", RememberedRequest? by = null)
    {
        var http = new DefaultHttpContext { Request = { Scheme = scheme, PathBase = "/base" } };
        (by ?? _remembered).Write(http, request);
        return Cookie(http);
    }

    private static SetCookieHeaderValue Cookie(DefaultHttpContext http) => SetCookieHeaderValue.Parse(Assert.Single(http.Response.Headers.SetCookie.ToArray()));

    private static DefaultHttpContext Coming(string state, params SetCookieHeaderValue[] cookies) => new()
    {
        Request =
        {
            PathBase = "/base",
            QueryString = QueryString.Create("state", state),
            Headers = { Cookie = string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}")) },
        },
    };
}
