using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins.Enabling;

/// <summary>Whether, and for which buyers, a plugin is asked on a lot.</summary>
/// <param name="Framework">The framework agreement's reference.</param>
/// <param name="Lot">The lot.</param>
/// <param name="IsEnabled">Whether it is asked there at all.</param>
/// <param name="Buyers">For all buyers, only those named, or all except those named.</param>
/// <param name="Organisations">Those named.</param>
/// <param name="Reason">Why; empty where nothing was said.</param>
/// <param name="ChangedAt">When that was said, in UTC; null where nothing was.</param>
/// <param name="Tag">What to send in <c>If-Match</c> to say otherwise.</param>
internal sealed record PluginEnablementView(
    string Framework, string Lot, bool IsEnabled, PluginBuyers Buyers, IReadOnlyList<OrganisationId> Organisations, string Reason, DateTimeOffset? ChangedAt, string Tag)
{
    internal static PluginEnablementView Of(PluginEnablement said, long version) =>
        new(said.Framework, said.Lot, said.IsEnabled, said.Buyers, said.Named, said.Reason, said.ChangedAt, EntityTags.Of(version));

    internal static PluginEnablementView Unsaid(string framework, string lot) => new(framework, lot, true, PluginBuyers.All, [], "", null, EntityTags.Of(0));
}

internal static class ReadEnablements
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadEnablements() => routes.MapGet("/plugin-versions/{id:guid}/enablements", Handle)
            .WithName("ListPluginEnablements").WithSummary("List the lots that a version is for, with whether and for which buyers its plugin is asked there")
            .Refuses(404)
            .MayBeCalledBy(ReadPlugins.Readers);
    }

    internal static async Task<Results<Ok<IReadOnlyList<PluginEnablementView>>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, AccreditationDbContext db, CancellationToken stop) =>
        await db.FindVisibleAsync(id, caller, stop) is { } version
            ? TypedResults.Ok(await db.EnablementsOfAsync(version, stop))
            : Problems.NotFound("version of a plugin");

    /// <summary>What is said of each lot that a version is for.</summary>
    internal static async Task<IReadOnlyList<PluginEnablementView>> EnablementsOfAsync(this AccreditationDbContext db, PluginVersion version, CancellationToken stop)
    {
        var said = await db.PluginEnablements.Where(e => e.Plugin == version.Plugin).ToListAsync(stop);
        return
        [
            .. version.Declared.Lots.Select(l => said.Find(e => e.Framework == l.Framework && e.Lot == l.Lot) is { } found
                ? PluginEnablementView.Of(found, db.VersionOf(found))
                : PluginEnablementView.Unsaid(l.Framework, l.Lot)),
        ];
    }
}
