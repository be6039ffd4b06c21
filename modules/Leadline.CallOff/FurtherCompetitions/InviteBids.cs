using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>Invites every supplier on the lot that is accredited for all of the lines: the law leaves the buyer no choice among them.</summary>
/// <remarks>Source: Public Contracts Regulations 2015, reg. 33(11)(a); 2006, reg. 19(9)(a).</remarks>
internal static class InviteBids
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapInviteBids() => routes.MapPost("/further-competitions/{id:guid}/invitation", Handle)
            .WithName(nameof(InviteBids)).WithSummary("Invite every supplier accredited for the service lines to bid")
            .Refuses(404, 409).WantsIfMatch()
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Ok<CompetitionView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, Caller caller, CallOffDbContext db, IDeadlineClock deadline,
        HttpContext http, CancellationToken stop)
    {
        var now = await deadline.NowAsync(db, stop);
        var own = await db.OwnCompetitionAsync(id, caller, stop);
        if (own.Value is not { } competition)
            return own.Refusal!.AsProblem();
        if (ifMatch.Unless(db.VersionOf(competition)) is { } stale)
            return stale;
        var today = UkCalendar.DayOf(now);
        if (await db.RefuseAsync(competition, today, isNew: true, stop) is { } notNow)
            return notNow.AsConflict();
        var places = await db.Places.AsNoTracking()
            .Where(p => p.FrameworkId == competition.FrameworkId && p.LotNumber == competition.LotNumber).OrderBy(p => p.Id).ToListAsync(stop);
        var terms = await db.BindsAsAsync(competition.FrameworkId, competition.FrameworkVersion, stop);
        var accredited = places.Where(p => p.CoversOn(competition.ServiceLines, today, terms) && p.Supplier != competition.Buyer);
        if (competition.Invite([.. accredited.Select(p => p.Supplier)], now).Refusal is { } refusal)
            return refusal.AsConflict();

        db.Record(caller, "invite-bids", id, $"{competition.Reference}: {competition.Invitations.Count} suppliers, closing {competition.ClosesAt:O}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(competition));
        return TypedResults.Ok(CompetitionView.Of(competition));
    }
}
