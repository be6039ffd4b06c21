using System.Net;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Api;

public sealed class AccessRuleTests
{
    private static readonly string[] OpenToAnybody =
    [
        "GET /openapi/{documentName}.json", "POST /api/v1/tokens", "GET /public/v1/seals", "GET /public/v1/seals/key", "/health/live", "/health/ready",
        "error/{code:int:range(400,599)}",
    ];

    [Fact]
    public async Task Every_route_declares_who_may_call_it_and_few_are_open_to_anybody()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        var routes = Routes(host);
        var open = routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(r)).Select(Name);

        Assert.True(routes.Count > 40);
        Assert.Empty(Undeclared(routes));
        Assert.Equal(OpenToAnybody.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
        Assert.All(routes.Where(r => r.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && r.RoutePattern.RawText != "/api/v1/tokens"),
            r => Assert.NotEqual(Role.None, r.Metadata.GetMetadata<AccessRule>()!.Roles));
    }

    [Fact]
    public async Task A_route_that_declares_nothing_is_found_and_refused_to_everybody()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), more: new Forgetful());

        Assert.Equal(["GET /api/v1/forgotten"], Undeclared(Routes(host)));
        (await host.Anonymous().GetAsync("/api/v1/forgotten")).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await host.Operator.GetAsync("/api/v1/forgotten")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    private static List<RouteEndpoint> Routes(TestHost host) =>
        [.. host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static IEnumerable<string> Undeclared(IEnumerable<RouteEndpoint> routes) =>
        routes.Where(r => r.Metadata.GetMetadata<AccessRule>() is null && !IsFallbackOfAssets(r)).Select(Name);

    // Made by the framework itself where assets are served from their sources; it declares nothing and so is refused to everybody.
    private static bool IsFallbackOfAssets(RouteEndpoint route) => route.RoutePattern.RawText == "{**path:file}";

    // Styles, scripts and pictures: each file is a route.
    private static bool IsAsset(RouteEndpoint route) => route.Metadata.GetMetadata<AccessRule>()?.Why == "styles, scripts and pictures of the pages";

    private static string Name(RouteEndpoint route) =>
        $"{string.Join(',', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {route.RoutePattern.RawText}".Trim();

    private sealed class Forgetful : IModule
    {
        public string Name => "forgetful";

        public void Register(ModuleRegistration module)
        {
        }

        public void Map(IEndpointRouteBuilder api) => api.MapGet("/forgotten", () => "said to everybody");
    }
}
