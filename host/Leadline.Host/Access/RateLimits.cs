using System.Globalization;
using System.Threading.RateLimiting;
using Leadline.Host.Configuration;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.RateLimiting;

namespace Leadline.Host.Access;

/// <summary>How many requests each caller may make, so that one can't crowd out the others. Whoever makes too many is told when to come back.</summary>
internal static class RateLimits
{
    private static readonly PathString Tokens = "/api/v1/tokens"; // counted by address: who asks for a token is not known yet

    // Where secrets can be guessed. A whole organisation may share one address, so accounts are guarded one by one as well (lock-out).
    private static readonly PathString[] SignIns =
        ["/api/v1/sessions", "/api/v1/links", "/api/v1/passwords", "/sign-in", "/forgotten-password", "/choose-password"];

    public static void AddLeadlineRateLimits(this IServiceCollection services, HostSettings settings) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PartitionOf(http, settings.Limits));
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext http, RequestLimits limits)
    {
        if (Array.Exists(SignIns, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)) && HttpMethods.IsPost(http.Request.Method))
            return Bucket($"sign-ins:{AddressOf(http)}", limits.SignInsPerMinute);
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return RateLimitPartition.GetNoLimiter("pages");
        var caller = Caller.From(http.User);
        if (caller?.Is(Role.Operator) == true)
            return RateLimitPartition.GetNoLimiter("operator");
        var address = AddressOf(http);
        if (http.Request.Path.StartsWithSegments(Tokens, StringComparison.OrdinalIgnoreCase))
            return Bucket($"tokens:{address}", limits.TokensPerMinute);
        return caller?.Account is { } account ? Bucket($"account:{account}", limits.RequestsPerMinute) : Bucket($"address:{address}", limits.RequestsPerMinute);
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / perMinute)),
        QueueLimit = 0,
    });

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken stop)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Response.Headers.RetryAfter = seconds;
        if (UiPipeline.AnswersPeople(context.HttpContext.Request.Path))
            return; // the bare status becomes the error page
        await Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", $"You made more requests than the limit allows; try again in {seconds} s.")
            .ExecuteAsync(context.HttpContext);
    }
}
