using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Places;
using Leadline.Accreditation.PublisherKeys;
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
                .Refuses(400, 404, 409, 503).WantsIfMatch()
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
        var key = await db.PublisherKeys.AsNoTracking().SingleAsync(k => k.Id == seen.Key, stop);
        var isFirst = !await db.PluginVersions.AnyAsync(v => v.ApprovedAt != null, stop);
        var signed = await packages.CountersignAsync(await files.ReadAsync(seen.Content, stop), seen.Hash, key.Facts, seen.Authority, now, seen.Rules, isFirst, stop);
        if (signed.Refusal is { } unsigned)
            return unsigned.Code == IPluginPackages.NotPrepared
                ? Problems.Of(StatusCodes.Status503ServiceUnavailable, unsigned.Code, $"The code can't be checked now, so that nothing was approved; try again later. {unsigned.Reason}")
                : unsigned.AsConflict();
        var countersigned = await files.KeepAsync(signed.Value!.Content, stop);

        return await ChangeAsync(id, ifMatch, "approve-plugin", request.Reason, caller, db, packages, clock, http,
            async version =>
            {
                if (await db.RefuseUseAsync(version, packages, stop) is { } unfit)
                    return (unfit, []);
                var outcome = version.Approve(countersigned, caller.Actor, request.Reason.Trim(), now);
                return (outcome.Refusal, outcome.Refusal is null ? await db.SupersedeAsync(version, now, stop) : []);
            }, stop);
    }

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Refuse(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ChangeAsync(id, ifMatch, "refuse-plugin", request.Reason, caller, db, packages, clock, http,
            version => Task.FromResult<(Refusal?, IReadOnlyList<PluginVersion>)>((version.Refuse(request.Reason.Trim(), clock.GetUtcNow()).Refusal, [])), stop);

    internal static Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> SendBack(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, DecidePluginRequest request, Caller caller, AccreditationDbContext db,
        IPluginPackages packages, TimeProvider clock, HttpContext http, CancellationToken stop) =>
        ChangeAsync(id, ifMatch, "send-plugin-back", request.Reason, caller, db, packages, clock, http,
            version => Task.FromResult<(Refusal?, IReadOnlyList<PluginVersion>)>((version.SendBack(request.Reason.Trim(), clock.GetUtcNow()).Refusal, [])), stop);

    /// <summary>Takes one version a step further, as its authority or, where that is allowed, as its publisher, and tells the other modules.</summary>
    internal static async Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> ChangeAsync(
        Guid id, string? ifMatch, string act, string reason, Caller caller, AccreditationDbContext db, IPluginPackages packages, TimeProvider clock, HttpContext http,
        Func<PluginVersion, Task<(Refusal? Refusal, IReadOnlyList<PluginVersion> GaveWay)>> change, CancellationToken stop, bool orPublisher = false)
    {
        if (Text.Fault("/reason", reason, PluginVersion.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.PluginVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == new PluginVersionId(id), stop) is not { } seen)
            return Problems.NotFound("version of a plugin");
        var decides = caller.Is(Role.CategoryManager) && await db.SpeaksForAsync(caller, seen.Authority, stop);
        if (!decides && !(orPublisher && ReadPluginReports.IsAuthor(caller, seen)))
            return Problems.NotFound("version of a plugin");
        await db.TakeTurnsAsync($"plugin:{seen.Plugin}", stop); // of two versions activated at once, the second supersedes the first
        var version = await db.PluginVersions.SingleAsync(v => v.Id == seen.Id, stop);
        if (ifMatch.Unless(db.VersionOf(version)) is { } stale)
            return stale;
        if (caller.HasStakeIn(version.Publisher))
            return new Refusal("conflict-of-interest", "You belong to the organisation that published this, so you can't decide for the authority on it.").AsConflict();
        foreach (var (framework, lot) in decides ? await db.LotsOfAsync(version.Declared, clock.Today(), stop) : [])
        {
            if (await db.RefuseInterestAsync(caller, framework, lot, stop) is { } interest)
                return interest.AsConflict();
        }

        var (refusal, gaveWay) = await change(version);
        if (refusal is not null)
            return refusal.AsConflict();
        db.Record(caller, act, id, $"{version.Plugin} {version.Number}, {version.Hash}", reason.Trim());
        await db.TellAsync([version, .. gaveWay], stop);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(version));
        return TypedResults.Ok(await db.ViewAsync(version, packages, stop));
    }

    /// <summary>Lets the version that was asked until now give way.</summary>
    internal static async Task<IReadOnlyList<PluginVersion>> SupersedeAsync(this AccreditationDbContext db, PluginVersion by, DateTimeOffset now, CancellationToken stop)
    {
        var active = await db.PluginVersions.Where(v => v.Plugin == by.Plugin && v.State == PluginVersionState.Active && v.Id != by.Id).ToListAsync(stop);
        active.ForEach(v => v.GiveWay(by.Number, now));
        return active;
    }

    /// <summary>Why what a key signed can't be put to use, if it can't; a revocation under way comes first, and one to come waits.</summary>
    internal static async Task<Refusal?> RefuseRevokedAsync(this AccreditationDbContext db, PublisherKeyId key, CancellationToken stop)
    {
        await db.HoldAsync("publisher_keys", key.Value, stop);
        return await db.PublisherKeys.AsNoTracking().AnyAsync(k => k.Id == key && k.RevokedAt != null, stop)
            ? new Refusal("key-revoked", "The key that signed this was revoked.")
            : null;
    }

    /// <summary>Why a version can't be put to use, if it can't: for its key's sake, or because what it needs is not in use.</summary>
    internal static async Task<Refusal?> RefuseUseAsync(this AccreditationDbContext db, PluginVersion version, IPluginPackages packages, CancellationToken stop)
    {
        if (await db.RefuseRevokedAsync(version.Key, stop) is { } revoked)
            return revoked;
        return TrustedFor.Refuse(await db.TrustOfAsync(version.Key, version.Authority, stop), version.Declared) ?? await db.RefuseUnmetAsync(version, packages, stop);
    }

    /// <summary>Tells the other modules how versions stand now.</summary>
    internal static async Task TellAsync(this AccreditationDbContext db, IReadOnlyList<PluginVersion> changed, CancellationToken stop)
    {
        var told = new List<PluginStanding>();
        foreach (var version in changed.Where(v => v.ApprovedAt is not null)) // what was never approved is nobody's business but the publisher's and the authority's
            told.Add(version.Standing(await db.PublisherKeys.SingleAsync(k => k.Id == version.Key, stop)));
        if (told.Count > 0)
            db.Announce(new PluginStandingChanged(told));
    }
}
