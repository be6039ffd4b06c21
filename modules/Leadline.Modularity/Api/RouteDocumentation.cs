using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Leadline.Modularity.Api;

/// <summary>What a route says of itself in the OpenAPI document.</summary>
public static class RouteDocumentation
{
    /// <summary>States with which problems a route may answer, besides those of access.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
            route.ProducesProblem(status);
        return route;
    }

    /// <summary>States that a route wants <c>If-Match</c>, and what it answers without or with a stale one.</summary>
    public static RouteHandlerBuilder WantsIfMatch(this RouteHandlerBuilder route) =>
        route.Refuses(StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired);
}
