using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime.Approved;
using Leadline.Plugins.Runtime.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Plugins.Runtime;

/// <summary>Which plugins may run on this installation: what Accreditation has approved. It decides nothing itself, and runs no competition.</summary>
public sealed class PluginsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "plugins";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<PluginsDbContext>()
            .Handle<PluginStandingChanged, FollowPluginStanding>()
            .Handle<CallOffAwarded, FollowAwards>()
            .DueWork<SweepReports>()
            .StateProjection<PluginsProjection>();
        module.Services.AddScoped<KeepReports>().AddScoped<IPluginReports, ReadReports>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api) => api.MapGroup("").WithTags("Plugins").MapReadInstalledPlugins();
}
