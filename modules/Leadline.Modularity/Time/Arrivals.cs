using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Modularity.Time;

/// <summary>
/// When a request arrived, by the deadline clock. Read before the request waits for its turn to write, so that nobody is late because
/// others were quick.
/// </summary>
public static class Arrivals
{
    private static readonly object Key = new();

    /// <summary>Reads the clock first on those of these routes whose arrival counts. Must stand before every other filter of the group.</summary>
    public static RouteGroupBuilder StampArrivals<TDb>(this RouteGroupBuilder routes)
        where TDb : ModuleDbContext =>
        routes.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.GetEndpoint()?.Metadata.GetMetadata<ArrivalMatters>() is not null)
            {
                var services = http.RequestServices;
                http.Items[Key] = await services.GetRequiredService<IDeadlineClock>().NowAsync(services.GetRequiredService<TDb>(), http.RequestAborted);
            }

            return await next(context);
        });

    /// <summary>Whether a request to this route is in time is judged by its arrival.</summary>
    public static RouteHandlerBuilder CountsArrival(this RouteHandlerBuilder route) => route.WithMetadata(new ArrivalMatters());

    /// <summary>When the request arrived.</summary>
    public static DateTimeOffset Arrival(this HttpContext http) => http.Items[Key] is DateTimeOffset arrival
        ? arrival
        : throw new InvalidOperationException("The arrival of this request was not read: the route must say CountsArrival, and its group StampArrivals.");

    private sealed record ArrivalMatters;
}
