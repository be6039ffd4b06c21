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

namespace Leadline.CallOff.OrderForms;

internal static class SignOrderForm
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSignOrderForm() => routes.MapPost("/further-competitions/{id:guid}/order-form", Handle)
            .WithName(nameof(SignOrderForm)).WithSummary("Sign the order form after the standstill; pending until the supplier's standing is confirmed")
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.Approver);
    }

    internal static async Task<Results<Accepted<CompetitionView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, IDeadlineClock deadline,
        HttpContext http, CancellationToken stop)
    {
        var now = await deadline.NowAsync(db, stop);
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        if (ifMatch.Unless(db.VersionOf(competition)) is { } stale)
            return stale;
        if (await db.RefuseAsync(competition, UkCalendar.DayOf(now), isNew: false, stop) is { } notNow)
            return notNow.AsConflict();
        if (caller.Actor == competition.PreparedBy)
            return new Refusal("approver-prepared", "You prepared this competition, so somebody else must sign its order form.").AsConflict();
        var outcome = competition.Sign(UkCalendar.DayOf(now));
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();

        db.Announce(outcome.Value!);
        db.Record(caller, "sign-order-form", id, competition.Reference);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(competition));
        return TypedResults.Accepted($"/api/v1/further-competitions/{id}", CompetitionView.Of(competition));
    }
}
