using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Leadline.Modularity.Access;

/// <summary>
/// Holds a form to what its handler declares (<see cref="MayBePostedByAttribute"/>). Who may not post it is answered as who may not open a page; the page's own
/// rule was held before.
/// </summary>
public sealed class PostedForms(IAuthorizationService authorization, IAuthorizationMiddlewareResultHandler answers) : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0 && IsPosted(http.Request.Method))
        {
            context.Result = new NotFoundResult(); // without its handler the page would be shown with nothing read
            return;
        }

        if (context.HandlerMethod?.MethodInfo.GetCustomAttribute<MayBePostedByAttribute>() is not { Policy: var policy }
            || (await authorization.AuthorizeAsync(http.User, http, policy)).Succeeded)
        {
            await next();
            return;
        }

        var refused = Caller.From(http.User) is null ? PolicyAuthorizationResult.Challenge() : PolicyAuthorizationResult.Forbid();
        await answers.HandleAsync(_ => Task.CompletedTask, http, policy, refused);
        context.Result = new EmptyResult(); // it is answered
    }

    private static bool IsPosted(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
}
