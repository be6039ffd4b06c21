namespace Leadline.Sdk;

/// <summary>Extension point <c>outcome-payment</c>: what is measured under a value-based or risk-share contract, and what is owed for it.</summary>
/// <remarks>
/// Published by the supplier with its service line. The plugin that a contract was signed with is fixed by hash in that contract and stays
/// runnable for the contract's life, whatever becomes of its supplier; each payment is recalculated independently of it. How a call is
/// made is as for <see cref="IServiceLine"/>. An exception stops the payment, names the plugin, and waits for a person: it never becomes nought.
/// </remarks>
public interface IOutcomePayment
{
    /// <summary>Proposes the outcome measures for a requirement, before the contract. Wire name <c>outcome-payment/measures</c>.</summary>
    /// <param name="requirement">What the buyer needs.</param>
    /// <returns>The measures; their baselines may still be open.</returns>
    OutcomeMeasures Measures(Requirement requirement);

    /// <summary>Works out the payment due for a period from verified results. Wire name <c>outcome-payment/payment-due</c>.</summary>
    /// <param name="period">The terms as signed, and what was measured.</param>
    /// <returns>The payment, never outside the cap and the collar of the terms.</returns>
    PaymentDue PaymentDue(MeasuredPeriod period);
}
