using System.Globalization;
using System.Security.Cryptography;
using Leadline.Directory.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.Sessions;

/// <summary>
/// Remembers, in the browser and for five minutes, who has shown the password and still owes the code. It opens nothing: only the page that
/// asks for the code is sent it, and nobody can write it who has not the installation's keys.
/// </summary>
internal sealed class HalfWay(IDataProtectionProvider protection, TimeProvider clock)
{
    internal const string Path = "/sign-in/code";
    private const string Cookie = "leadline-half-way";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Leadline.Directory.Sessions.HalfWay");

    public void Remember(HttpContext http, SigningIn.Known known) => http.Response.Cookies.Append(Cookie,
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{known.Person.Value} {clock.GetUtcNow().UtcTicks}")), Options(http, Life));

    /// <summary>Who is half way; null for nobody, or where it took too long.</summary>
    public SigningIn.Known? Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept || Read(kept) is not [var person, var ticks])
            return null;
        var since = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
        return clock.GetUtcNow() - since < Life ? new SigningIn.Known(new PersonId(Guid.Parse(person)), HasSecondFactor: true) : null;
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    private string[]? Read(string kept)
    {
        try
        {
            return _protector.Unprotect(kept).Split(' ');
        }
        catch (CryptographicException)
        {
            return null; // written by somebody else, or under a key that is gone
        }
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = http.Request.PathBase.Add(Path), MaxAge = life, IsEssential = true,
    };
}
