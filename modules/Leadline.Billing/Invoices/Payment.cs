using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.Billing.Invoices;

/// <summary>Money received for an invoice. It never changes: what was wrong is put right by another movement.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Amount">Over nought.</param>
/// <param name="ReceivedOn">The day it arrived, in UK local time.</param>
/// <param name="Reference">The bank's reference, unique for the invoice.</param>
internal sealed record Payment(Guid Id, FrameworkId FrameworkId, InvoiceId InvoiceId, Money Amount, DateOnly ReceivedOn, string Reference) : IFact
{
    public const int LongestReference = 60;
}
