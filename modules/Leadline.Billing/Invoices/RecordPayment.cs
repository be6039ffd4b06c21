using Leadline.Billing.Contracts;
using Leadline.Billing.Ledger;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.Invoices;

internal static class RecordPayment
{
    /// <param name="Amount">What was received; over nought, at most what is outstanding.</param>
    /// <param name="ReceivedOn">The day it arrived; not in the future.</param>
    /// <param name="Reference">The bank's reference, at most 60 characters, unique for the invoice.</param>
    internal sealed record RecordPaymentRequest(Money Amount, DateOnly ReceivedOn, string Reference)
    {
        internal IEnumerable<Fault> Faults(DateOnly today)
        {
            if (Amount <= Money.Zero)
                yield return new Fault("/amount/pence", "amount-not-positive", "A payment is more than nought.");
            if (ReceivedOn > today)
                yield return new Fault("/receivedOn", "date-in-future", $"Today is {today:O}; a payment can't have been received later.");
            if (Text.Fault("/reference", Reference, Payment.LongestReference) is { } reference)
                yield return reference;
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRecordPayment() => routes.MapPost("/invoices/{id:guid}/payments", Handle)
            .WithName(nameof(RecordPayment)).WithSummary("Record a payment received for an invoice, in full or in part")
            .Refuses(400, 404, 409).WantsIfMatch()
            .MayBeCalledBy(Role.AuthorityFinance);
    }

    internal static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Handle(
        Guid id, [FromHeader(Name = EntityTags.IfMatch)] string? ifMatch, RecordPaymentRequest request, Caller caller, BillingDbContext db,
        TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults(clock.Today()).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.Invoices.FindAsync([new InvoiceId(id)], stop) is not { } invoice
            || !await db.IsAuthorityOfAsync(caller, invoice.FrameworkId, clock.Today(), stop))
            return Problems.NotFound("invoice");
        if (ifMatch.Unless(db.VersionOf(invoice)) is { } stale)
            return stale;
        if (await db.RefuseInterestAsync(caller, invoice.FrameworkId, [invoice.Supplier, invoice.Debtor], stop) is { } interest)
            return interest.AsConflict();
        var reference = request.Reference.Trim();
        if (await db.Payments.AnyAsync(p => p.FrameworkId == invoice.FrameworkId && p.InvoiceId == invoice.Id && p.Reference == reference, stop))
            return new Refusal("payment-known", $"Payment {reference} is recorded for this invoice already.", "/reference").AsConflict();
        var outcome = invoice.Pay(request.Amount, request.ReceivedOn);
        if (outcome.Refusal is { } refusal)
            return refusal.AsConflict();

        db.Add(outcome.Value!);
        db.Add(new Payment(Guid.CreateVersion7(), invoice.FrameworkId, invoice.Id, request.Amount, request.ReceivedOn, reference));
        if (invoice.PaidOn is { } paidOn)
            db.Announce(new ManagementChargePaid(invoice.Id, invoice.FrameworkId, invoice.Debtor, paidOn));
        db.Record(caller, "record-payment", id, $"{invoice.Number}: {request.Amount}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(invoice));
        return TypedResults.Ok(InvoiceView.Of(invoice));
    }
}
