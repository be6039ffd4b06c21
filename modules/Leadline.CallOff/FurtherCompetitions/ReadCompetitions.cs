using Leadline.CallOff.Successions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
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
    DateOnly? AwardedOn, DateOnly? StandstillEndsOn, string? StandingRefusal, IReadOnlyList<PartyChange> PartyChanges)
{
    internal static CompetitionView Of(FurtherCompetition c) => new(
        c.Id, c.FrameworkId, c.FrameworkVersion, c.Reference, c.LotNumber, c.Buyer, c.Title, c.Requirement, c.ServiceLines, c.Criteria, c.ClosesAt,
        c.ContractFrom, c.ContractTo, c.State, [.. c.Invitations.Select(i => i.Supplier)], c.OpenedAt, c.AwardedTo, c.AwardedOn,
        c.StandstillEndsOn, c.StandingRefusal, c.PartyChanges);

    /// <summary>What a bidder sees: not who else is invited, and no decision before it is made.</summary>
    internal static CompetitionView ForBidder(FurtherCompetition c, OrganisationId bidder)
    {
        var view = Of(c) with { Invited = [bidder], StandingRefusal = null };
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
                .WithName("ListCompetitions").WithSummary("List the further competitions one runs or is invited to")
                .Refuses(400)
                .MayBeCalledOnCallOffBy(Roles.Buyer | Roles.Supplier);
            routes.MapGet("/further-competitions/{id:guid}", Get)
                .WithName("GetCompetition").WithSummary("Read one further competition")
                .Refuses(404)
                .MayBeCalledOnCallOffBy(Roles.Authority | Roles.Buyer | Roles.Supplier);
        }
    }

    internal static async Task<Results<Ok<Page<CompetitionView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var own = caller.OwnOrganisation;
        var (buys, sells) = (caller.Is(Roles.Buyer), caller.Is(Roles.Supplier));
        var rows = await db.Competitions.AsNoTracking().AsSplitQuery()
            .Where(c => (buys && c.Buyer == own) || (sells && c.Invitations.Any(i => i.Supplier == own)))
            .PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(c => buys && c.Buyer == own ? CompetitionView.Of(c) : CompetitionView.ForBidder(c, own))], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<CompetitionView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, CallOffDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.CompetitionAsync(id, stop) is not { } competition)
            return Problems.NotFound("further competition");
        if (caller.Is(Roles.Buyer) && caller.SpeaksFor(competition.Buyer))
        {
            http.SendTag(db.VersionOf(competition)); // the buyer's alone: a bidder would see by it that something was decided
            return TypedResults.Ok(CompetitionView.Of(competition));
        }

        if (caller.Is(Roles.Supplier) && competition.IsInvited(caller.Organisation))
            return TypedResults.Ok(CompetitionView.ForBidder(competition, caller.OwnOrganisation));
        if (await IsAuthorityAsync(competition, caller, db, clock, stop))
            return TypedResults.Ok(CompetitionView.Of(competition));
        return Problems.NotFound("further competition");
    }

    // The authority sees that a competition is run under its agreement once it is issued.
    private static async Task<bool> IsAuthorityAsync(
        FurtherCompetition competition, Caller caller, CallOffDbContext db, TimeProvider clock, CancellationToken stop) =>
        competition.State != CompetitionState.Draft
        && caller.Is(Roles.Authority)
        && await db.FrameworkAsync<FrameworkTerms>(competition.FrameworkId, clock.Today(), stop) is { } framework
        && await db.SpeaksForAsync(caller, framework.Terms.Authority, stop);
}
