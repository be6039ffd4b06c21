using Leadline.CallOff.Extensions;
using Leadline.CallOff.OutcomePayments;
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

namespace Leadline.CallOff.OrderForms;

internal static class ReadContracts
{
    internal sealed record ContractView(
        CallOffId Id, FrameworkId FrameworkId, string Reference, string LotNumber, OrganisationId Buyer, OrganisationId Supplier, string Title,
        IReadOnlyList<string> ServiceLines, DateOnly SignedOn, DateOnly StartsOn, DateOnly EndsOn, Money AnnualValue,
        IReadOnlyList<PartyChange> PartyChanges, FormulaView? OutcomePayment, int ExtensionMonths, DateOnly LatestEnd, IReadOnlyList<ContractExtension> Extensions,
        DateOnly? ExtensionTo, string? ExtensionRefusal)
    {
        internal static ContractView Of(CallOffContract c, FormulaView? formula, Caller reader)
        {
            // What is under way, and what came of it, is the buyer's own: a ceiling's refusal tells what is counted under it.
            var isBuyer = c.Buyer == reader.OwnOrganisation;
            return new(c.Id, c.FrameworkId, c.Reference, c.LotNumber, c.Buyer, c.Supplier, c.Title,
                c.ServiceLines, c.SignedOn, c.StartsOn, c.EndsOn, c.AnnualValue, c.PartyChanges, formula, c.ExtensionMonths, c.LatestEnd,
                [.. c.Extensions.OrderBy(e => e.Number)], isBuyer ? c.ExtensionTo : null, isBuyer ? c.ExtensionRefusal : null);
        }
    }

    /// <summary>The roles that see any contract at all.</summary>
    internal const Role Readers = Roles.Buyer | Roles.Supplier;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadContracts()
        {
            routes.MapGet("/contracts", List)
                .WithName("ListContracts").WithSummary("List the call-off contracts one has signed as buyer or as supplier")
                .Refuses(400)
                .MayBeCalledOnCallOffBy(Readers);
            routes.MapGet("/contracts/{id:guid}", Get)
                .WithName("GetContract").WithSummary("Read one call-off contract of one's own")
                .Refuses(404)
                .MayBeCalledOnCallOffBy(Readers);
        }
    }

    internal static async Task<Results<Ok<Page<ContractView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, Caller caller, CallOffDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var rows = await Own(db, caller).PageAsync(c => c.Id, page, stop);
        var formulas = await db.FormulasOfAsync([.. rows.Select(r => r.Id)], stop);
        return TypedResults.Ok(page.Of([.. rows.Select(r => ContractView.Of(r, formulas.GetValueOrDefault(r.Id), caller))], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<ContractView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, CallOffDbContext db, HttpContext http, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        if (await Own(db, caller).AsTracking().FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } contract)
            return Problems.NotFound("contract");
        if (contract.Buyer == caller.OwnOrganisation)
            http.SendTag(db.VersionOf(contract)); // the buyer's alone: the supplier would see by it that something is under way
        return TypedResults.Ok(ContractView.Of(contract, (await db.FormulasOfAsync([contract.Id], stop)).GetValueOrDefault(contract.Id), caller));
    }

    /// <summary>How payment by outcome is worked out under contracts, of those that have fixed it.</summary>
    internal static async Task<Dictionary<CallOffId, FormulaView>> FormulasOfAsync(this CallOffDbContext db, IReadOnlyList<CallOffId> contracts, CancellationToken stop) =>
        (await db.PaymentFormulas.Where(f => contracts.Contains(f.Id)).ToListAsync(stop)).ToDictionary(f => f.Id, f => FormulaView.Of(f, db.VersionOf(f)));

    /// <summary>The contracts that a caller has signed as buyer or as supplier, for routes and pages alike.</summary>
    internal static IQueryable<CallOffContract> Own(CallOffDbContext db, Caller caller)
    {
        var own = caller.OwnOrganisation;
        var (buys, sells) = (caller.Is(Roles.Buyer), caller.Is(Roles.Supplier));
        var few = caller.CallOffsAs(Roles.Buyer);
        return db.Contracts.AsNoTracking().AsSplitQuery().Where(c => ((buys || few.Contains(c.Id)) && c.Buyer == own) || (sells && c.Supplier == own));
    }
}
