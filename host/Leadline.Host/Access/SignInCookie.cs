using System.Security.Claims;
using Leadline.Host.Configuration;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Leadline.Host.Access;

/// <summary>
/// How browsers make people known: a cookie that holds the token of a session, encrypted. Who that is and what the person may do is asked
/// anew at each request, so that a cookie stolen before a sign-out is worth nothing after it.
/// </summary>
internal static class SignInCookie
{
    /// <summary>The scheme that chooses between token and cookie, by how a request comes.</summary>
    public const string Either = "Leadline";

    public static AuthenticationBuilder AddSignInCookie(this AuthenticationBuilder authentication, HttpSettings settings) => authentication
        .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = SchemeOf)
        .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(AccessSchemes.Token, null)
        .AddCookie(AccessSchemes.Cookie, options => Configure(options, settings));

    /// <summary>Whether a request makes its caller known by a token, or by the operator's socket.</summary>
    public static bool ComesWithToken(HttpContext http) => http.Features.Get<OperatorSocket>() is not null || http.Request.Headers.Authorization.Count > 0;

    // The API never looks at a cookie: then no page elsewhere can use it there.
    private static string SchemeOf(HttpContext http) =>
        ComesWithToken(http) || !UiPipeline.AnswersPeople(http.Request.Path) ? AccessSchemes.Token : AccessSchemes.Cookie;

    private static void Configure(CookieAuthenticationOptions options, HttpSettings settings)
    {
        options.Cookie.Name = settings.CookieName("leadline");
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = settings.CookiePolicy;
        options.Cookie.SameSite = SameSiteMode.Lax; // a link in a letter, and the way back from an outside provider, arrive signed in
        options.SlidingExpiration = false; // how long it is good for stands in the store
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = Refuse;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var register = context.HttpContext.RequestServices.GetRequiredService<ICallerRegister>();
        var token = context.Principal?.FindFirstValue(PersonTicket.TokenClaim) ?? "";
        if (await register.FindByTokenAsync(token, context.HttpContext.RequestAborted) is { Person: not null } caller)
            context.ReplacePrincipal(caller.ToPrincipal(AccessSchemes.Cookie));
        else
            context.RejectPrincipal();
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Caller.From(context.HttpContext.User)?.LacksSecondFactor == true)
            context.Response.Redirect("/account/second-factor");
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
