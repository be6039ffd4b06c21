using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>
/// Takes a published file of organisations. The same file again changes nothing. Two files may tell of one code under different names:
/// the register of commissioners gives the live codes of 2015's groups the names of their boards, so importing it after the list of 2015
/// renames them, and importing the list again renames them back. A rename is an amendment like any other; the file imported last stands.
/// What a layout has no column for stays as it is known.
/// </summary>
internal static class ImportOrganisations
{
    internal const long MostBytes = 50_000_000;

    // The server cuts a connection beyond its own limit, and the answer may be lost with it: a file not far beyond ours gets one.
    private const long CutOffAt = MostBytes + 2_000_000;
    private const int KeptInMemory = 64 * 1024;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapImportOrganisations() => routes.MapPost("/organisations/import", Handle)
            .WithName(nameof(ImportOrganisations)).WithSummary("Import a published file of organisations")
            .WithDescription("The body is the file: UTF-8, commas, a header row by which its layout is recognised, at most 50 MB. A row that is wrong is "
                + "reported and stops no other; with strict=true nothing is stored unless every row is right.")
            .Accepts<Stream>("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(CutOffAt))
            .Refuses(400, 409, 413)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Handle(
        HttpRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop, [FromQuery] bool strict = false)
    {
        if (!await ReceiveAsync(request, stop))
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "file-too-large",
                $"A file has at most {MostBytes:N0} bytes. Cut it into several, each with the header row.");
        var opened = await OrganisationFile.OpenAsync(request.Body, stop);
        if (opened.Refusal is { } refusal)
            return Problems.Invalid(new Fault("", refusal.Code, refusal.Reason, Line: 1));
        await using var file = opened.Value!;
        try
        {
            var report = await file.StoreAsync(strict, caller, db, clock.Today(), stop);
            return strict && report.FaultCount > 0 ? NothingStored(report) : TypedResults.Ok(report);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || error.IsDuplicate())
        {
            return Problems.Of(StatusCodes.Status409Conflict, "organisations-changed-meanwhile",
                "Somebody else changed some of these organisations at the same time. Import the file again: what is stored already stays as it is.");
        }
    }

    /// <summary>
    /// Brings the whole body in, onto disk beyond its first 64 KB, before the first row is read: no write transaction waits for a slow
    /// sender, and of a file that is too large or breaks off nothing is stored.
    /// </summary>
    private static async Task<bool> ReceiveAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MostBytes)
            return false;
        request.EnableBuffering(KeptInMemory);
        try
        {
            await request.Body.DrainAsync(MostBytes, stop);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return false;
        }

        request.Body.Position = 0;
        return true;
    }

    private static ProblemHttpResult NothingStored(ImportReport report)
    {
        var problem = Problems.Of(StatusCodes.Status400BadRequest, "file-has-faults",
            $"{report.Refused:N0} of {report.Read:N0} rows are wrong, so nothing was stored. 'report' lists what is wrong with them.");
        problem.ProblemDetails.Extensions["report"] = report;
        return problem;
    }
}
