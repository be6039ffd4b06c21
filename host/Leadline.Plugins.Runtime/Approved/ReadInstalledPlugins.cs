using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Plugins.Runtime.Approved;

/// <summary>What became of each package on this node, for whoever runs it.</summary>
internal static class ReadInstalledPlugins
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadInstalledPlugins() => routes.MapGet("/installed-plugins", Handle)
            .WithName("ListInstalledPlugins").WithSummary("List the packages on this node, each with its state and the reasons")
            .MayBeCalledBy(Role.Operator);
    }

    internal static Ok<IReadOnlyList<PluginInstallation>> Handle(IInstalledPlugins installed) => TypedResults.Ok(installed.All);
}
