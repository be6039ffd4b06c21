using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Packages;

/// <summary>Says at the start of a production host which checks at publication nobody has set up: each publication says so too.</summary>
internal sealed class WhatIsNotChecked(PluginSettings settings, ILogger<WhatIsNotChecked> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings is { IsDevelopment: false, VirusScanner: null })
            log.LogWarning("No virus scanner is set (Plugins:VirusScanner): plugins that are published are not scanned");
        if (settings is { IsDevelopment: false, AdvisoriesFolder: null })
            log.LogWarning("No list of known weaknesses is set (Plugins:AdvisoriesFolder): libraries that plugins bring are not compared with one");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
