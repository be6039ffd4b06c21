using System.Globalization;
using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Guide;

/// <summary>What can be bought, as open data: a row for each service line of each lot, as at any day.</summary>
internal static class PublicDirectory
{
    private static readonly string[] Columns = ["framework", "title", "authority", "version", "lot", "lot_title", "service", "line", "line_title", "summary", "routes", "from", "to", "live"];

    /// <param name="Framework">The framework agreement's reference.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Authority">Who runs it.</param>
    /// <param name="Version">The version in force on the day.</param>
    /// <param name="Lot">The lot's number.</param>
    /// <param name="LotTitle">Its title.</param>
    /// <param name="Service">The service's title; null where the lot knows none.</param>
    /// <param name="Line">The service line's code.</param>
    /// <param name="LineTitle">Its title.</param>
    /// <param name="Summary">What it covers.</param>
    /// <param name="Routes">The ways to a call-off.</param>
    /// <param name="From">The first day on which call-offs may be made on the lot.</param>
    /// <param name="To">The last.</param>
    /// <param name="Live">Whether call-offs could be made on the day.</param>
    internal sealed record DirectoryRow(
        string Framework, string Title, OrganisationReference Authority, int Version, string Lot, string LotTitle, string? Service, string Line, string LineTitle, string Summary,
        IReadOnlyList<CallOffRoute> Routes, DateOnly From, DateOnly To, bool Live)
    {
        internal static DirectoryRow Of(Offer o) => new(
            o.Terms.Reference, o.Terms.Title, o.Terms.Authority, o.Version, o.Lot.Number, o.Lot.Title, o.Service?.Title, o.Line.Code, o.Line.Title, o.Line.Summary,
            o.Lot.Routes, o.Terms.TermOf(o.Lot).From, o.Terms.TermOf(o.Lot).To, o.IsLive);
    }

    extension(IEndpointRouteBuilder site)
    {
        internal void MapPublicDirectory()
        {
            site.MapGet("/public/v1/directory", ReadAsync)
                .WithName("ReadDirectory").WithSummary("Download what can be bought on which lot, as at a day")
                .WithTags("Open data").Produces<string>(StatusCodes.Status200OK, "application/json", "text/csv").Refuses(400)
                .MayBeCalledByAnybody("what is published of framework agreements is public");
        }
    }

    /// <param name="on">The day; today where none is named.</param>
    /// <param name="format"><c>json</c>, or <c>csv</c>.</param>
    /// <param name="db">The module's store.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stop">Cancels.</param>
    internal static async Task<Results<Ok<IReadOnlyList<DirectoryRow>>, ContentHttpResult, ProblemHttpResult>> ReadAsync(
        [FromQuery] DateOnly? on, [FromQuery] string? format, LotsDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (format is not (null or "json" or "csv"))
            return Problems.Invalid(new Fault("/format", "format-unknown", "The directory is read as json or as csv."));
        IReadOnlyList<DirectoryRow> rows = [.. (await db.OffersAsync(on ?? clock.Today(), stop)).Select(DirectoryRow.Of)];
        return format == "csv" ? TypedResults.Text(CsvText.Of(Columns, rows.Select(Cells)), "text/csv", Encoding.UTF8) : TypedResults.Ok(rows);
    }

    private static IReadOnlyList<string?> Cells(DirectoryRow r) =>
    [
        r.Framework, r.Title, r.Authority.ToString(), r.Version.ToString(CultureInfo.InvariantCulture), r.Lot, r.LotTitle, r.Service, r.Line, r.LineTitle, r.Summary,
        string.Join(' ', r.Routes.Select(route => route.ToString().InDocuments())), CsvText.Day(r.From), CsvText.Day(r.To), r.Live ? "yes" : "no",
    ];
}
