using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Leadline.Modularity.Access;

/// <summary>What a browser's cookie holds of a person: the token of the session, and nothing else.</summary>
public static class PersonTicket
{
    /// <summary>The claim that the token stands in.</summary>
    public const string TokenClaim = "leadline:session";

    /// <summary>Gives the browser the cookie of a session.</summary>
    public static Task SendSessionAsync(this HttpContext http, string token) =>
        http.SignInAsync(AccessSchemes.Cookie, new ClaimsPrincipal(new ClaimsIdentity([new Claim(TokenClaim, token)], AccessSchemes.Cookie)));

    /// <summary>Takes the cookie away.</summary>
    public static Task ForgetSessionAsync(this HttpContext http) => http.SignOutAsync(AccessSchemes.Cookie);
}
