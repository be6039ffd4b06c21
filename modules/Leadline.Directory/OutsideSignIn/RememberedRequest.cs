using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>
/// Keeps a begun sign-in in the browser that began it: a protected cookie that only the way back is sent, and only once. Each request has
/// one of its own, so that two windows don't disturb each other and a forged answer can't take away a request that it does not know.
/// </summary>
internal sealed class RememberedRequest(IDataProtectionProvider protection)
{
    internal const string Prefix = "leadline-outside-";
    private const int MarkLength = 16; // 96 of the state's 256 bits: enough to tell requests apart

    private readonly IDataProtector _protector = protection.CreateProtector("Leadline.Directory.OutsideSignIn.RememberedRequest.v1");

    internal void Write(HttpContext http, OutsideRequest request) =>
        http.Response.Cookies.Append(NameOf(request.State), _protector.Protect(JsonSerializer.Serialize(request)), Options(http, OutsideRequest.Life));

    /// <summary>Takes the request that an answer belongs to out of the browser; null where it has none.</summary>
    internal OutsideRequest? Take(HttpContext http)
    {
        if (http.Request.Query["state"] is not [{ Length: > MarkLength } state] || http.Request.Cookies[NameOf(state)] is not { } kept)
            return null;
        http.Response.Cookies.Delete(NameOf(state), Options(http, null));
        try
        {
            return JsonSerializer.Deserialize<OutsideRequest>(_protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null; // written by somebody else, or under a key that is gone: nothing is known of such a request
        }
    }

    private static string NameOf(string state) => Prefix + state[..MarkLength];

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // the provider's answer comes from another site, as a plain link
        Path = http.Request.PathBase.Add(FinishOutsideSignIn.Path),
        MaxAge = life,
        IsEssential = true,
    };
}
