using Leadline.Accreditation.Places;
using Leadline.Accreditation.Tenders;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Variations;

/// <summary>How a supplier stands to a variation.</summary>
internal enum VariationStanding
{
    /// <summary>It has said nothing.</summary>
    Unanswered,

    /// <summary>It is bound by the terms: it accepted them, or joined under them.</summary>
    Bound,

    /// <summary>It declined them, and is asked to take no call-off that stands on them.</summary>
    Declined,
}

/// <summary>How one supplier stands to a variation.</summary>
/// <param name="Supplier">The supplier.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="AnsweredAt">When it answered; null where it has not, or joined under the terms.</param>
/// <param name="Reason">What it said.</param>
internal sealed record SupplierAnswer(OrganisationId Supplier, VariationStanding Standing, DateTimeOffset? AnsweredAt, string Reason)
{
    internal static IReadOnlyList<SupplierAnswer> Of(OfferedVariation offered, IReadOnlyList<Place> places, IReadOnlyList<VariationAnswer> answers) =>
    [
        .. from held in places.GroupBy(p => p.Supplier)
           let last = answers.Where(a => a.Supplier == held.Key && a.OfVersion == offered.Version).MaxBy(a => a.Id.Value)
           let standing = held.All(p => p.IsBoundBy(offered.BindsAs)) ? VariationStanding.Bound : last is null or { Accepted: true } ? VariationStanding.Unanswered : VariationStanding.Declined
           orderby held.Key.Value
           select new SupplierAnswer(held.Key, standing, last?.AnsweredAt, last?.Reason ?? ""),
    ];
}

/// <summary>A variation with the answers that the reader may see: a supplier its own, the authority all.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">The version that is offered; its document is public.</param>
/// <param name="EffectiveFrom">The first day on which new call-offs stand on it.</param>
/// <param name="Ground">The ground in the law, by code.</param>
/// <param name="GroundTitle">What it is called.</param>
/// <param name="GroundSource">Where it stands.</param>
/// <param name="NoticeReference">The notice that was published first.</param>
/// <param name="NoticeOn">When.</param>
/// <param name="AnswersUntil">The day by which suppliers are asked to answer.</param>
/// <param name="Changed">What changes of the terms that bind suppliers.</param>
/// <param name="Reason">Why the ground is met.</param>
/// <param name="Answers">How suppliers with a place stand to it.</param>
internal sealed record VariationView(
    FrameworkId FrameworkId, int Version, DateOnly EffectiveFrom, string Ground, string GroundTitle, string GroundSource, string? NoticeReference, DateOnly? NoticeOn,
    DateOnly AnswersUntil, IReadOnlyList<string> Changed, string Reason, IReadOnlyList<SupplierAnswer> Answers)
{
    internal static VariationView Of(OfferedVariation offered, IReadOnlyList<Place> places, IReadOnlyList<VariationAnswer> answers)
    {
        var told = offered.Variation;
        return new(
            offered.FrameworkId, offered.Version, offered.EffectiveFrom, told.Ground, told.GroundTitle, told.GroundSource, told.NoticeReference, told.NoticeOn,
            told.AnswersUntil, told.Changed, told.Reason, SupplierAnswer.Of(offered, places, answers));
    }
}

internal static class ReadVariations
{
    internal const Role Readers = Role.BidManager | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadVariations() => routes.MapGet("/frameworks/{id:guid}/variations", List)
            .WithName("ListVariations").WithSummary("List what suppliers of a framework agreement were asked to accept: its authority sees every answer, a supplier with a place its own")
            .Refuses(404)
            .MayBeCalledBy(Readers);
    }

    internal static async Task<Results<Ok<IReadOnlyList<VariationView>>, ProblemHttpResult>> List(
        Guid id, Caller caller, AccreditationDbContext db, TimeProvider clock, CancellationToken stop) =>
        await db.VariationsSeenAsync(new FrameworkId(id), caller, clock, stop) is { } seen ? TypedResults.Ok(seen) : Problems.NotFound("framework agreement");

    /// <summary>The variations of a framework agreement, the newest first; null for whoever neither runs it nor holds a place on it.</summary>
    internal static async Task<IReadOnlyList<VariationView>?> VariationsSeenAsync(
        this AccreditationDbContext db, FrameworkId framework, Caller caller, TimeProvider clock, CancellationToken stop)
    {
        var isAuthority = await ReadTenders.IsAuthorityAsync(db, caller, framework, clock, stop);
        var own = caller.OwnOrganisation;
        var places = await db.Places.AsNoTracking().Where(p => p.FrameworkId == framework && p.To == null && (isAuthority || p.Supplier == own)).ToListAsync(stop);
        if (!isAuthority && (places.Count == 0 || !caller.Is(Role.BidManager)))
            return null;
        var answers = await db.VariationAnswers.AsNoTracking().Where(a => a.FrameworkId == framework && (isAuthority || a.Supplier == own)).ToListAsync(stop);
        var offered = await db.OfferedVariations.AsNoTracking().Where(v => v.FrameworkId == framework).OrderByDescending(v => v.Version).ToListAsync(stop);
        return offered.ConvertAll(v => VariationView.Of(v, places, answers));
    }
}
