using Leadline.Primitives;

namespace Leadline.Billing.Contracts;

/// <summary>An invoice for management charges has passed its due date and is not paid in full.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Number">How people quote the invoice.</param>
/// <param name="Supplier">Who owes.</param>
/// <param name="Outstanding">What is still owed, VAT included.</param>
/// <param name="DueOn">The last day on which it was to be paid.</param>
public sealed record ManagementChargeOverdue(
    InvoiceId InvoiceId, FrameworkId FrameworkId, string Number, OrganisationId Supplier, Money Outstanding, DateOnly DueOn);

/// <summary>An invoice for management charges has been paid in full.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Supplier">Who paid.</param>
/// <param name="PaidOn">The day the last payment was received, in UK local time.</param>
public sealed record ManagementChargePaid(InvoiceId InvoiceId, FrameworkId FrameworkId, OrganisationId Supplier, DateOnly PaidOn);
