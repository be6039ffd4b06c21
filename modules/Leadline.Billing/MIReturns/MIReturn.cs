using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Billing.MIReturns;

/// <summary>Identifies an MI return.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MIReturnId>))]
internal readonly record struct MIReturnId(Guid Value) : IIdentifier<MIReturnId>
{
    public static MIReturnId New() => new(Guid.CreateVersion7());

    public static MIReturnId From(Guid value) => new(value);
}

/// <summary>What a supplier invoiced to a buyer under a call-off in the month, and the management charge on it.</summary>
/// <param name="Number">The line's place in the return, from 1.</param>
/// <param name="CallOffId">The call-off contract.</param>
/// <param name="InvoiceReference">The supplier's own invoice number.</param>
/// <param name="NetValue">The invoice's value net of VAT; negative for a credit note.</param>
/// <param name="Charge">The charge on the line, rounded to the penny; the total is the sum of these.</param>
internal sealed record ReturnLine(int Number, CallOffId CallOffId, string InvoiceReference, Money NetValue, Money Charge);

/// <summary>A supplier's monthly statement of what it invoiced under a framework agreement; without lines it is a nil return.</summary>
/// <remarks>The month is the month of the supplier's invoice, whenever the work was done.</remarks>
internal sealed class MIReturn(
    MIReturnId id, FrameworkId frameworkId, int frameworkVersion, OrganisationId supplier, Month month, BasisPoints rate, DateTimeOffset submittedAt)
{
    public MIReturnId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>The version of the agreement whose charge applies: the one in force on the month's last day.</summary>
    public int FrameworkVersion { get; private init; } = frameworkVersion;

    public OrganisationId Supplier { get; private init; } = supplier;

    public Month Month { get; private init; } = month;

    /// <summary>The rate that was applied; nought where the agreement states a nil charge.</summary>
    public BasisPoints Rate { get; private init; } = rate;

    public DateTimeOffset SubmittedAt { get; private init; } = submittedAt;

    public List<ReturnLine> Lines { get; private init; } = [];

    public Money NetTotal { get; private set; }

    public Money ChargeTotal { get; private set; }

    /// <summary>The invoice that charges it; null while it is not invoiced.</summary>
    public InvoiceId? InvoiceId { get; private set; }

    public bool IsNil => Lines.Count == 0;

    /// <summary>The rate that a framework's charge terms set; a nil charge is stated, never fallen into.</summary>
    public static BasisPoints RateOf(ChargeTerms charge) => charge.Kind switch
    {
        ChargeKind.Nil => new BasisPoints(0),
        ChargeKind.PercentageOfInvoicedValue => charge.Rate,
        var unknown => throw new InvalidOperationException($"No charge of kind {unknown} is known; the framework document's check lets none through."),
    };

    public void Report(CallOffId callOff, string invoiceReference, Money netValue)
    {
        var line = new ReturnLine(Lines.Count + 1, callOff, invoiceReference, netValue, netValue.At(Rate));
        Lines.Add(line);
        NetTotal += line.NetValue;
        ChargeTotal += line.Charge;
    }

    public void ChargedBy(InvoiceId invoice) => InvoiceId = invoice;
}
