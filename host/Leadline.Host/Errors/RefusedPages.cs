using Leadline.Host.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Leadline.Host.Errors;

/// <summary>
/// Leaves a page that is refused to somebody who came with a token without a body, so that the error page is shown: what the token scheme
/// answers is for programs. Who came with a cookie, or with nothing, is sent to sign in by the cookie's scheme.
/// </summary>
internal sealed class RefusedPages : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !UiPipeline.AnswersPeople(context.Request.Path) || !SignInCookie.ComesWithToken(context))
            return _usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = authorizeResult.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
