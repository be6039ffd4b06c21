using Leadline.Host;
using Leadline.Host.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

// The deployable: leadline-host [--port N] [--data DIR]; everything else is configuration.
try
{
    var switches = new Dictionary<string, string>(StringComparer.Ordinal) { ["--port"] = "Http:Port", ["--data"] = "Data:Folder" };
    var app = LeadlineHost.Build(configuration => configuration.AddCommandLine(args, switches));
    await app.StartAsync();
    var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(a => a.StartsWith("http://127.", StringComparison.Ordinal));
    Console.WriteLine($"Leadline is ready at {address}");
    Console.WriteLine("It answers this machine only, because nobody can sign in yet.");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SettingsException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
