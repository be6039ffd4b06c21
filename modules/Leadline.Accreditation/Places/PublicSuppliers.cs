using System.Text;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Places;

/// <summary>Who may sell what, as open data: a row for each service line of each place, as at any day.</summary>
internal static class PublicSuppliers
{
    private static readonly string[] Columns = ["framework", "lot", "line", "supplier", "name", "from", "to"];

    /// <param name="Framework">The framework agreement's reference.</param>
    /// <param name="Lot">The lot's number.</param>
    /// <param name="Line">The service line's code.</param>
    /// <param name="Supplier">The supplier's reference.</param>
    /// <param name="Name">Its name, as it is known today.</param>
    /// <param name="From">The first day on which it was accredited for the line.</param>
    /// <param name="To">The last day of its place; null while it holds.</param>
    internal sealed record SupplierRow(string Framework, string Lot, string Line, OrganisationReference Supplier, string Name, DateOnly From, DateOnly? To);

    extension(IEndpointRouteBuilder site)
    {
        internal void MapPublicSuppliers() => site.MapGet("/public/v1/suppliers", ReadAsync)
            .WithName("ReadApprovedSuppliers").WithSummary("Download which suppliers are accredited for which service line, as at a day")
            .WithTags("Open data").Produces<string>(StatusCodes.Status200OK, "application/json", "text/csv").Refuses(400)
            .MayBeCalledByAnybody("the approved list is public");
    }

    /// <param name="on">The day; today where none is named.</param>
    /// <param name="format"><c>json</c>, or <c>csv</c>.</param>
    /// <param name="db">The module's store.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stop">Cancels.</param>
    internal static async Task<Results<Ok<IReadOnlyList<SupplierRow>>, ContentHttpResult, ProblemHttpResult>> ReadAsync(
        [FromQuery] DateOnly? on, [FromQuery] string? format, AccreditationDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (format is not (null or "json" or "csv"))
            return Problems.Invalid(new Fault("/format", "format-unknown", "The approved list is read as json or as csv."));
        var rows = await RowsAsync(db, on ?? clock.Today(), stop);
        return format == "csv" ? TypedResults.Text(CsvText.Of(Columns, rows.Select(Cells)), "text/csv", Encoding.UTF8) : TypedResults.Ok(rows);
    }

    private static async Task<IReadOnlyList<SupplierRow>> RowsAsync(AccreditationDbContext db, DateOnly day, CancellationToken stop)
    {
        var places = await db.Places.AsNoTracking().Where(p => p.From <= day && (p.To == null || p.To >= day)).ToListAsync(stop);
        var frameworks = await db.FrameworksAsync<FrameworkTerms>(places.Select(p => p.FrameworkId), day, stop);
        var suppliers = places.ConvertAll(p => p.Supplier);
        var names = await db.Organisations.AsNoTracking().Where(o => suppliers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return
        [
            .. from place in places
               let supplier = names[place.Supplier]
               from line in place.Lines
               where line.From <= day
               let row = new SupplierRow(frameworks[place.FrameworkId].Terms.Reference, place.LotNumber, line.Code, supplier.Reference, supplier.Name, line.From, place.To)
               orderby row.Framework, row.Lot, row.Line, row.Name
               select row,
        ];
    }

    private static IReadOnlyList<string?> Cells(SupplierRow r) =>
        [r.Framework, r.Lot, r.Line, r.Supplier.ToString(), r.Name, CsvText.Day(r.From), CsvText.Day(r.To)];
}
