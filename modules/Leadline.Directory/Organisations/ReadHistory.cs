using Leadline.Directory.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Organisations;

internal static class ReadHistory
{
    /// <param name="On">The day.</param>
    /// <param name="What">What happened: opened, named, identified, identifier-ended, followed, succeeded, closed.</param>
    /// <param name="Detail">The name, the identifier, or how one followed the other.</param>
    /// <param name="Other">The predecessor or successor, where there is one.</param>
    /// <param name="OtherName">What it was called on the day.</param>
    internal sealed record HistoryEntry(DateOnly On, string What, string Detail, OrganisationId? Other = null, string? OtherName = null);

    /// <param name="Id">The organisation.</param>
    /// <param name="Reference">How people quote it.</param>
    /// <param name="Entries">In order of days.</param>
    internal sealed record HistoryView(OrganisationId Id, OrganisationReference Reference, IReadOnlyList<HistoryEntry> Entries);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadHistory() => routes.MapGet("/organisations/{id:guid}/history", Handle)
            .WithName(nameof(ReadHistory)).WithSummary("Read what became of an organisation, from its first day to a day: names, identifiers, predecessors, successors")
            .Refuses(400, 404)
            .MayBeReadByAnyOrganisation();
    }

    internal static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] AsAt at, DirectoryDbContext db, CancellationToken stop)
    {
        if (at.Fault is { } fault)
            return Problems.Invalid(fault);
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } own)
            return Problems.NotFound("organisation");
        var followers = own.Successors.Select(s => s.Successor).ToList();
        var others = await db.Organisations.AsNoTracking().AsSplitQuery()
            .Where(o => followers.Contains(o.Id) || o.Successors.Any(s => s.Successor == own.Id)).ToListAsync(stop);
        var day = at.IsNamed ? at.Day : DateOnly.MaxValue; // without a day all that is known, a succession still to come included
        return TypedResults.Ok(new HistoryView(own.Id, own.Reference,
            [.. Entries(own).Concat(Successions(own, others)).Where(e => e.On <= day).OrderBy(e => e.On)]));
    }

    private static IEnumerable<HistoryEntry> Entries(Organisation own)
    {
        yield return new HistoryEntry(own.OpenFrom, "opened", own.Kind);
        var since = own.OpenFrom;
        foreach (var former in own.FormerNames.OrderBy(n => n.To))
        {
            yield return new HistoryEntry(since, "named", former.Name);
            since = former.To.AddDays(1);
        }

        yield return new HistoryEntry(since, "named", own.Name);
        foreach (var identifier in own.Identifiers)
        {
            yield return new HistoryEntry(identifier.From, "identified", identifier.Text);
            if (identifier.To is { } last)
                yield return new HistoryEntry(last, "identifier-ended", identifier.Text);
        }

        if (own.OpenTo is { } closed)
            yield return new HistoryEntry(closed, "closed", own.NameOn(closed));
    }

    private static IEnumerable<HistoryEntry> Successions(Organisation own, IReadOnlyList<Organisation> others)
    {
        foreach (var other in others.OrderBy(o => o.Reference))
        {
            if (other.Successors.Exists(s => s.Successor == own.Id))
                yield return Entry(other, other, "followed");
            if (own.Successors.Exists(s => s.Successor == other.Id))
                yield return Entry(own, other, "succeeded");
        }

        static HistoryEntry Entry(Organisation ended, Organisation other, string what) => new(
            ended.SucceededOn!.Value, what, ended.SuccessionKind!.Value.Code, other.Id, other.NameOn(ended.SucceededOn.Value));
    }
}
