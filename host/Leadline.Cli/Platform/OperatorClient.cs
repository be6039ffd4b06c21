using System.Net.Sockets;
using Leadline.Host;
using Leadline.Host.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Leadline.Cli.Platform;

/// <summary>
/// The operator's way to an installation: the socket in its data folder. Where no host runs on the folder, one is composed for the time of
/// the command, without a TCP port.
/// </summary>
internal sealed class OperatorClient : IAsyncDisposable
{
    private readonly WebApplication? _own;

    private OperatorClient(HttpClient http, WebApplication? own) => (Http, _own) = (http, own);

    /// <summary>Calls as the operator.</summary>
    public HttpClient Http { get; }

    public static async Task<OperatorClient> ConnectAsync(string? data, CancellationToken stop)
    {
        var folder = FolderOf(data);
        if (await FindRunningAsync(folder, stop) is { } running)
            return running;
        var own = Compose(folder);
        await own.StartAsync(stop);
        return new OperatorClient(Over(DataFolder.SocketOf(folder)), own);
    }

    /// <summary>The data folder that is meant: the given one, else the configured one, else the default.</summary>
    public static string FolderOf(string? data) =>
        Path.GetFullPath(data ?? new ConfigurationBuilder().AddEnvironmentVariables("LEADLINE_").Build()["Data:Folder"] ?? ".leadline/data");

    /// <summary>The host that runs on a folder; null where none does.</summary>
    public static async Task<OperatorClient?> FindRunningAsync(string folder, CancellationToken stop) =>
        await IsRunningAsync(folder, stop) ? new OperatorClient(Over(DataFolder.SocketOf(folder)), null) : null;

    /// <summary>A host on a folder, not started, without a TCP port.</summary>
    public static WebApplication Compose(string folder) =>
        LeadlineHost.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = folder,
            ["Http:Listens"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:Console:LogToStandardErrorThreshold"] = "Trace", // what a command prints is for pipes and files
        }));

    /// <summary>A client over a socket.</summary>
    public static HttpClient Over(string socket) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, stop) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop);
                return new NetworkStream(connection, ownsSocket: true);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = new Uri("http://localhost"),
        Timeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>The identifier of an organisation that was named by its reference.</summary>
    /// <exception cref="UnusableInputException">There is none.</exception>
    public async Task<Guid> OrganisationAsync(string reference, CancellationToken stop)
    {
        using var found = await Http.GetAsync(new Uri($"/api/v1/organisations?reference={Uri.EscapeDataString(reference)}", UriKind.Relative), stop);
        var body = await found.JsonAsync(stop);
        if (!found.IsSuccessStatusCode)
            throw new UnusableInputException($"{reference}: {body.GetProperty("detail").GetString()}");
        return body.GetProperty("items") is { } items && items.GetArrayLength() > 0
            ? items[0].GetProperty("id").GetGuid()
            : throw new UnusableInputException($"No organisation {reference} is registered.");
    }

    /// <summary>The identifier of a person who was named by its address.</summary>
    /// <exception cref="UnusableInputException">There is none.</exception>
    public async Task<Guid> PersonAsync(string email, CancellationToken stop)
    {
        using var found = await Http.GetAsync(new Uri($"/api/v1/people?email={Uri.EscapeDataString(email)}", UriKind.Relative), stop);
        var body = await found.JsonAsync(stop);
        if (!found.IsSuccessStatusCode)
            throw new UnusableInputException($"{email}: {body.GetProperty("detail").GetString()}");
        return body.GetArrayLength() > 0 ? body[0].GetProperty("id").GetGuid() : throw new UnusableInputException($"Nobody signs in as {email}.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_own is null)
            return;
        await _own.StopAsync();
        await _own.DisposeAsync();
    }

    private static async Task<bool> IsRunningAsync(string folder, CancellationToken stop)
    {
        var socket = DataFolder.SocketOf(folder);
        if (!File.Exists(socket))
            return false;
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await probe.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop);
            return true;
        }
        catch (SocketException)
        {
            return false; // a socket that a killed host left behind
        }
    }
}
