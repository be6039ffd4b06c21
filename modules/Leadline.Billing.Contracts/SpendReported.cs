using Leadline.Primitives;

namespace Leadline.Billing.Contracts;

/// <summary>A supplier has reported what it invoiced under a framework agreement in a month.</summary>
/// <param name="ReturnId">The MI return; what it says does not change.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Supplier">Who reported.</param>
/// <param name="Month">The month of the invoices.</param>
/// <param name="Spend">One total for each call-off that was invoiced; empty for a nil return.</param>
public sealed record SpendReported(Guid ReturnId, FrameworkId FrameworkId, OrganisationId Supplier, Month Month, IReadOnlyList<CallOffSpend> Spend);

/// <summary>What was invoiced under one call-off in the month.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="NetValue">The sum of its invoices and credit notes, net of VAT; negative where more was credited.</param>
public sealed record CallOffSpend(CallOffId CallOffId, string Reference, Money NetValue);
