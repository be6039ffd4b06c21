using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Quotes;

/// <summary>
/// The recorded calls of one's own plugins with their documents, so that an author can make them again with another build or on a newer SDK. They are read by whom,
/// and from when on, the words of a failure are: by the plugin's publisher, from the award on.
/// </summary>
internal static class ReadOwnPluginCalls
{
    /// <param name="Id">Names the record.</param>
    /// <param name="CallOffId">The direct award.</param>
    /// <param name="Plugin">The plugin.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Operation">What was asked.</param>
    /// <param name="Input">The document that was handed over, in UTF-8.</param>
    /// <param name="Output">The document that came back, in UTF-8; empty where none did.</param>
    /// <param name="Failure">The code of the verdict where no document came back; otherwise null.</param>
    /// <param name="Steps">The steps that it took.</param>
    /// <param name="KeptAt">When it was kept.</param>
    internal sealed record OwnPluginCallView(
        PluginCallId Id, CallOffId CallOffId, string Plugin, string Version, string Operation, byte[] Input, byte[] Output, string? Failure, long Steps, DateTimeOffset KeptAt)
    {
        internal static OwnPluginCallView Of(KeptPluginCall kept)
        {
            var call = kept.Record;
            return new(kept.Id, kept.CallOffId, kept.Plugin, kept.PluginVersion, kept.Operation, call.Input.ToArray(), call.Output.ToArray(), call.Verdict, call.Steps, kept.KeptAt);
        }
    }

    /// <summary>So many records on a page at most, and so many characters of them but for the first: each holds two documents, and both may be long.</summary>
    private const int MostOnPage = 10;
    private const int MostCharacters = 16 * 1024 * 1024;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadOwnPluginCalls() => routes.MapGet("/plugin-calls/own", List)
            .WithName("ListOwnPluginCalls").WithSummary("List the recorded calls of one's own plugins in direct awards that are awarded, with what was asked and answered")
            .WithDescription("At most ten on a page, and fewer of long ones. Calls appear with the award, in the order in which they were made: read from the start each time, with 'after' only within one reading.")
            .Refuses(400, 409)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Ok<Page<OwnPluginCallView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] string? plugin, [FromQuery] string? version, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var calls = await db.PublishedAndAwardedAsync(caller, stop);
        if (plugin is not null)
            calls = calls.Where(c => c.Plugin == plugin);
        if (version is not null)
            calls = calls.Where(c => c.PluginVersion == version);
        var listed = await calls.OnPage(c => c.Id, page with { Limit = Math.Min(page.Size, MostOnPage) }).Select(c => new { c.Id, c.Call.Length }).ToListAsync(stop);
        var (fitting, characters) = (0, 0L);
        while (fitting < Math.Min(listed.Count, Math.Min(page.Size, MostOnPage)) && (fitting == 0 || characters + listed[fitting].Length <= MostCharacters))
            characters += listed[fitting++].Length;
        var shown = listed.Take(fitting).Select(l => l.Id).ToList();
        var rows = await db.PluginCalls.AsNoTracking().Where(c => shown.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(stop);
        if (rows.FirstOrDefault(c => !c.IsWhole) is { } damaged)
            return new Refusal("record-damaged", $"The record {damaged.Id.Value} is not what was kept: it does not have the hash {damaged.Hash}.").AsConflict();
        return TypedResults.Ok(new Page<OwnPluginCallView>([.. rows.Select(OwnPluginCallView.Of)], fitting < listed.Count ? shown[^1].Value : null));
    }

    // Until an award the buyer may give it up, and then nobody is told that there was a need. What is paid by a contract is its parties' alone, and who published the
    // formula may be none of them any more. Of an authority's plugin that prices the rate cards of several, those who
    // also belong to an organisation that sells on the lot read nothing.
    private static async Task<IQueryable<KeptPluginCall>> PublishedAndAwardedAsync(this CallOffDbContext db, Caller caller, CancellationToken stop)
    {
        var own = caller.OwnOrganisation;
        var conflicts = db.LotsOfInterest(await db.InterestsAsync(caller, stop));
        var awarded = db.DirectAwards.Where(a => a.AwardedOn != null);
        return db.PluginCalls.AsNoTracking()
            .Where(c => c.ReportId == null && !c.Operation.StartsWith(ReadQuotes.OfPayments))
            .Where(c => db.Plugins.Any(p => p.Plugin == c.Plugin && p.Number == c.PluginVersion && p.Publisher == own))
            .Where(c => awarded.Any(a => a.FrameworkId == c.FrameworkId && a.Id == c.CallOffId))
            .Where(c => db.Quotes.Any(q => q.FrameworkId == c.FrameworkId && q.Id == c.QuoteId && q.Supplier == own)
                || !awarded.Any(a => a.FrameworkId == c.FrameworkId && a.Id == c.CallOffId
                    && conflicts.Any(l => l.FrameworkId == a.FrameworkId && l.LotNumber == a.LotNumber)));
    }
}
