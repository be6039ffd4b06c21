using Leadline.Billing.Invoices;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Ledger;

internal static class ReadBalance
{
    /// <param name="FrameworkId">The framework agreement.</param>
    /// <param name="Supplier">The supplier.</param>
    /// <param name="Owed">What the supplier owes, VAT included; nought when everything is paid.</param>
    internal sealed record BalanceView(FrameworkId FrameworkId, OrganisationId Supplier, Money Owed);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadBalance() => routes.MapGet("/frameworks/{framework:guid}/balances/{supplier:guid}", Handle)
            .WithName(nameof(ReadBalance)).WithSummary("Read what a supplier owes under a framework agreement")
            .Refuses(404)
            .MayBeCalledBy(ReadInvoices.Readers);
    }

    internal static async Task<Results<Ok<BalanceView>, ProblemHttpResult>> Handle(
        Guid framework, Guid supplier, Caller caller, BillingDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var (frameworkId, supplierId) = (new FrameworkId(framework), new OrganisationId(supplier));
        if (!await db.MayReadAccountAsync(caller, frameworkId, supplierId, clock.Today(), stop))
            return Problems.NotFound("balance");
        return TypedResults.Ok(new BalanceView(frameworkId, supplierId, await db.OwedAsync(frameworkId, supplierId, stop)));
    }

    /// <summary>Whether a supplier's account is the caller's own, or that of a debtor of its agreement; for routes and pages alike.</summary>
    internal static async Task<bool> MayReadAccountAsync(
        this BillingDbContext db, Caller caller, FrameworkId framework, OrganisationId supplier, DateOnly today, CancellationToken stop) =>
        (caller.SpeaksFor(supplier) && caller.Is(Role.SupplierFinance)) || await db.SeesChargesOfAsync(caller, framework, today, stop);

    /// <summary>The balance of a supplier's account, from the postings alone.</summary>
    internal static async Task<Money> OwedAsync(this BillingDbContext db, FrameworkId framework, OrganisationId supplier, CancellationToken stop)
    {
        var account = Accounts.ReceivableFrom(supplier);
        var postings = db.Postings.Where(p => p.FrameworkId == framework);
        var debits = await postings.Where(p => p.Debit == account).SumAsync(p => (long)(object)p.Amount, stop);
        var credits = await postings.Where(p => p.Credit == account).SumAsync(p => (long)(object)p.Amount, stop);
        return new Money(debits - credits);
    }
}
