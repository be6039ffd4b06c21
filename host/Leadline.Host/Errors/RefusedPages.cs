using Leadline.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Leadline.Host.Errors;

/// <summary>Leaves a page that is refused without a body, so that the error page is shown: what a scheme answers programs is not for people.</summary>
internal sealed class RefusedPages : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !UiPipeline.AnswersPeople(context.Request.Path))
            return _usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = authorizeResult.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
