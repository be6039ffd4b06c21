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

namespace Leadline.Billing.Invoices;

/// <summary>An invoice, for the supplier that owes it and the authority that is owed.</summary>
internal sealed record InvoiceView(
    InvoiceId Id, FrameworkId FrameworkId, string Number, OrganisationId Supplier, Month Month, Money Net, Money Vat, Money Gross, Money Outstanding,
    DateOnly IssuedOn, DateOnly DueOn, DateOnly? OverdueFrom, DateOnly? PaidOn, OrganisationId Debtor)
{
    internal static InvoiceView Of(Invoice i) => new(
        i.Id, i.FrameworkId, i.Number, i.Supplier, i.Month, i.Net, i.Vat, i.Gross, i.Outstanding, i.IssuedOn, i.DueOn, i.OverdueFrom, i.PaidOn, i.Debtor);
}

internal static class ReadInvoices
{
    /// <summary>The roles that see any invoice at all.</summary>
    internal const Role Readers = Role.SupplierFinance | Roles.Authority;

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadInvoices()
        {
            routes.MapGet("/invoices", List)
                .WithName("ListInvoices").WithSummary("List the invoices one owes or, as the framework's authority, all of a framework agreement")
                .Refuses(400)
                .MayBeCalledBy(Readers);
            routes.MapGet("/invoices/{id:guid}", Get)
                .WithName("GetInvoice").WithSummary("Read one invoice")
                .Refuses(404)
                .MayBeCalledBy(Readers);
        }
    }

    internal static async Task<Results<Ok<Page<InvoiceView>>, ProblemHttpResult>> List(
        [AsParameters] PageRequest page, [FromQuery] Guid? framework, Caller caller, BillingDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var own = caller.OwnOrganisation;
        var frameworkId = framework is { } id ? new FrameworkId(id) : (FrameworkId?)null;
        var all = frameworkId is { } f && await db.SeesChargesOfAsync(caller, f, clock.Today(), stop);
        var rows = await db.Invoices.AsNoTracking()
            .Where(i => (frameworkId == null || i.FrameworkId == frameworkId) && (all || i.Supplier == own || i.Successor == own))
            .PageAsync(i => i.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(InvoiceView.Of)], i => i.Id.Value));
    }

    internal static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, BillingDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (await db.Invoices.FindAsync([new InvoiceId(id)], stop) is not { } invoice
            || !await db.MayReadAsync(caller, invoice, clock.Today(), stop))
            return Problems.NotFound("invoice");
        http.SendTag(db.VersionOf(invoice));
        return TypedResults.Ok(InvoiceView.Of(invoice));
    }
    /// <summary>Whether an invoice was written to the caller, is the caller's to pay, or is of its agreement; for routes and pages alike.</summary>
    internal static async Task<bool> MayReadAsync(
        this BillingDbContext db, Caller caller, Invoice invoice, DateOnly today, CancellationToken stop) =>
        caller.SpeaksFor(invoice.Supplier) || caller.SpeaksFor(invoice.Debtor) || await db.SeesChargesOfAsync(caller, invoice.FrameworkId, today, stop);
}
