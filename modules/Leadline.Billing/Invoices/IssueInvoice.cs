using Leadline.Billing.Ledger;
using Leadline.Billing.MIReturns;
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

namespace Leadline.Billing.Invoices;

internal static class IssueInvoice
{
    /// <param name="ReturnId">The MI return whose charge is invoiced.</param>
    internal sealed record IssueInvoiceRequest(Guid ReturnId);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapIssueInvoice() => routes.MapPost("/invoices", Handle)
            .WithName(nameof(IssueInvoice)).WithSummary("Invoice the management charge of an MI return to its supplier")
            .Refuses(404, 409)
            .MayBeCalledBy(Role.AuthorityFinance);
    }

    internal static async Task<Results<Created<InvoiceView>, ProblemHttpResult>> Handle(
        IssueInvoiceRequest request, Caller caller, BillingDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        var today = clock.Today();
        if (await db.Returns.FindAsync([new MIReturnId(request.ReturnId)], stop) is not { } made
            || !await db.IsAuthorityOfAsync(caller, made.FrameworkId, today, stop))
            return Problems.NotFound("MI return");
        var debtor = await db.InPlaceOfAsync(made.Supplier, stop);
        if (await db.RefuseInterestAsync(caller, made.FrameworkId, [made.Supplier, debtor], stop) is { } interest)
            return interest.AsConflict();
        if (made.InvoiceId is not null)
            return new Refusal("return-invoiced", "This return's charge is invoiced already.").AsConflict();
        if (made.ChargeTotal <= Money.Zero)
            return new Refusal("nothing-to-invoice", $"The charge on this return is {made.ChargeTotal}: there is nothing to invoice.").AsConflict();
        var framework = await db.FrameworkAsync<FrameworkTerms>(made.FrameworkId, made.Month.Last, stop)
            ?? throw new InvalidOperationException($"A return stands on framework {made.FrameworkId.Value}, which is not known here.");

        var invoice = await NewAsync(made, framework.Terms, debtor, db, today, stop);
        made.ChargedBy(invoice.Id);
        db.Add(invoice);
        db.AddRange(invoice.Postings());
        db.Record(caller, "issue-invoice", invoice.Id.Value, $"{invoice.Number}: {invoice.Gross}");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(invoice));
        return TypedResults.Created($"/api/v1/invoices/{invoice.Id.Value}", InvoiceView.Of(invoice));
    }

    private static async Task<Invoice> NewAsync(MIReturn made, FrameworkTerms terms, OrganisationId debtor, BillingDbContext db, DateOnly today, CancellationToken stop)
    {
        var number = await db.NextNumberAsync($"invoice:{made.FrameworkId.Value}", stop);
        var invoice = new Invoice(InvoiceId.New(), made.FrameworkId, $"{terms.Reference}-{number:D6}", made.Supplier, made.Month, made.ChargeTotal,
            made.ChargeTotal.At(terms.Charge.VatRate), today, today.AddDays(terms.Charge.PaymentDays));
        invoice.AddressedTo(debtor);
        return invoice;
    }
}
