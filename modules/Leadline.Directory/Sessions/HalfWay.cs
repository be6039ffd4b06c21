using System.Security.Cryptography;
using System.Text.Json;
using Leadline.Directory.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.Sessions;

/// <summary>
/// Remembers, in the browser and for five minutes, who has shown the password, or came by an outside provider, and still owes the code. It
/// opens nothing: only the page that asks for the code is sent it, and nobody can write it who has not the installation's keys.
/// </summary>
internal sealed class HalfWay(IDataProtectionProvider protection, TimeProvider clock)
{
    internal const string Path = "/sign-in/code";
    private const string Cookie = "leadline-half-way";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <param name="Person">Who.</param>
    /// <param name="Stamp">The person's stamp then.</param>
    /// <param name="Outside">By what an outside provider knows the person; null after a password.</param>
    /// <param name="Since">When it was shown.</param>
    private sealed record Kept(PersonId Person, string Stamp, OutsideLogin? Outside, DateTimeOffset Since);

    private readonly IDataProtector _protector = protection.CreateProtector("Leadline.Directory.Sessions.HalfWay.v3");

    public void Remember(HttpContext http, SigningIn.Known known) => http.Response.Cookies.Append(Cookie,
        _protector.Protect(JsonSerializer.Serialize(new Kept(known.Person, known.Stamp, known.Outside, clock.GetUtcNow()))), Options(http, Life));

    /// <summary>Who is half way; null for nobody, or where it took too long.</summary>
    public SigningIn.Known? Find(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } cookie && Read(cookie) is { } kept && clock.GetUtcNow() - kept.Since < Life
            ? new SigningIn.Known(kept.Person, HasSecondFactor: true, kept.Stamp) { Outside = kept.Outside }
            : null;

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    private Kept? Read(string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(_protector.Unprotect(cookie));
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
