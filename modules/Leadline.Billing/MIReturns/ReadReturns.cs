using Leadline.Billing.Ledger;
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
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.MIReturns;

/// <summary>An MI return, for the supplier that made it and the authority that charges it.</summary>
internal sealed record ReturnView(
    Guid Id, FrameworkId FrameworkId, OrganisationId Supplier, Month Month, bool IsNil, IReadOnlyList<ReturnLine> Lines, BasisPoints Rate,
    Money NetTotal, Money ChargeTotal, DateTimeOffset SubmittedAt, InvoiceId? InvoiceId)
{
    internal static ReturnView Of(MIReturn r) => new(
        r.Id.Value, r.FrameworkId, r.Supplier, r.Month, r.IsNil, r.Lines, r.Rate, r.NetTotal, r.ChargeTotal, r.SubmittedAt, r.InvoiceId);
}

internal static class ReadReturns
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadReturns()
        {
            routes.MapGet("/mi-returns", List)
                .WithName("ListReturns").WithSummary("List one's own MI returns or, as the framework's authority, all of a framework agreement")
                .Refuses(400)
                .MayBeCalledBy(Role.SupplierFinance | Roles.Authority);
            routes.MapGet("/mi-returns/{id:guid}", Get)
                .WithName("GetReturn").WithSummary("Read one MI return with the charge on each line")
                .Refuses(404)
                .MayBeCalledBy(Role.SupplierFinance | Roles.Authority);
        }
    }

    internal static async Task<Results<Ok<Page<ReturnView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, Caller caller, BillingDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var own = caller.OwnOrganisation;
        var frameworkId = framework is { } id ? new FrameworkId(id) : (FrameworkId?)null;
        var all = frameworkId is { } f && await db.SeesChargesOfAsync(caller, f, clock.Today(), stop);
        var rows = await db.Returns.AsNoTracking()
            .Where(r => (frameworkId == null || r.FrameworkId == frameworkId) && (all || r.Supplier == own))
            .PageAsync(r => r.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(ReturnView.Of)], r => r.Id));
    }

    internal static async Task<Results<Ok<ReturnView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, BillingDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.Returns.FindAsync([new MIReturnId(id)], stop) is not { } made
            || !(caller.SpeaksFor(made.Supplier) || await db.SeesChargesOfAsync(caller, made.FrameworkId, clock.Today(), stop)))
            return Problems.NotFound("MI return");
        http.SendTag(db.VersionOf(made));
        return TypedResults.Ok(ReturnView.Of(made));
    }
}
