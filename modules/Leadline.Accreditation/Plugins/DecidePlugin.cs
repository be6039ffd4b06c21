using Leadline.Accreditation.Places;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Files;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>The authority approves a version of a plugin, refuses it, or sends it back to be put right.</summary>
internal static class DecidePlugin
{
    /// <param name="Reason">Why; at most 4,000 characters. The publisher reads it.</param>
    internal sealed record DecidePluginRequest(string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapDecidePlugin()
        {
            routes.MapPost("/plugin-versions/{id:guid}/approval", Approve)
                .WithName("ApprovePlugin").WithSummary("Approve a version of a plugin: it is countersigned, and asked from now on")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/plugin-versions/{id:guid}/refusal", Refuse)
                .WithName("RefusePlugin").WithSummary("Refuse a version of a plugin, for good")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
            routes.MapPost("/plugin-versions/{id:guid}/sending-back", SendBack)
                .WithName("SendPluginBack").WithSummary("Send a version of a plugin back to its publisher, to be put right")
                .Refuses(400, 404, 409).WantsIfMatch()
                .MayBeCalledBy(Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Approve(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, IFileStore files, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, PluginVersion.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var now = clock.GetUtcNow();
        // Signed beforehand, since no file is written while others wait. What is signed can't change meanwhile; whether it may be, is asked again below.
        if (await db.PluginVersions.FindAsync([new PluginVersionId(id)], stop) is not { } seen || !await db.SpeaksForAsync(caller, seen.Authority, stop))
            return Problems.NotFound("version of a plugin");
        if (ifMatch.Unless(db.VersionOf(seen)) is { } stale)
            return stale;
        if (seen.RefuseApproval(caller.Actor) is { } early)
            return early.AsConflict();
        db.ChangeTracker.Clear();
        var countersigned = await files.KeepAsync(packages.Countersign(await files.ReadAsync(seen.Content, stop), seen.Authority, now, seen.Rules), stop);

        return await ChangeAsync(id, ifMatch, "approve-plugin", request.Reason, caller, db, clock, http,
            async version =>
            {
                await db.HoldAsync("publisher_keys", version.Key.Value, stop); // a revocation under way comes first
                if (version.Approve(countersigned, caller.Actor, request.Reason.Trim(), now).Refusal is { } refusal)
                    return refusal;
                await db.SupersedeAsync(version, now, stop);
                return null;
            }, stop);
    }

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Refuse(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ChangeAsync(id, ifMatch, "refuse-plugin", request.Reason, caller, db, clock, http,
            version => Task.FromResult(version.Refuse(request.Reason.Trim(), clock.GetUtcNow()).Refusal), stop);

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> SendBack(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ChangeAsync(id, ifMatch, "send-plugin-back", request.Reason, caller, db, clock, http,
            version => Task.FromResult(version.SendBack(request.Reason.Trim(), clock.GetUtcNow()).Refusal), stop);

    /// <summary>Takes one version a step further, as its authority, and tells the other modules.</summary>
    internal static async Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> ChangeAsync(
        Guid id, string? ifMatch, string act, string reason, Caller caller, AccreditationDbContext db, TimeProvider clock, HttpContext http,
        Func<PluginVersion, Task<Refusal?>> change, CancellationToken stop)
    {
        if (Text.Fault("/reason", reason, PluginVersion.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.PluginVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == new PluginVersionId(id), stop) is not { } seen
            || !await db.SpeaksForAsync(caller, seen.Authority, stop))
            return Problems.NotFound("version of a plugin");
        await db.TakeTurnsAsync($"plugin:{seen.Plugin}", stop); // of two versions activated at once, the second supersedes the first
        var version = await db.PluginVersions.SingleAsync(v => v.Id == seen.Id, stop);
        if (ifMatch.Unless(db.VersionOf(version)) is { } stale)
            return stale;
        foreach (var (framework, lot) in await db.LotsOfAsync(version.Declared, clock.Today(), stop))
        {
            if (await db.RefuseInterestAsync(caller, framework, lot, stop) is { } interest)
                return interest.AsConflict();
        }

        if (await change(version) is { } refusal)
            return refusal.AsConflict();
        db.Record(caller, act, id, $"{version.Plugin} {version.Number}, {version.Hash}", version.Reason);
        await db.TellAsync(version, stop);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(version));
        return TypedResults.Ok(PluginVersionView.Of(version, []));
    }

    /// <summary>Lets the version that was asked until now give way.</summary>
    internal static async Task SupersedeAsync(this AccreditationDbContext db, PluginVersion by, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var earlier in await db.PluginVersions.Where(v => v.Plugin == by.Plugin && v.State == PluginVersionState.Active && v.Id != by.Id).ToListAsync(stop))
        {
            earlier.GiveWay(by.Number, now);
            await db.TellAsync(earlier, stop);
        }
    }

    private static async Task TellAsync(this AccreditationDbContext db, PluginVersion version, CancellationToken stop)
    {
        if (version.ApprovedAt is not null) // what was never approved is nobody's business but the publisher's and the authority's
            db.Announce(version.Standing(await db.PublisherKeys.SingleAsync(k => k.Id == version.Key, stop)));
    }
}
