using Leadline.Cli.Platform;
using Leadline.Host;
using Leadline.Host.Configuration;
using Leadline.Host.Operations;
using Leadline.Modularity;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leadline.Cli.Rehearsals;

/// <summary>The whole host in this process, on a store of its own and with the rehearsal's clock; spoken to over its public API.</summary>
internal sealed class RehearsalPlatform : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly Quiescence _quiescence;
    private readonly Uri _address;

    private RehearsalPlatform(WebApplication host, RehearsalClock clock)
    {
        _host = host;
        Clock = clock;
        _quiescence = host.Services.GetRequiredService<Quiescence>();
        _address = new Uri(host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>()
            .Addresses.First(a => a.StartsWith("http://127.", StringComparison.Ordinal)));
        Operator = OperatorClient.Over(host.Services.GetRequiredService<DataFolder>().Socket);
    }

    public RehearsalClock Clock { get; }

    /// <summary>Calls as the operator.</summary>
    public HttpClient Operator { get; }

    public static async Task<RehearsalPlatform> StartAsync(
        RehearsalClock clock, IReadOnlyDictionary<string, string?> settings, CancellationToken stop)
    {
        var host = LeadlineHost.Build(
            configuration => configuration.AddInMemoryCollection(settings),
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.Replace(ServiceDescriptor.Singleton<IDeadlineClock, HostDeadlineClock>());
                // In a story people sign in hundreds of times. A host that is started on the data later hashes as it should.
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 10_000);
            });
        await host.StartAsync(stop);
        return new RehearsalPlatform(host, clock);
    }

    /// <summary>Calls as a program of an organisation.</summary>
    public HttpClient With(string clientId, string clientSecret) =>
        new(new AccessTokens(new SocketsHttpHandler(), clientId, clientSecret)) { BaseAddress = _address };

    /// <summary>Calls as a person.</summary>
    public (HttpClient Http, PersonSignIn SignIn) As(string email, string password)
    {
        var signIn = new PersonSignIn(new SocketsHttpHandler(), Clock, email, password);
        return (new HttpClient(signIn) { BaseAddress = _address }, signIn);
    }

    /// <summary>Calls as nobody that is known.</summary>
    public HttpClient Anybody() => new() { BaseAddress = _address };

    /// <summary>Waits until everything that is due, announced or under way has come to rest.</summary>
    public Task RestAsync(CancellationToken stop) => _quiescence.RestAsync(stop);

    /// <summary>The facts of every module by their business references, sorted.</summary>
    public async Task<IReadOnlyList<string>> StateAsync(CancellationToken stop)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var lines = new List<string>();
        foreach (var projection in scope.ServiceProvider.GetServices<IStateProjection>())
        {
            await foreach (var line in projection.LinesAsync(stop))
                lines.Add(line);
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}
