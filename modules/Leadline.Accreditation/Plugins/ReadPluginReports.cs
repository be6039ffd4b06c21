using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Accreditation.Plugins;

/// <summary>A call of a version that failed or printed something.</summary>
/// <param name="Id">Names the report.</param>
/// <param name="At">When the call ended, in UTC.</param>
/// <param name="Operation">What was asked.</param>
/// <param name="End">How it ended.</param>
/// <param name="Code">The verdict's code, or the machine's trouble; empty for an answer.</param>
/// <param name="Reason">A sentence for people; null for all but the author.</param>
/// <param name="Detail">Where in the plugin it happened; null for all but the author.</param>
/// <param name="Log">The last that it printed; null for all but the author.</param>
internal sealed record PluginReportView(
    Guid Id, DateTimeOffset At, string Operation, PluginCallEnd End, string Code, string? Reason, string? Detail, string? Log)
{
    internal static PluginReportView Of(PluginReport report, bool forAuthor) => new(
        report.Id, report.At, report.Operation, report.End, report.Code,
        forAuthor ? report.Reason : null, forAuthor ? report.Detail : null, forAuthor ? report.Log : null);
}

/// <summary>
/// How the calls of a version failed, and what it printed. Its words may hold what a buyer requires and what its supplier charges: they are for its
/// author alone. The authority and the operator see that it fails, and how.
/// </summary>
internal static class ReadPluginReports
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPluginReports() => routes.MapGet("/plugin-versions/{id:guid}/reports", Handle)
            .WithName("ListPluginReports").WithSummary("List the calls of a version that failed or printed something; what it printed is for its publisher alone")
            .WithDescription("Calls made for a direct award are listed once it is awarded. Reports are kept for some days, and so many of each version.")
            .Refuses(400, 404)
            .MayBeCalledBy(ReadPlugins.Readers);
    }

    internal static async Task<Results<Ok<Page<PluginReportView>>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageRequest page, Caller caller, AccreditationDbContext db, IPluginReports reports, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        return await db.FindVisibleAsync(id, caller, stop) is { } version
            ? TypedResults.Ok(await reports.ShownAsync(version, caller, page, newestFirst: false, stop))
            : Problems.NotFound("version of a plugin");
    }

    /// <summary>Whether somebody is the author of a version: a plugin publisher of the organisation that published it.</summary>
    internal static bool IsAuthor(Caller caller, PluginVersion version) => caller.Is(Role.PluginPublisher) && caller.SpeaksFor(version.Publisher);

    /// <summary>The reports of a version that the caller may see at all, as it may see them.</summary>
    internal static async Task<Page<PluginReportView>> ShownAsync(
        this IPluginReports reports, PluginVersion version, Caller caller, PageRequest page, bool newestFirst, CancellationToken stop)
    {
        var known = await reports.OfAsync(version.Hash, page, newestFirst, stop);
        var forAuthor = IsAuthor(caller, version);
        return new Page<PluginReportView>([.. known.Items.Select(r => PluginReportView.Of(r, forAuthor))], known.Next);
    }
}
