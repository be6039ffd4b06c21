using Leadline.Lots.Copies;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Mandates;

internal static class ProposeMandate
{
    /// <param name="FrameworkId">The framework agreement; the caller's authority runs it.</param>
    /// <param name="ServiceLine">The code of one of its service lines.</param>
    /// <param name="Use">What is laid down.</param>
    /// <param name="Decider">Who decided it, by office or body: at most 300 characters.</param>
    /// <param name="DecidedOn">When it was decided; not after today.</param>
    /// <param name="LegalBasis">The power that is relied upon: at most 10,000 characters.</param>
    /// <param name="From">The first day; today or later.</param>
    /// <param name="Reason">Why, for the record: at most 10,000 characters.</param>
    /// <param name="To">The last day; none until it is withdrawn.</param>
    /// <param name="BuyerKinds">The kinds of buyers it is for.</param>
    /// <param name="Organisations">References of organisations that it names, at most 500; at least a kind or an organisation must be stated.</param>
    internal sealed record ProposeMandateRequest(
        FrameworkId FrameworkId, string ServiceLine, MandateUse Use, string Decider, DateOnly DecidedOn, string LegalBasis, DateOnly From, string Reason, DateOnly? To = null,
        IReadOnlyList<string>? BuyerKinds = null, IReadOnlyList<OrganisationReference>? Organisations = null)
    {
        internal IEnumerable<Fault> Faults(DateOnly today)
        {
            var (kinds, named) = (BuyerKinds ?? [], Organisations ?? []);
            if (Text.Fault("/serviceLine", ServiceLine, 30) is { } line)
                yield return line;
            if (Text.Fault("/decider", Decider, Mandate.LongestName) is { } decider)
                yield return decider;
            if (Text.Fault("/legalBasis", LegalBasis, Mandate.LongestText) is { } basis)
                yield return basis;
            if (Text.Fault("/reason", Reason, Mandate.LongestText) is { } reason)
                yield return reason;
            if (DecidedOn > today)
                yield return new Fault("/decidedOn", "decided-later", $"What is decided on {DecidedOn:O} is not decided yet.");
            if (From < today)
                yield return new Fault("/from", "mandate-backdated", $"A mandate binds nobody before it is published, so it can't begin on {From:O}, which has passed.");
            if (To < From)
                yield return new Fault("/to", "dates-order", $"The last day, {To:O}, lies before the first, {From:O}.");
            if (kinds.Count + named.Count == 0)
                yield return new Fault("/buyerKinds", "scope-missing", "State for which kinds of buyers it is, or which organisations it names.");
            for (var i = 0; i < kinds.Count; i++)
            {
                if (!Contracts.BuyerKinds.All.Contains(kinds[i], StringComparer.Ordinal))
                    yield return new Fault($"/buyerKinds/{i}", "kind-unknown", $"Kinds of buyers are: {string.Join(", ", Contracts.BuyerKinds.All)}.");
            }

            if (named.Count > Mandate.MostOrganisations)
                yield return new Fault("/organisations", "too-many", $"At most {Mandate.MostOrganisations} organisations can be named.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapProposeMandate() => routes.MapPost("/mandates", Handle)
            .WithName(nameof(ProposeMandate)).WithSummary("Propose what is laid down of the use of a framework agreement for a service line; somebody else publishes it")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.CategoryManager);
    }

    internal static async Task<Results<Created<MandateView>, ProblemHttpResult>> Handle(
        ProposeMandateRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (request.Faults(today).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.OwnFrameworkAsync(request.FrameworkId.Value, caller, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if ((await db.RefuseInterestAsync(caller, framework.Id, lots: null, stop)
                ?? await RefuseAsync(request, framework, db, stop)) is { } refusal)
            return refusal.AsConflict();
        var mandate = new Mandate(
            MandateId.New(), framework.Id, request.ServiceLine, request.Use, request.Decider.Trim(), request.DecidedOn, request.LegalBasis.Trim(), request.From, request.To,
            [.. (request.BuyerKinds ?? []).Distinct()], [.. (request.Organisations ?? []).Distinct().Order().Select(o => o.ToString())], caller.Actor)
            .Propose(request.Reason.Trim(), today, now);
        db.Add(mandate);
        db.Record(caller, "propose-mandate", mandate.Id.Value, $"{framework.Reference} {mandate.ServiceLine} {mandate.Use}", request.Reason);
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(mandate));
        return TypedResults.Created($"/api/v1/mandates/{mandate.Id.Value}", MandateView.Of(mandate, today));
    }

    private static async Task<Refusal?> RefuseAsync(ProposeMandateRequest request, FrameworkAgreement framework, LotsDbContext db, CancellationToken stop)
    {
        var terms = FrameworkVersion.Read(framework.Latest.Terms);
        var lines = terms.Lots.SelectMany(l => l.ServiceLines).Select(l => l.Code).Distinct(StringComparer.Ordinal).ToList();
        if (!lines.Contains(request.ServiceLine, StringComparer.Ordinal))
            return new Refusal("line-unknown", $"{terms.Reference} has the service lines {string.Join(", ", lines)}.", "/serviceLine");
        if ((request.BuyerKinds ?? []).Index().FirstOrDefault(k => !terms.BuyerKinds.Contains(k.Item)) is { Item: { } kind, Index: var at })
            return new Refusal("buyer-not-eligible", $"{terms.Reference} may be used by: {string.Join(", ", terms.BuyerKinds)}; use can't be laid down for {kind}.", $"/buyerKinds/{at}");
        var named = request.Organisations ?? [];
        var known = await db.Organisations.AsNoTracking().Where(o => named.Contains(o.Reference)).Select(o => o.Reference).ToListAsync(stop);
        return named.Index().Where(o => !known.Contains(o.Item)).Select(o => new Refusal("organisation-unknown", $"{o.Item} is not registered here.", $"/organisations/{o.Index}")).FirstOrDefault();
    }
}
