using Leadline.Accreditation.Contracts;
using Leadline.Modularity;
using Leadline.Plugins.Runtime.Approved;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Plugins.Runtime;

/// <summary>Which plugins may run on this installation: what Accreditation has approved. It decides nothing itself, and runs no competition.</summary>
public sealed class PluginsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "plugins";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module) =>
        module.Store<PluginsDbContext>()
            .Handle<PluginStandingChanged, FollowPluginStanding>()
            .StateProjection<PluginsProjection>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api) => api.MapGroup("").WithTags("Plugins").MapReadInstalledPlugins();
}
