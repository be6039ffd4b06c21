using System.Net;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Leadline.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Api;

public sealed class AccessRuleTests
{
    private static readonly string[] OpenToAnybody =
    [
        "GET /openapi/{documentName}.json", "POST /api/v1/tokens", "GET /public/v1/seals", "GET /public/v1/seals/key", "/health/live", "/health/ready",
        "/", "/error/{code:int:range(400,599)}", "/frameworks", "/frameworks/{id:guid}", "/frameworks/{id:guid}/lots/{number}",
        "/frameworks/{id:guid}/lots/{number}/lines/{code}", "/frameworks/{id:guid}/versions/{number:int:min(1)}", "/find", "GET /public/v1/directory", "GET /public/v1/suppliers", "/suppliers",
        "/suppliers/{id:guid}", "POST /api/v1/sessions", "POST /api/v1/links", "POST /api/v1/passwords", "/sign-in", "/sign-in/code", "/forgotten-password",
        "/choose-password", "/choices", "/choices/mandates", "/choices/mandates/{id:guid}", "GET /api/v1/mandates", "GET /api/v1/mandates/{id:guid}", "GET /api/v1/in-house-test",
        "/frameworks/{id:guid}/ceilings", "/draft-scopes", "/draft-scopes/{id:guid}",
    ];

    [Fact]
    public async Task Every_route_and_page_declares_who_may_come_and_few_are_open_to_anybody()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        var routes = Routes(host);
        var open = routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(r)).Select(Name);

        Assert.True(routes.Count > 40);
        Assert.Empty(Undeclared(routes));
        Assert.Equal(OpenToAnybody.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
        Assert.True(routes.Count(IsPage) >= 14);
        Assert.Empty(routes.Where(r => !IsHeld(r)).Select(Name));
        Assert.All(routes.Where(r => r.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !OpenToAnybody.Contains(Name(r))),
            r => Assert.True(RuleOf(r) is { AnyPerson: true } or { Roles: not Role.None }, Name(r)));
    }

    [Fact]
    public async Task With_a_provider_the_way_to_it_and_back_is_open_too_and_nothing_else()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), settings: new(StringComparer.Ordinal)
        {
            ["SignIn:Outside:Name"] = "the trust's account", ["SignIn:Outside:Authority"] = "https://login.example", ["SignIn:Outside:ClientId"] = "leadline",
        });
        var routes = Routes(host);
        var open = routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(r)).Select(Name);
        Assert.Empty(Undeclared(routes));
        Assert.Equal(["GET /sign-in/outside", "GET /sign-in/outside/return"], open.Except(OpenToAnybody, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_link_in_the_navigation_is_for_those_its_page_is_for()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning));
        var rules = Routes(host).Where(IsPage).ToDictionary(Name, r => RuleOf(r)!.Roles, StringComparer.Ordinal);
        var links = host.App.Services.GetServices<NavigationEntry>().ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal((link.Href, rules[link.Href]), (link.Href, link.Roles)));
    }

    [Fact]
    public async Task A_route_that_declares_nothing_is_found_and_refused_to_everybody()
    {
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), more: new Forgetful());

        Assert.Equal(["GET /api/v1/forgotten"], Undeclared(Routes(host)));
        (await host.Anonymous().GetAsync("/api/v1/forgotten")).Refused(HttpStatusCode.Unauthorized, "credential-missing");
        (await host.Operator.GetAsync("/api/v1/forgotten")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
    }

    [Fact]
    public async Task A_page_that_declares_nothing_is_found_and_refused_to_everybody()
    {
        await using var host = await TestHost.StartAsync(
            Profile.Embedded, new FakeClock(World.Beginning), services => services.AddSingleton<IActionDescriptorProvider>(new Careless("suppliers")));

        Assert.Equal(["/suppliers"], Undeclared(Routes(host)));
        Assert.Contains("/sign-in?returnUrl=", (await host.Anonymous().GetAsync("/suppliers")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Operator.GetAsync("/suppliers")).Status);
        (await host.Anonymous().GetAsync("/frameworks")).Good();
    }

    // A cast, not a filter: an endpoint of another kind would be one that this test does not understand.
    private static List<RouteEndpoint> Routes(TestHost host) =>
        [.. host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    private static IAccessRule? RuleOf(RouteEndpoint route) => route.Metadata.GetMetadata<IAccessRule>();

    /// <summary>Whether the web server demands what the route declares, and no less.</summary>
    private static bool IsHeld(RouteEndpoint route) => RuleOf(route) switch
    {
        null => IsFallbackOfAssets(route),
        { Roles: Role.None, Why: { Length: > 0 } } => route.Metadata.GetMetadata<IAllowAnonymous>() is not null,
        _ => route.Metadata.GetMetadata<IAllowAnonymous>() is null && route.Metadata.GetMetadata<IAuthorizeData>() is not null,
    };

    private static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static IEnumerable<string> Undeclared(IEnumerable<RouteEndpoint> routes) =>
        routes.Where(r => RuleOf(r) is null && !IsFallbackOfAssets(r)).Select(Name);

    // Made by the framework itself where assets are served from their sources; it declares nothing and so is refused to everybody.
    private static bool IsFallbackOfAssets(RouteEndpoint route) => route.RoutePattern.RawText == "{**path:file}";

    // Styles, scripts and pictures: each file is a route.
    private static bool IsAsset(RouteEndpoint route) => RuleOf(route)?.Why == "styles, scripts and pictures of the pages";

    private static string Name(RouteEndpoint route) =>
        $"{string.Join(',', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} /{route.RoutePattern.RawText!.TrimStart('/')}".Trim();

    /// <summary>Takes a page's declaration away, as if it had been forgotten.</summary>
    private sealed class Careless(string route) : IActionDescriptorProvider
    {
        public int Order => int.MaxValue; // after the pages are found

        public void OnProvidersExecuting(ActionDescriptorProviderContext context)
        {
            foreach (var page in context.Results.Where(r => r.AttributeRouteInfo?.Template == route))
                page.EndpointMetadata = [.. page.EndpointMetadata.Where(m => m is not IAccessRule)];
        }

        public void OnProvidersExecuted(ActionDescriptorProviderContext context)
        {
        }
    }

    private sealed class Forgetful : IModule
    {
        public string Name => "forgetful";

        public void Register(ModuleRegistration module)
        {
        }

        public void Map(IEndpointRouteBuilder api) => api.MapGet("/forgotten", () => "said to everybody");
    }
}
