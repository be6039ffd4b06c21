using Leadline.Accreditation.Places;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
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

/// <summary>A version of a plugin, for its publisher and the authority that decides on it, with what it declares otherwise than the approved version published before it.</summary>
internal sealed record PluginVersionView(
    PluginVersionId Id, string Plugin, string Version, string Hash, OrganisationId Publisher, OrganisationReference Authority, PluginVersionState State, string Reason,
    DateTimeOffset PublishedAt, DateTimeOffset? ApprovedAt, DateTimeOffset? ChangedAt, PackageDeclaration Declaration, IReadOnlyList<PackageFinding> Findings,
    int Rules, IReadOnlyList<DeclaredDifference> Differences, KeyTrustView Key, IReadOnlyList<PluginDependencies.NeedView> Needs,
    IReadOnlyList<PluginDependencies.NeededByView> NeededBy)
{
    /// <param name="v">The version.</param>
    /// <param name="others">Other versions of the plugin, the oldest first.</param>
    /// <param name="key">The key that signed it, and how far its authority trusts that.</param>
    /// <param name="needs">What it needs of other plugins.</param>
    /// <param name="neededBy">What in use needs its plugin.</param>
    internal static PluginVersionView Of(
        PluginVersion v, IEnumerable<PluginVersion> others, KeyTrustView key, IReadOnlyList<PluginDependencies.NeedView> needs,
        IReadOnlyList<PluginDependencies.NeededByView> neededBy) => new(
        v.Id, v.Plugin, v.Number, v.Hash, v.Publisher, v.Authority, v.State, v.Reason, v.PublishedAt, v.ApprovedAt, v.ChangedAt, v.Declared,
        [.. TrustedFor.Findings(key.Level), .. v.Found], v.Rules,
        DeclaredDifference.Between(Before(v, [.. others.Where(o => o.Id != v.Id && o.ApprovedAt is not null)])?.Declared, v.Declared), key, needs, neededBy);

    // Whoever decides compares with what is in use; afterwards it stays said what was new then.
    private static PluginVersion? Before(PluginVersion v, List<PluginVersion> approved) => v.ApprovedAt is null
        ? approved.Find(o => o.State == PluginVersionState.Active) ?? approved.MaxBy(o => o.ApprovedAt)
        : approved.FindAll(o => o.Id.Value.CompareTo(v.Id.Value) < 0).MaxBy(o => o.Id.Value);
}

/// <summary>A plugin in use, as every organisation may know of it.</summary>
internal sealed record PluginView(
    PluginVersionId Id, string Plugin, string Version, string Title, string Hash, OrganisationId Publisher, DateTimeOffset? ApprovedAt,
    IReadOnlyList<string> ExtensionPoints, IReadOnlyList<DeclaredLines> Lots)
{
    internal static PluginView Of(PluginVersion v)
    {
        var declared = v.Declared;
        return new(v.Id, v.Plugin, v.Number, declared.Title, v.Hash, v.Publisher, v.ApprovedAt, [.. declared.ExtensionPoints.Select(e => e.Name)], declared.Lots);
    }
}

internal static class ReadPlugins
{
    /// <summary>Who may read a version whole, where it is its own or its authority's.</summary>
    internal const Role Readers = Role.Operator | Role.PluginPublisher | Role.BidManager | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPlugins()
        {
            routes.MapGet("/plugins", Catalogue)
                .WithName("ListPlugins").WithSummary("List the plugins in use")
                .Refuses(400)
                .MayBeCalledBy(Role.Operator | Roles.AnyOrganisation);
            routes.MapGet("/plugin-versions", List)
                .WithName("ListPluginVersions").WithSummary("List the versions that one's organisation has published or, as an authority, those it decides on")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/plugin-versions/{id:guid}", Get)
                .WithName("GetPluginVersion").WithSummary("Read one version of a plugin: its state, the findings, and what it declares otherwise than the one before")
                .Refuses(404)
                .MayBeCalledBy(Readers);
            routes.MapGet("/plugin-versions/{id:guid}/package", Download)
                .WithName("DownloadPlugin").WithSummary("Download the package; once approved, with the countersignature in it")
                .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
                .Refuses(404)
                .MayBeCalledBy(Role.PluginPublisher | Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<Page<PluginView>>, ProblemHttpResult>> Catalogue(
        [AsParameters] PageRequest page, AccreditationDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await db.PluginVersions.AsNoTracking().Where(v => v.State == PluginVersionState.Active).PageAsync(v => v.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(PluginView.Of)], v => v.Id.Value));
    }

