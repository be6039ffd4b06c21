using Leadline.Host;
using Leadline.Host.Configuration;
using Leadline.Modularity.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

// The deployable: leadline-host [--port N] [--data DIR]; everything else is configuration.
WebApplication? app = null;
try
{
    var switches = new Dictionary<string, string>(StringComparer.Ordinal) { ["--port"] = "Http:Port", ["--data"] = "Data:Folder" };
    app = LeadlineHost.Build(configuration => configuration.AddCommandLine(args, switches));
    await app.StartAsync();
    var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(a => !a.StartsWith("http://unix:", StringComparison.Ordinal));
    Console.WriteLine($"Leadline is ready at {address}");
    Console.WriteLine(app.Services.GetRequiredService<HostSettings>().Http is { IsSecure: true, PublicAddress: var people }
        ? $"People reach it at {people}"
        : "It answers this machine only: people elsewhere reach it over HTTPS, by Http:PublicAddress (docs/https.md).");
    await app.WaitForShutdownAsync();
    return 0;
}
// Asked to stop while it was starting. What was begun is rolled back, and nothing had been acknowledged yet.
catch (OperationCanceledException) when (app?.Lifetime.ApplicationStopping.IsCancellationRequested == true)
{
    return 0;
}
catch (SettingsException error)
{
    return await RefuseAsync(error.Message);
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    return await RefuseAsync("The port is in use: another program listens on it. Stop that program, or name another port with --port (LEADLINE_HTTP__PORT), 0 for any free one.\n"
        + error.Message);
}
catch (NpgsqlException error)
{
    return await RefuseAsync($"The database that LEADLINE_DATABASE__CONNECTIONSTRING names can't be used: {error.Message}");
}

static async Task<int> RefuseAsync(string message)
{
    await Console.Error.WriteLineAsync(message);
    return 2;
}
