using Leadline.Directory.Contracts;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Successions;

/// <summary>
/// Ends an organisation the day before others carry on for it. The other modules are told on the day: at once where it has come, else by
/// <see cref="AnnounceSuccessions"/>.
/// </summary>
internal static class RecordSuccession
{
    private const int MostSuccessors = 50;

    /// <param name="Kind">merger, split, renaming or change-of-legal-form.</param>
    /// <param name="On">The successors' first day in its place; the organisation closes the day before.</param>
    /// <param name="Successors">Who follows: at least two for a split, else one.</param>
    /// <param name="Reason">The order, statute or notice behind it, for the record; at most 2,000 characters.</param>
    internal sealed record RecordSuccessionRequest(string Kind, DateOnly On, IReadOnlyList<OrganisationId> Successors, string Reason)
    {
        internal IEnumerable<Fault> Faults(OrganisationId predecessor)
        {
            if (!SuccessionKinds.All.TryGetValue(Kind, out var kind))
                yield return new Fault("/kind", "succession-kind-unknown", $"Known: {string.Join(", ", SuccessionKinds.All.Keys)}.");
            else if (kind == SuccessionKind.Split ? Successors.Count is < 2 or > MostSuccessors : Successors.Count != 1)
                yield return new Fault("/successors", "successors-miscounted", $"A split has 2 to {MostSuccessors} successors, every other succession has one; these are {Successors.Count}.");
            for (var i = 0; i < Successors.Count; i++)
            {
                if (Successors[i] == predecessor)
                    yield return new Fault($"/successors/{i}", "succession-to-itself", "An organisation can't follow itself.");
                if (Successors.Take(i).Contains(Successors[i]))
                    yield return new Fault($"/successors/{i}", "successor-twice", "Name each successor once.");
            }

            if (Text.Fault("/reason", Reason, Organisation.LongestReason) is { } reason)
                yield return reason;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRecordSuccession() => routes.MapPost("/organisations/{id:guid}/succession", Handle)
            .WithName(nameof(RecordSuccession)).WithSummary("Record that others carry on for an organisation from a day: merger, split, renaming, change of legal form")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, RecordSuccessionRequest request, Caller caller, DirectoryDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var predecessor = new OrganisationId(id);
        if (request.Faults(predecessor).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync("succession", stop); // two at once could close a circle that neither sees
        if (await db.Organisations.FindAsync([predecessor], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (ifMatch.Unless(db.VersionOf(organisation)) is { } stale)
            return stale;
        var successors = new List<Organisation>();
        foreach (var (i, successor) in request.Successors.Index())
        {
            if (await db.Organisations.FindAsync([successor], stop) is not { } found)
                return Problems.Invalid(new Fault($"/successors/{i}", "organisation-unknown", "No such organisation is registered; register it first."));
            if (await db.LeadsToAsync(found, predecessor, stop))
                return new Refusal("succession-cycle", $"{organisation.Reference} itself came to follow {found.Reference}; it can't be followed by it.", $"/successors/{i}").AsConflict();
            successors.Add(found);
        }

        var outcome = organisation.Succeed(SuccessionKinds.All[request.Kind], request.On, successors, request.Reason.Trim());
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();

        db.Announce(outcome.Value!);
        if (request.On <= clock.Today())
            db.Announce(organisation.Tell(successors, clock.GetUtcNow()));
        db.Record(caller, "record-succession", id, $"{organisation.Reference}, {request.Kind} on {request.On:O}, followed by {string.Join(", ", successors.Select(s => s.Reference))}", request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Ok(OrganisationView.Of(organisation));
    }

    /// <summary>Whether an organisation was followed, by however many steps, by another.</summary>
    internal static async Task<bool> LeadsToAsync(this DirectoryDbContext db, Organisation start, OrganisationId end, CancellationToken stop)
    {
        var (seen, next) = (new HashSet<OrganisationId> { start.Id }, new Queue<Organisation>([start]));
        while (next.TryDequeue(out var at))
        {
            foreach (var link in at.Successors)
            {
                if (link.Successor == end)
                    return true;
                if (seen.Add(link.Successor) && await db.Organisations.FindAsync([link.Successor], stop) is { } follower)
                    next.Enqueue(follower);
            }
        }

        return false;
    }
}
