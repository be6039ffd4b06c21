using System.Text.Json;
using Leadline.Host.Record.Packs;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Host.Record;

/// <summary>The record for those who audit it: its entries, and what any subject was at a past moment.</summary>
internal static class AuditRoutes
{
    /// <summary>An entry of the record: before are the former values of what changed, after is the whole subject.</summary>
    internal sealed record EntryView(
        string Module, Guid Id, DateTimeOffset At, Guid? Person, Guid? Organisation, Guid? Credential, string Roles,
        Guid? Delegation, string Act, string SubjectType, Guid Subject, long? SubjectVersion, string Detail, JsonElement? Before,
        JsonElement? After, string? Reason, string? RequestId)
    {
        internal static EntryView Of(string module, AuditEntry e) => new(module, e.Id, e.At, e.Person, e.Organisation, e.Credential, e.Roles,
            e.Delegation, e.Act, e.SubjectType, e.Subject, e.SubjectVersion, e.Detail, Read(e.Before), Read(e.After), e.Reason, e.RequestId);
    }

    /// <summary>A subject as it stood at a past moment.</summary>
    /// <param name="Module">The module that kept it.</param>
    /// <param name="SubjectType">What kind of thing it is.</param>
    /// <param name="Subject">Its identifier.</param>
    /// <param name="Version">Its version then.</param>
    /// <param name="Since">When it came to be so.</param>
    /// <param name="Entry">The entry that says it.</param>
    /// <param name="Seal">The number of the seal that covers the entry; null while it waits for one, and until then nothing vouches for it.</param>
    /// <param name="Position">Its place under that seal, from 1.</param>
    /// <param name="Record">The subject by column name; null where it had been deleted.</param>
    internal sealed record PastRecord(
        string Module, string SubjectType, Guid Subject, long Version, DateTimeOffset Since, Guid Entry, long? Seal, int? Position, JsonElement? Record)
    {
        internal static PastRecord Of(string module, AuditEntry e, SealedEntry? place) =>
            new(module, e.SubjectType, e.Subject, e.SubjectVersion!.Value, e.At, e.Id, place?.Seal, place?.Position, Read(e.After));
    }

    internal static void MapAudit(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/audit").WithTags("The record");
        routes.MapGet("/entries", List).WithName("ListAuditEntries").WithSummary("List the entries of the record: all as operator, as auditor those of one's own organisation's acts")
            .Refuses(400).MayBeCalledBy(RecordSearch.Readers);
        routes.MapGet("/records/{subject:guid}", At).WithName("GetPastRecord").WithSummary("Read a subject as it stood at a past moment, from the record")
            .Refuses(404).MayBeCalledBy(Role.Operator);
        routes.MapGet("/export", Export).WithName("ExportAudit").WithSummary("Export the whole sealed record, to be checked offline")
            .Produces(StatusCodes.Status200OK, contentType: AuditExport.ContentType).MayBeCalledBy(Role.Operator);
        routes.MapMakePack();
    }

    private static async Task<Results<Ok<Page<EntryView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [AsParameters] RecordFilter filter, Caller caller, RecordSearch record, CancellationToken stop)
    {
        if ((page.Fault ?? filter.Fault) is { } fault)
            return Problems.Invalid(fault);
        var found = await record.FindAsync(filter, caller, page, RecordOrder.OldestFirst, stop);
        return TypedResults.Ok(new Page<EntryView>([.. found.Items.Select(f => EntryView.Of(f.Module, f.Entry))], found.Next));
    }

    private static async Task<Results<Ok<List<PastRecord>>, ProblemHttpResult>> At(
        Guid subject, [FromQuery] DateTimeOffset? at, RecordSearch record, TimeProvider clock, CancellationToken stop)
    {
        var views = new List<PastRecord>();
        foreach (var found in await record.AtAsync(subject, at ?? clock.GetUtcNow(), stop))
            views.Add(PastRecord.Of(found.Module, found.Entry, await record.PlaceOfAsync(found.Entry.Id, stop)));
        return views.Count > 0 ? TypedResults.Ok(views) : Problems.NotFound("record");
    }

    private static PushStreamHttpResult Export(AuditExport export, CancellationToken stop) =>
        TypedResults.Stream(body => export.WriteAsync(body, stop), AuditExport.ContentType);

    private static JsonElement? Read(string? json) => json is null ? null : JsonElement.Parse(json);
}
