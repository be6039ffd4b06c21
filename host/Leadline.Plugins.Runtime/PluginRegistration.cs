using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Advisories;
using Leadline.Plugins.Runtime.Approved;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Packages;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Plugins.Runtime.Viruses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime;

/// <summary>Joins the plugins to the host.</summary>
public static class PluginRegistration
{
    /// <summary>Adds <see cref="IPlugins"/>, <see cref="IPluginReplay"/>, <see cref="IInstalledPlugins"/>, <see cref="IPriceBookFiles"/> and their part of the host's readiness. Where no plugin is installed no process runs.</summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Unpacked>();
        services.AddSingleton<PackageShelf>().AddSingleton<ApprovedShelf>().AddSingleton<IPluginShelf, Shelves>();
        services.AddSingleton<CountersigningKey>();
        services.AddSingleton<AdvisoryCheck>().AddSingleton<VirusCheck>();
        if (settings.VirusScanner is { } daemon)
            services.AddSingleton<IVirusScanner>(provider => ActivatorUtilities.CreateInstance<Clamd>(provider, daemon));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PublicationTrial>(provider, provider.GetRequiredService<PluginRuntime>().Machine, settings.Limits));
        services.AddSingleton<IPluginPackages>(provider => ActivatorUtilities.CreateInstance<PluginPackages>(provider, provider.GetRequiredService<PluginRuntime>().Machine));
        services.AddSingleton<IPriceBookFiles, PriceBookFiles>();
        services.AddSingleton(provider => new PluginRuntime(
            settings, provider.GetRequiredService<IPluginShelf>(), provider.GetRequiredService<Unpacked>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PluginRuntime>>(),
            notes: provider.GetRequiredService<CallNotes>()));
        services.AddSingleton<IPlugins>(provider => provider.GetRequiredService<PluginRuntime>());
        services.AddSingleton<IPluginReplay>(provider => provider.GetRequiredService<PluginRuntime>());
        services.AddSingleton<IInstalledPlugins>(provider => provider.GetRequiredService<PluginRuntime>());
        services.AddSingleton<CallNotes>().AddHostedService<WriteReports>(); // before the runtime, so that it stops after it
        services.AddHostedService(provider => provider.GetRequiredService<PluginRuntime>());
        services.AddHostedService<FollowApprovals>();
        services.AddHostedService<WhatIsNotChecked>();
        services.AddHealthChecks().AddCheck<PluginHealth>("plugins", tags: ["ready"]);
        return services;
    }
}
