using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Leadline.Bus;
using Leadline.Host.Access;
using Leadline.Host.Browser;
using Leadline.Host.Configuration;
using Leadline.Host.Errors;
using Leadline.Host.Files;
using Leadline.Host.Health;
using Leadline.Host.OpenApi;
using Leadline.Host.Operations;
using Leadline.Host.Record;
using Leadline.Host.Record.Packs;
using Leadline.Host.Storage;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Modularity.Configuration;
using Leadline.Modularity.Files;
using Leadline.Modularity.Messages;
using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Plugins.Runtime;
using Leadline.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Host;

/// <summary>Composes the one deployable: the modules, the bus, the store, the web server. It holds no rules of its own.</summary>
public static class LeadlineHost
{
    private const int LargestRequest = 2 * 1024 * 1024;

    /// <summary>Where what goes wrong is answered by problem details.</summary>
    internal static readonly string[] Programs = ["/api", "/public"];

    /// <summary>Builds the host, its data folder locked.</summary>
    /// <param name="configuration">What <c>appsettings.json</c> and <c>LEADLINE_*</c> say, and what stands above them.</param>
    /// <param name="adjust">Last word on the services: a rehearsal's clock, a test's probe module.</param>
    /// <param name="more">Modules beside those of the product.</param>
    /// <exception cref="SettingsException">The configuration is wrong, or another host runs on the data folder.</exception>
    public static WebApplication Build(
        Action<IConfigurationBuilder> configuration, Action<IServiceCollection>? adjust = null, params IReadOnlyList<IModule> more)
    {
        // Named, because styles and pages are found by it, and the process may be a test's or the command line's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LeadlineHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);
        builder.Configuration.AddEnvironmentVariables("LEADLINE_");
        configuration(builder.Configuration);
        var settings = HostSettings.Read(builder.Configuration);
        var folder = DataFolder.TryLock(settings.DataFolder)
            ?? throw new SettingsException([$"Another host runs on the data folder {settings.DataFolder}; stop it first, or name another folder."]);

        IReadOnlyList<IModule> modules = [.. Modules.All, .. more];
        AddLogging(builder);
        AddStore(builder.Services, settings);
        builder.Services.AddHostedService<Migrator>(); // before anything that reads the store
        builder.Services.AddBrowserKeys();
        AddWeb(builder, settings, folder);
        AddRecord(builder.Services);
        foreach (var module in modules)
            module.Register(new ModuleRegistration(module, builder.Services, builder.Configuration));
        builder.Services.AddLeadlineBus(settings.Bus);
        builder.Services.AddPlugins(settings.Plugins);
        builder.Services.AddSingleton<HousekeepingPace>();
        builder.Services.AddScoped<IDueWork, Housekeeping>();
        builder.Services.AddScoped<IDueWork, Sealer>(); // last: what the other work of a round has written is sealed in the same round
        builder.Services.AddSingleton<DueWorkPoller>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DueWorkPoller>());
        builder.Services.AddSingleton<Quiescence>();
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        app.Services.GetRequiredService<DataFolder>(); // asked for once, so that the lock goes when the host is disposed
        MapRoutes(app, modules);
        return app;
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddConsole();
    }

    private static void AddStore(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Store);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<IFileStore, FileFolder>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<StoreServices>(provider => new StoreServices(
            provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>()));
        if (settings.Store.Engine == StoreEngine.Postgres)
            services.AddSingleton<IDeadlineClock, DatabaseDeadlineClock>();
        else
            services.AddSingleton<IDeadlineClock, HostDeadlineClock>();
    }

    private static void AddRecord(IServiceCollection services)
    {
        services.AddDbContextPool<RecordDbContext>((provider, options) => provider.GetRequiredService<StoreSettings>().Configure(options, RecordDbContext.Name));
        services.AddSingleton<InstallationKey>();
        services.AddHostedService<KeepSigningKey>();
        services.AddSingleton<SealBoard>();
        services.AddSingleton<ILatestSeal>(provider => provider.GetRequiredService<SealBoard>());
        services.AddScoped<SealedRecord>().AddScoped<AuditExport>().AddScoped<RecordCheck>();
        services.AddScoped<IPersonalData, PersonOnRecord>();
        services.AddScoped<RecordSearch>();
        services.AddSingleton(RedactionRules.ReadShipped()); // here, so that no host starts with rules that are wrong
        services.AddScoped<PackWriter>();
        services.AddModulePages<HostSettings>().AddNavigation<HostSettings>("/record", "navigation.record", 80, Role.Operator | Role.Auditor);
    }

    private static void AddWeb(WebApplicationBuilder builder, HostSettings settings, DataFolder folder)
    {
        var services = builder.Services;
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            if (settings.Http.Listens)
                kestrel.Listen(settings.Http.Address, settings.Http.Port);
            kestrel.ListenUnixSocket(folder.Socket, socket => socket.Use(MarkAsOperator));
        });
        builder.WebHost.UseStaticWebAssets();
        services.AddSingleton(_ => folder);
        services.AddRouting();
        services.AddHostFiltering(options => options.AllowedHosts =
            [.. (builder.Configuration["AllowedHosts"] ?? "").Split(';'), .. settings.Http.PublicAddress is { } address ? [address.IdnHost] : Array.Empty<string>()]);
        services.AddHttpsOnly(settings.Http);
        services.AddAuthentication(SignInCookie.Either).AddSignInCookie(settings.Http);
        services.AddAuthorizationBuilder()
            // A route that declares nothing is refused to everybody. What the router itself answers (404, 405, 415) is no route.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedPages>();
        services.AddLeadlineRateLimits(settings);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = StatusProblems.Complete);
        services.AddExceptionHandler<BadRequests>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Strict(options.SerializerOptions));
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database", tags: ["ready"]).AddCheck<RecordReadiness>("record", HealthStatus.Degraded, ["ready"]);
        services.AddLeadlineOpenApi();
        services.AddLeadlineUi();
        services.AddLeadlineForms(settings.Http);
    }

    private static Func<Microsoft.AspNetCore.Connections.ConnectionDelegate, Microsoft.AspNetCore.Connections.ConnectionDelegate> MarkAsOperator =>
        next => connection =>
        {
            connection.Features.Set(new OperatorSocket());
            return next(connection);
        };

    private static bool IsNoRoute(AuthorizationHandlerContext context) => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;

    private static void Strict(JsonSerializerOptions json)
    {
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NullsInLists.Refuse);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 32;
        json.Converters.Add(new InstantJsonConverter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static void MapRoutes(WebApplication app, IReadOnlyList<IModule> modules)
    {
        app.UseHostFiltering();
        app.UseHttpsOnly(app.Services.GetRequiredService<HostSettings>().Http);
        app.UseLeadlineUi();
        app.UseWhen(http => Array.Exists(Programs, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.Use(BufferRepeatableRequests);
        app.UseRouting();
        app.Use(AnswerUnknownPages);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();

        var api = app.MapGroup("/api/v1").CarrySeals();
        foreach (var module in modules)
        {
            module.Map(api);
            module.MapSite(app);
        }

        api.MapDeadLetters();
        api.MapAudit();
        app.MapGroup("/public/v1").MapSeals();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").MayBeCalledByAnybody("the API's description is public");
        app.MapStaticAssets().MayBeCalledByAnybody("styles, scripts and pictures of the pages");
        app.MapRazorPages(); // each page declares itself who may open it
    }

    // An idempotency key stands for a whole request, so its body is read twice: by the handler and for the fingerprint.
    private static Task BufferRepeatableRequests(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.ContainsKey(Modularity.Api.Idempotency.Header))
            http.Request.EnableBuffering();
        return next(http);
    }

    // A mistyped address is not found; without this the policy for undeclared endpoints would ask a person for an access token.
    private static Task AnswerUnknownPages(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not null || !UiPipeline.AnswersPeople(http.Request.Path))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void MapHealth(this WebApplication app)
    {
        const string Why = "a supervisor asks without a credential";
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).MayBeCalledByAnybody(Why);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = ReadinessReport.WriteAsync,
        }).MayBeCalledByAnybody(Why);
    }
}
