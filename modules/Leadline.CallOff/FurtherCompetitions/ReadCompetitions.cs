using Leadline.CallOff.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.FurtherCompetitions;

/// <summary>A further competition, for its buyer, the suppliers it invited, and the framework's authority. No bid is in it.</summary>
internal sealed record CompetitionView(
    CallOffId Id, FrameworkId FrameworkId, int FrameworkVersion, string Reference, string LotNumber, OrganisationId Buyer, string Title,
    string Requirement, IReadOnlyList<string> ServiceLines, IReadOnlyList<Criterion> Criteria, DateTimeOffset ClosesAt, DateOnly ContractFrom,
    DateOnly ContractTo, CompetitionState State, IReadOnlyList<OrganisationId> Invited, DateTimeOffset? OpenedAt, OrganisationId? AwardedTo,
    DateOnly? AwardedOn, DateOnly? StandstillEndsOn, string? CeilingRefusal, string? StandingRefusal, IReadOnlyList<PartyChange> PartyChanges, string? Purpose, int ExtensionMonths)
{
    internal static CompetitionView Of(FurtherCompetition c) => new(
        c.Id, c.FrameworkId, c.FrameworkVersion, c.Reference, c.LotNumber, c.Buyer, c.Title, c.Requirement, c.ServiceLines, c.Criteria, c.ClosesAt,
        c.ContractFrom, c.ContractTo, c.State, [.. c.Invitations.Select(i => i.Supplier)], c.OpenedAt, c.AwardedTo, c.AwardedOn,
        c.StandstillEndsOn, c.CeilingRefusal, c.StandingRefusal, c.PartyChanges, c.Purpose, c.ExtensionMonths);

    /// <summary>What a bidder sees: not who else is invited, and no decision before it is made.</summary>
    internal static CompetitionView ForBidder(FurtherCompetition c, OrganisationId bidder)
    {
        var view = Of(c) with { Invited = [bidder], CeilingRefusal = null, StandingRefusal = null };
        return c.AwardedOn is null ? view with { State = Plain(c.State), AwardedTo = null } : view;
    }

    private static CompetitionState Plain(CompetitionState state) => state == CompetitionState.AwardPending ? CompetitionState.Opened : state;
}

internal static class ReadCompetitions
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadCompetitions()
        {
            routes.MapGet("/further-competitions", List)
                .WithName("ListCompetitions").WithSummary("List the further competitions one runs, is invited to or, as the framework's authority, has issued under one's agreements")
                .Refuses(400)
                .MayBeCalledOnCallOffBy(CompetitionSight.Readers);
            routes.MapGet("/further-competitions/{id:guid}", Get)
                .WithName("GetCompetition").WithSummary("Read one further competition")
                .Refuses(404)
                .MayBeCalledOnCallOffBy(CompetitionSight.Readers);
        }
    }

    internal static async Task<Results<Ok<Page<CompetitionView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var sight = await CompetitionSight.OfAsync(caller, db, stop);
        var rows = await sight.Among(db.Competitions.AsNoTracking().AsSplitQuery()).PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(sight.View)], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<CompetitionView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, CallOffDbContext db, HttpContext http, CancellationToken stop)
    {
        if (await db.CompetitionAsync(id, stop) is not { } competition)
            return Problems.NotFound("further competition");
        var sight = await CompetitionSight.OfAsync(caller, db, stop);
        var seenAs = sight.Of(competition);
        if (seenAs == SeenAs.Nobody)
            return Problems.NotFound("further competition");
        if (seenAs == SeenAs.Buyer)
            http.SendTag(db.VersionOf(competition)); // the buyer's alone: a bidder would see by it that something was decided
        return TypedResults.Ok(sight.View(competition));
    }
}
