using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>What suppliers owe the authority for what they sell through a framework agreement.</summary>
/// <param name="Kind">What the charge is taken of.</param>
/// <param name="Rate">The charge's rate, over 0 and at most 10,000; 0 exactly where the charge is nil.</param>
/// <param name="VatRate">The rate of VAT added to the charge, 0 to 10,000; 0 where the charge is nil.</param>
/// <param name="PaymentDays">Calendar days from the invoice's date to its due date, 1 to 365; 0 where the charge is nil.</param>
/// <param name="Source">Who says so; for a nil charge, the reason.</param>
public sealed record ChargeTerms(ChargeKind Kind, BasisPoints Rate, BasisPoints VatRate, int PaymentDays, string Source);

/// <summary>What a management charge is taken of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeKind>))]
public enum ChargeKind
{
    /// <summary>Nothing is charged.</summary>
    Nil,

    /// <summary>A percentage of what suppliers report as invoiced, net of VAT.</summary>
    PercentageOfInvoicedValue,
}
