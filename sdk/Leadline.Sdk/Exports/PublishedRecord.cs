using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>A record that the platform has published. In JSON its kind comes first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ContractingProcess), "contracting-process")]
[JsonDerivedType(typeof(ChargeInvoice), "charge-invoice")]
[JsonDerivedType(typeof(PublishedReturn), "mi-return")]
public abstract record PublishedRecord
{
    /// <summary>The record's reference, which people quote, such as <c>ACS/5/2019-0007</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The framework agreement's reference.</summary>
    public required string Framework { get; init; }

    /// <summary>When it was published, in UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    // The kinds of record are these; a plugin adds none.
    private protected PublishedRecord()
    {
    }
}

/// <summary>An organisation as it stands in published records.</summary>
public sealed record Party
{
    /// <summary>Its identifier, such as <c>GB-COH:01234567</c>.</summary>
    public required OrganisationReference Identifier { get; init; }

    /// <summary>Its name on the day of the record.</summary>
    public required string Name { get; init; }
}

/// <summary>One call-off from the invitation on, as far as it is public.</summary>
public sealed record ContractingProcess : PublishedRecord
{
    /// <summary>The lot's number.</summary>
    public required string Lot { get; init; }

    /// <summary>The service lines bought, by code.</summary>
    public required IReadOnlyList<string> ServiceLines { get; init; }

    /// <summary>What is bought, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How it was bought.</summary>
    public required CallOffRoute Route { get; init; }

    /// <summary>Who buys.</summary>
    public required Party Buyer { get; init; }

    /// <summary>When bidding closed, in UTC; null for a direct award.</summary>
    public DateTimeOffset? BiddingClosedAt { get; init; }

    /// <summary>How many bids there were; null while that is not public.</summary>
    public int? Bids { get; init; }

    /// <summary>Who was chosen; null before the award.</summary>
    public Party? AwardedTo { get; init; }

    /// <summary>The day of the award; null before it.</summary>
    public DateOnly? AwardedOn { get; init; }

    /// <summary>The day the contract was signed; null before it.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>The first day of the contract; null before it is signed.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day of the contract without extensions; null before it is signed.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The estimated value of the whole term, net of VAT; null while that is not public.</summary>
    public Money? Value { get; init; }
}

/// <summary>The routes to a call-off.</summary>
public enum CallOffRoute
{
    /// <summary>All suppliers of the lot were invited to bid.</summary>
    FurtherCompetition = 0,

    /// <summary>Without competition, as the framework allows.</summary>
    DirectAward = 1,
}

/// <summary>An invoice for management charges.</summary>
public sealed record ChargeInvoice : PublishedRecord
{
    /// <summary>The authority, which is owed.</summary>
    public required Party Authority { get; init; }

    /// <summary>The supplier, which owes.</summary>
    public required Party Supplier { get; init; }

    /// <summary>The day of the invoice.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day by which it is to be paid.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The rate of VAT on every line.</summary>
    public required BasisPoints VatRate { get; init; }

    /// <summary>The lines, in the order of the invoice.</summary>
    public required IReadOnlyList<ChargeInvoiceLine> Lines { get; init; }

    /// <summary>The sum of the lines, net of VAT.</summary>
    public required Money Net { get; init; }

    /// <summary>The VAT.</summary>
    public required Money Vat { get; init; }

    /// <summary>What is to be paid: net and VAT.</summary>
    public required Money Gross { get; init; }
}

/// <summary>The charge on one month's reported spend.</summary>
public sealed record ChargeInvoiceLine
{
    /// <summary>The month of the return.</summary>
    public required Month Month { get; init; }

    /// <summary>The spend reported, net of VAT.</summary>
    public required Money Spend { get; init; }

    /// <summary>The rate of the charge.</summary>
    public required BasisPoints Rate { get; init; }

    /// <summary>The charge, net of VAT: the sum of the charges on the return's lines, each rounded by itself.</summary>
    public required Money Charge { get; init; }
}

/// <summary>A supplier's MI return.</summary>
public sealed record PublishedReturn : PublishedRecord
{
    /// <summary>Who reported.</summary>
    public required Party Supplier { get; init; }

    /// <summary>The month of the invoices.</summary>
    public required Month Month { get; init; }

    /// <summary>What was invoiced; none for a nil return.</summary>
    public required IReadOnlyList<PublishedReturnLine> Lines { get; init; }
}

/// <summary>One invoice in a return.</summary>
public sealed record PublishedReturnLine
{
    /// <summary>The call-off contract's reference.</summary>
    public required string Contract { get; init; }

    /// <summary>The supplier's own invoice number.</summary>
    public required string InvoiceReference { get; init; }

    /// <summary>Its value net of VAT; negative for a credit note.</summary>
    public required Money NetValue { get; init; }
}
