using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>
/// The authority takes an approved version out of use, puts it to use again, lifts a quarantine, or goes back to an earlier one. Its publisher may
/// return from it to the last good one too: that was approved before.
/// </summary>
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
                .WithName("ActivatePlugin").WithSummary("Put a disabled or quarantined version to use again, or go back to an earlier one; the one in use gives way")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/plugin-versions/{id:guid}/return", Return)
                .WithName("ReturnPlugin").WithSummary("Return from the version in use, or in quarantine, to the last one that was in use and did not fail too often")
                .WithDescription("What has fixed its version already keeps it; what begins from now on gets the earlier one.")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager | Role.PluginPublisher);
        }
    }

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Return(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePlugin.DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        DecidePlugin.ChangeAsync(id, ifMatch, "return-plugin", request.Reason, caller, db, packages, clock, http,
            async version =>
            {
                if (version.RefuseReturn() is { } refusal)
                    return (refusal, []);
                var others = await db.PluginVersions.Where(v => v.Plugin == version.Plugin && v.Id != version.Id).ToListAsync(stop);
                if (others.Find(v => v.State == PluginVersionState.Active) is { } active)
                    return (new Refusal("plugin-returned", $"Version {active.Number} is asked already."), []);
                if (GoodAmong(others) is not { } good)
                    return (new Refusal("no-good-version", "No earlier version was in use without failing too often; the authority may activate one that it trusts."), []);
                if (await db.RefuseUseAsync(good, packages, stop) is { } unfit)
                    return (unfit, []);
                version.Leave(request.Reason.Trim(), clock.GetUtcNow());
                good.ComeBack(request.Reason.Trim(), clock.GetUtcNow());
                return (null, [good]);
            }, stop, orPublisher: true);

    /// <summary>The version to return to: of those that were good, the one that was asked last; null where there is none.</summary>
    internal static PluginVersion? GoodAmong(IEnumerable<PluginVersion> others) => others.Where(v => v.WasGood).MaxBy(v => (v.ChangedAt, v.Id.Value));

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
