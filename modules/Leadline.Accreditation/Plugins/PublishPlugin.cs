using System.Text.Json;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Files;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>
/// Publishes a signed package, for the authority to decide on. It is judged at once, in a process of its own, and one with faults is
/// refused with all of them. The same package again is the same publication, so no idempotency key is needed.
/// </summary>
internal static class PublishPlugin
{
    /// <summary>The largest package; the format's own limit.</summary>
    internal const int MostBytes = 32 * 1024 * 1024;

    // The server cuts a connection beyond its own limit, and the answer may be lost with it: a file not far beyond ours gets one.
    private const long CutOffAt = MostBytes + 2_000_000;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapPublishPlugin() => routes.MapPost("/plugin-versions", Handle)
            .WithName(nameof(PublishPlugin)).WithSummary("Publish a version of a plugin, for the authority to decide on")
            .WithDescription("The body is the .llplugin file, signed with a key that your organisation has registered; at most 32 MiB. "
                + "The same package again answers with the publication that is there.")
            .Accepts<Stream>("application/octet-stream")
            .WithMetadata(new RequestSizeLimitAttribute(CutOffAt))
            .Refuses(400, 409, 413, 429, 503)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Created<PluginVersionView>, Ok<PluginVersionView>, ProblemHttpResult>> Handle(
        HttpRequest request, Caller caller, AccreditationDbContext db, IPluginPackages packages, IFileStore files, PublicationTurns turns, TimeProvider clock,
        CancellationToken stop)
    {
        using var turn = await turns.TryTakeAsync(caller.OwnOrganisation, stop);
        if (turn is null)
        {
            request.HttpContext.Response.Headers.RetryAfter = PublicationTurns.RetryAfterSeconds;
            return Problems.Of(StatusCodes.Status429TooManyRequests, "publication-under-way", "Another package of your organisation is being judged; publish this one when that is done.");
        }

        if (await ReceiveAsync(request, stop) is not { } package)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "package-too-large", $"A package has at most {MostBytes:N0} bytes.");
        if (await db.Organisations.FindAsync([caller.OwnOrganisation], stop) is not { } own || !own.IsOpenOn(clock.Today()))
            return new Refusal("organisation-closed", "The organisation is not open today, so it can't publish.").AsConflict();
        var keys = await db.PublisherKeys.AsNoTracking().Where(k => k.Owner == own.Id).ToListAsync(stop);
        var report = await packages.JudgeAsync(package, [.. keys.Select(k => k.Facts)], stop);
        if (report.Findings.Any(f => f.Severity == Severity.Fault) || report.Declaration is not { } declared || keys.Find(k => k.Name == report.Key) is not { } key)
            return Faulty(report);
        if (report.Unable is { } why)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "check-not-possible", $"The code can't be checked now, so the package was not taken; nothing is wrong with it so far. {why}");
        var decider = await db.DeciderAsync(declared, clock.Today(), stop);
        if (decider.Refusal is { } refusal)
            return refusal.AsConflict();

        if (TrustedFor.Refuse(await db.TrustOfAsync(key.Id, decider.Value!.Authority, stop), declared) is { } untrusted)
            return untrusted.AsConflict();

        var version = new PluginVersion(
            PluginVersionId.New(), declared.Plugin, declared.Version, report.Hash!, files.NameOf(package), own.Id, decider.Value.Authority, key.Id,
            JsonSerializer.Serialize(declared, PluginDocuments.Json), JsonSerializer.Serialize(report.Findings, PluginDocuments.Json), report.Rules,
            caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        if (await AnswerOfOthersAsync(version, db, packages, stop) is { } answered)
            return answered; // before the file is kept, so that what is refused costs no room
        if (PluginDependencies.Faults(KnownVersion.Of(version), await db.KnownToAsync(own.Id, stop), packages).ToList() is { Count: > 0 } unmet)
            return Faulty(report with { Findings = [.. report.Findings, .. unmet] });
        await files.KeepAsync(package, stop);
        return await KeepAsync(version, caller, db, packages, clock, stop);
    }

    private static async Task<Results<Created<PluginVersionView>, Ok<PluginVersionView>, ProblemHttpResult>> KeepAsync(
        PluginVersion version, Caller caller, AccreditationDbContext db, IPluginPackages packages, TimeProvider clock, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(DecidingAuthority.Turn, stop);
        if ((await db.DeciderAsync(version.Declared, clock.Today(), stop)).Value?.Authority != version.Authority)
            return DecidingAuthority.Moved.AsConflict();
        await db.TakeTurnsAsync($"plugin:{version.Plugin}", stop); // two people of one publisher at once
        if (await AnswerOfOthersAsync(version, db, packages, stop) is { } answered)
            return answered;
        if (await db.RefuseRevokedAsync(version.Key, stop) is { } revoked)
            return revoked.AsConflict();
        db.Add(version);
        db.Record(caller, "publish-plugin", version.Id.Value, $"{version.Plugin} {version.Number}, {version.Hash}");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/plugin-versions/{version.Id.Value}", await db.ViewAsync(version, packages, stop));
    }

    // What the versions that are there already say to this one: it is there, or its name or number is another's. Null where they say nothing.
    private static async Task<Results<Created<PluginVersionView>, Ok<PluginVersionView>, ProblemHttpResult>?> AnswerOfOthersAsync(
        PluginVersion version, AccreditationDbContext db, IPluginPackages packages, CancellationToken stop)
    {
        var others = await db.OthersOfAsync(version, stop);
        if (others.Exists(v => v.Publisher != version.Publisher && v.HoldsName))
            return new Refusal("plugin-taken", $"Another publisher's plugin has the name {version.Plugin}.").AsConflict();
        if (others.Find(v => v.Publisher == version.Publisher && v.Number == version.Number && v.TakesNumber) is not { } taken)
            return null;
        return taken.Hash == version.Hash
            ? TypedResults.Ok(await db.ViewAsync(taken, packages, stop))
            : new Refusal("version-taken", $"Version {version.Number} of {version.Plugin} was published on {taken.PublishedAt:u} with other contents. Give what has changed a new number.").AsConflict();
    }

    private static ProblemHttpResult Faulty(PackageReport report)
    {
        var faults = report.Findings.Count(f => f.Severity == Severity.Fault);
        var problem = Problems.Of(StatusCodes.Status400BadRequest, "package-has-faults",
            faults == 1 ? report.Findings.First(f => f.Severity == Severity.Fault).Reason : $"{faults} things are wrong with this package; 'findings' lists each.");
        problem.ProblemDetails.Extensions["findings"] = report.Findings;
        return problem;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReceiveAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MostBytes)
            return null;
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
            {
                whole.Write(buffer, 0, read);
                if (whole.Length > MostBytes)
                    return null;
            }
        }
        catch (BadHttpRequestException tooMuch) when (tooMuch.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return whole.ToArray();
    }
}