    internal static async Task<Results<Ok<Page<PluginVersionView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] string? plugin, Caller caller, AccreditationDbContext db, IPluginPackages packages, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var versions = await db.VisibleToAsync(caller, stop);
        if (plugin is not null)
            versions = versions.Where(v => v.Plugin == plugin);
        var rows = await versions.PageAsync(v => v.Id, page, stop);
        return TypedResults.Ok(page.Of(await db.ViewsAsync(rows, packages, stop), v => v.Id.Value));
    }

    internal static async Task<Results<Ok<PluginVersionView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, AccreditationDbContext db, IPluginPackages packages, HttpContext http, CancellationToken stop)
    {
        if (await db.FindVisibleAsync(id, caller, stop) is not { } version)
            return Problems.NotFound("version of a plugin");
        http.SendTag(db.VersionOf(version));
        return TypedResults.Ok(await db.ViewAsync(version, packages, stop));
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Download(
        Guid id, Caller caller, AccreditationDbContext db, IFileStore files, TimeProvider clock, CancellationToken stop)
    {
        if (await db.FindVisibleAsync(id, caller, stop) is not { } version || await db.IsRivalsAsync(version, caller, clock.Today(), stop))
            return Problems.NotFound("version of a plugin");
        var content = await files.ReadAsync(version.Content, stop);
        return TypedResults.File(content.ToArray(), "application/octet-stream", $"{version.Plugin}-{version.Number}.llplugin");
    }

    /// <summary>The versions that are the caller's own to read, or its authority's to decide on.</summary>
    internal static async Task<IQueryable<PluginVersion>> VisibleToAsync(this AccreditationDbContext db, Caller caller, CancellationToken stop)
    {
        var all = db.PluginVersions.AsNoTracking();
        if (caller.Is(Role.Operator))
            return all;
        var own = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == caller.Organisation, stop);
        var (id, reference) = (caller.OwnOrganisation, own?.Reference);
        return caller.Is(Roles.Authority) && reference is { } authority
            ? all.Where(v => v.Publisher == id || v.Authority == authority)
            : all.Where(v => v.Publisher == id);
    }

    // Whoever acts for the authority and is of an organisation that sells on one of its lots would take a rival's code home.
    private static async Task<bool> IsRivalsAsync(this AccreditationDbContext db, PluginVersion version, Caller caller, DateOnly today, CancellationToken stop)
    {
        if (caller.Is(Role.Operator) || caller.SpeaksFor(version.Publisher))
            return false;
        foreach (var (framework, lot) in await db.LotsOfAsync(version.Declared, today, stop))
        {
            if (await db.RefuseInterestAsync(caller, framework, lot, stop) is not null)
                return true;
        }

        return false;
    }

    /// <summary>One of them, with the version of its facts.</summary>
    internal static async Task<PluginVersion?> FindVisibleAsync(this AccreditationDbContext db, Guid id, Caller caller, CancellationToken stop) =>
        await (await db.VisibleToAsync(caller, stop)).AsTracking().FirstOrDefaultAsync(v => v.Id == new PluginVersionId(id), stop);

    internal static Task<List<PluginVersion>> OthersOfAsync(this AccreditationDbContext db, PluginVersion version, CancellationToken stop) =>
        db.PluginVersions.AsNoTracking().Where(v => v.Plugin == version.Plugin && v.Id != version.Id).OrderBy(v => v.Id).ToListAsync(stop);
}
