using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Accreditation.Plugins;

/// <summary>The authority takes an approved version out of use, puts it to use again, or goes back to an earlier one.</summary>
internal static class UsePlugin
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapUsePlugin()
        {
            routes.MapPost("/plugin-versions/{id:guid}/disabling", Disable)
                .WithName("DisablePlugin").WithSummary("Take an approved version of a plugin out of use")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/plugin-versions/{id:guid}/activation", Activate)
                .WithName("ActivatePlugin").WithSummary("Put a disabled version to use again, or go back to an earlier one; the one in use gives way")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Disable(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePlugin.DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        DecidePlugin.ChangeAsync(id, ifMatch, "disable-plugin", request.Reason, caller, db, packages, clock, http,
            version => Task.FromResult<(Refusal?, IReadOnlyList<PluginVersion>)>((version.Disable(request.Reason.Trim(), clock.GetUtcNow()).Refusal, [])), stop);

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Activate(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePlugin.DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        DecidePlugin.ChangeAsync(id, ifMatch, "activate-plugin", request.Reason, caller, db, packages, clock, http,
            async version =>
            {
                if (await db.RefuseUseAsync(version, packages, stop) is { } unfit)
                    return (unfit, []);
                var outcome = version.Activate(caller.Actor, request.Reason.Trim(), clock.GetUtcNow());
                return (outcome.Refusal, outcome.Refusal is null ? await db.SupersedeAsync(version, clock.GetUtcNow(), stop) : []);
            }, stop);
}
