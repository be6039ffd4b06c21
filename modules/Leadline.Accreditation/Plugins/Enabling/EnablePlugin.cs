using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Places;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins.Enabling;

/// <summary>
/// The authority says whether, and for which buyers, a plugin is asked on a lot. Where it is not, its supplier competes by its rate card. What has
/// fixed the plugin already keeps it.
/// </summary>
internal static class EnablePlugin
{
    /// <param name="Framework">The framework agreement's reference, such as <c>ACS</c>.</param>
    /// <param name="Lot">The lot, one of those that the version is for.</param>
    /// <param name="IsEnabled">Whether it is asked there at all.</param>
    /// <param name="Buyers">For all buyers, only those named, or all except those named.</param>
    /// <param name="Organisations">Those named, at most 500; none where it is for all.</param>
    /// <param name="Reason">Why; at most 4,000 characters. The publisher reads it.</param>
    internal sealed record EnablePluginRequest(
        string Framework, string Lot, bool IsEnabled, PluginBuyers Buyers, IReadOnlyList<OrganisationId>? Organisations, string Reason)
    {
        internal IReadOnlyList<OrganisationId> Named => [.. (Organisations ?? []).Distinct()];

        internal IEnumerable<Fault> Faults()
        {
            if (Text.Fault("/reason", Reason, PluginVersion.LongestReason) is { } reason)
                yield return reason;
            if (Buyers == PluginBuyers.All && Named.Count > 0)
                yield return new Fault("/organisations", "organisations-not-wanted", "For all buyers, no organisations are named; say 'only' or 'except' to name some.");
            if (Buyers != PluginBuyers.All && Named.Count == 0)
                yield return new Fault("/organisations", "organisations-missing", "Name the buyers that this is for.");
            if (Named.Count > PluginEnablement.MostOrganisations)
                yield return new Fault("/organisations", "organisations-too-many", $"At most {PluginEnablement.MostOrganisations} buyers are named; these are {Named.Count}.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapEnablePlugin() => routes.MapPut("/plugin-versions/{id:guid}/enablements", Handle)
            .WithName(nameof(EnablePlugin)).WithSummary("Say whether, and for which buyers, a plugin is asked on a lot")
            .WithDescription("It holds for the plugin's later versions too. 'If-Match' takes the lot's own tag, as its list states it.")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Ok<PluginEnablementView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, EnablePluginRequest request, Caller caller, AccreditationDbContext db,
        TimeProvider clock, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.PluginVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == new PluginVersionId(id), stop) is not { } version
            || !await db.SpeaksForAsync(caller, version.Authority, stop))
            return Problems.NotFound("version of a plugin");
        await db.TakeTurnsAsync($"plugin:{version.Plugin}", stop);
        if (await db.RefuseAsync(version, request, caller, clock.Today(), stop) is { } refusal)
            return refusal.AsConflict();
        var known = await db.Organisations.AsNoTracking().Where(o => request.Named.Contains(o.Id)).Select(o => o.Id).ToListAsync(stop);
        if (request.Named.Except(known).ToList() is { Count: > 0 } unknown)
            return Problems.Invalid([.. unknown.Select(o => new Fault("/organisations", "organisation-unknown", $"No organisation {o.Value} is registered."))]);

        var said = await db.PluginEnablements.FirstOrDefaultAsync(e => e.Plugin == version.Plugin && e.Framework == request.Framework && e.Lot == request.Lot, stop);
        if (ifMatch.Unless(said is null ? 0 : db.VersionOf(said)) is { } stale)
            return stale;
        if (said is null)
            db.Add(said = new PluginEnablement(PluginEnablementId.New(), version.Plugin, request.Framework, request.Lot));
        said.Say(request.IsEnabled, request.Buyers, request.Named, request.Reason.Trim(), clock.GetUtcNow());
        db.Record(caller, "enable-plugin", said.Id.Value, $"{version.Plugin} on {request.Framework} lot {request.Lot}", said.Reason);
        db.Announce(said.Told);
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(PluginEnablementView.Of(said, db.VersionOf(said)));
    }

    private static async Task<Refusal?> RefuseAsync(
        this AccreditationDbContext db, PluginVersion version, EnablePluginRequest request, Caller caller, DateOnly today, CancellationToken stop)
    {
        if (version.ApprovedAt is null)
            return new Refusal("plugin-not-approved", "Only a plugin with an approved version is enabled or not.");
        if (!version.Declared.Lots.Any(l => l.Framework == request.Framework && l.Lot == request.Lot))
            return new Refusal("lot-not-declared", $"{version.Plugin} {version.Number} is for {string.Join(", ", version.Declared.Lots.Select(l => $"{l.Framework} lot {l.Lot}"))}.", "/lot");
        if (caller.HasStakeIn(version.Publisher))
            return new Refusal("conflict-of-interest", "You belong to the organisation that published this, so you can't decide for the authority on it.");
        foreach (var (framework, lot) in await db.LotsOfAsync(version.Declared, today, stop))
        {
            if (lot == request.Lot && await db.RefuseInterestAsync(caller, framework, lot, stop) is { } interest)
                return interest;
        }

        return null;
    }
}
