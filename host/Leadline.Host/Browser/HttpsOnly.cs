using Leadline.Host.Access;
using Leadline.Host.Configuration;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.HttpOverrides;

namespace Leadline.Host.Browser;

/// <summary>
/// Where the public address is an HTTPS one, requests come through a reverse proxy that ends TLS. Whether one came over HTTPS, and from
/// where, only the named proxies may say. A page asked for in the clear is sent on to the public address; everything else is refused, since
/// to answer it would hide that a token or a form has just gone in the clear.
/// </summary>
internal static class HttpsOnly
{
    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);

    public static void AddHttpsOnly(this IServiceCollection services, HttpSettings settings)
    {
        services.AddHsts(options =>
        {
            (options.MaxAge, options.IncludeSubDomains) = (OneYear, true);
            options.ExcludedHosts.Clear();
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = settings.Proxies.Count; // a request passes each of them once, if at all
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var proxy in settings.Proxies)
                options.KnownProxies.Add(proxy);
        });
    }

    public static void UseHttpsOnly(this WebApplication app, HttpSettings settings)
    {
        if (!settings.IsSecure)
            return;
        // The operator's socket is this machine's own, and no proxy's.
        app.UseWhen(http => http.Features.Get<OperatorSocket>() is null, web =>
        {
            web.UseForwardedHeaders();
            web.UseHsts();
            web.Use((http, next) => http.Request.IsHttps || IsProbe(http.Request) ? next(http) : AnswerAsync(http, settings.PublicAddress!));
        });
    }

    // A supervisor asks a node itself, past the proxy; the answer holds nothing of anybody.
    private static bool IsProbe(HttpRequest request) => request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static Task AnswerAsync(HttpContext http, Uri publicAddress)
    {
        var (request, authority) = (http.Request, publicAddress.GetLeftPart(UriPartial.Authority));
        if (UiPipeline.AnswersPeople(request.Path) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            // Put together as text: a path that starts with two slashes must not become another host.
            http.Response.Redirect(authority + request.PathBase + request.Path + request.QueryString, permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        }

        return Problems.Of(StatusCodes.Status403Forbidden, "https-only",
            $"Call {authority}. What this request held has gone in the clear: give up a secret that was in it.").ExecuteAsync(http);
    }
}
