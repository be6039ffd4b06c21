using System.Globalization;
using System.Net.Sockets;
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

    // Pages are for people, who are slower; what they post to guess a secret is counted above.
    private static readonly PathString[] ForPrograms = ["/api", "/public", "/openapi"];

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
        if (!Array.Exists(ForPrograms, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
            return RateLimitPartition.GetNoLimiter("pages");
        var caller = Caller.From(http.User);
        if (caller is { Account: null } && caller.Is(Role.Operator))
            return RateLimitPartition.GetNoLimiter("operator"); // by the socket in the data folder
        var address = AddressOf(http);
        if (http.Request.Path.StartsWithSegments(Tokens, StringComparison.OrdinalIgnoreCase))
            return Bucket($"tokens:{address}", limits.TokensPerMinute);
        return caller?.Account is { } account ? Bucket($"account:{account}", limits.RequestsPerMinute) : Bucket($"address:{address}", limits.RequestsPerMinute);
    }

    // Of an IPv6 address the network alone, for whoever has one has all 2^64 addresses in it (RFC 4291, section 2.5.4).
    private static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
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
