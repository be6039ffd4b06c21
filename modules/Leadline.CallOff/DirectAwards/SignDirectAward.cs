using Leadline.CallOff.FurtherCompetitions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.DirectAwards;

internal static class SignDirectAward
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSignDirectAward() => routes.MapPost("/direct-awards/{id:guid}/order-form", Handle)
            .WithName(nameof(SignDirectAward)).WithSummary("Sign the order form of a direct award after the standstill; pending until the supplier's standing is confirmed")
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Accepted<DirectAwardView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, IDeadlineClock deadline,
        HttpContext http, CancellationToken stop)
    {
        var today = UkCalendar.DayOf(await deadline.NowAsync(db, stop));
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (ifMatch.Unless(db.VersionOf(award)) is { } stale)
            return stale;
        if ((await SignAsync(award, caller, db, today, stop)).Refusal is { } refusal)
            return refusal.AsConflict();
        http.SendTag(db.VersionOf(award));
        return TypedResults.Accepted($"/api/v1/direct-awards/{id}", DirectAwardView.Of(award));
    }

    /// <summary>Signs it, for the route and the page alike.</summary>
    internal static async Task<Outcome> SignAsync(DirectAward award, Caller caller, CallOffDbContext db, DateOnly today, CancellationToken stop)
    {
        if (await db.RefuseAsync(award, today, isNew: false, stop) is { } notNow)
            return notNow;
        if (caller.Actor == award.PreparedBy)
            return new Refusal("approver-prepared", "You prepared this direct award, so somebody else must sign its order form.");
        var outcome = award.Sign(today);
        if (outcome.Refusal is { } refusal)
            return refusal;
        db.Announce(outcome.Value!);
        db.Record(caller, "sign-order-form", award.Id.Value, award.Reference);
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
