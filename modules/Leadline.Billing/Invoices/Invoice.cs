using Leadline.Billing.Contracts;
using Leadline.Billing.Ledger;
using Leadline.Primitives;

namespace Leadline.Billing.Invoices;

/// <summary>The authority's invoice to a supplier for the management charge on one MI return. It is never edited.</summary>
internal sealed class Invoice(
    InvoiceId id, FrameworkId frameworkId, string number, OrganisationId supplier, Month month, Money net, Money vat, DateOnly issuedOn, DateOnly dueOn)
{
    public InvoiceId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>One sequence for each framework agreement, without gaps.</summary>
    public string Number { get; private init; } = number;

    public OrganisationId Supplier { get; private init; } = supplier;

    /// <summary>Who owes it in the supplier's place, where another follows the supplier.</summary>
    public OrganisationId? Successor { get; private set; }

    /// <summary>Who owes it now.</summary>
    public OrganisationId Debtor => Successor ?? Supplier;

    public Month Month { get; private init; } = month;

    public Money Net { get; private init; } = net;

    public Money Vat { get; private init; } = vat;

    public Money Gross => Net + Vat;

    public DateOnly IssuedOn { get; private init; } = issuedOn;

    /// <summary>The last day on which it is to be paid.</summary>
    public DateOnly DueOn { get; private init; } = dueOn;

    public Money Paid { get; private set; }

    /// <summary>The latest day on which a payment was received, in whatever order payments were recorded.</summary>
    public DateOnly? LastReceivedOn { get; private set; }

    /// <summary>The day from which it was paid in full.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>When it was announced as overdue; null while it was not.</summary>
    public DateOnly? OverdueFrom { get; private set; }

    public Money Outstanding => Gross - Paid;

    public IEnumerable<Posting> Postings()
    {
        yield return Post(Accounts.ReceivableFrom(Debtor), Accounts.ManagementCharge, Net, IssuedOn, "charge");
        if (Vat > Money.Zero)
            yield return Post(Accounts.ReceivableFrom(Debtor), Accounts.Vat, Vat, IssuedOn, "vat");
    }

    /// <summary>Has it owed by whoever stands in the supplier's place at its issue; nothing is posted yet.</summary>
    public void AddressedTo(OrganisationId debtor) => Successor = debtor == Supplier ? null : debtor;

    /// <summary>Lets a successor owe what is outstanding; who was invoiced stays. The posting moves the debt, where there is one yet.</summary>
    public Posting? OwedBy(OrganisationId successor, DateOnly on)
    {
        var former = Debtor;
        if (former == successor)
            return null;
        Successor = successor;
        return Outstanding > Money.Zero
            ? Post(Accounts.ReceivableFrom(successor), Accounts.ReceivableFrom(former), Outstanding, on, "succession")
            : null;
    }

    /// <summary>Takes a payment, in full or in part.</summary>
    public Outcome<Posting> Pay(Money amount, DateOnly receivedOn)
    {
        if (PaidOn is { } paid)
            return new Refusal("invoice-paid", $"Invoice {Number} was paid in full on {paid:O}.");
        if (amount > Outstanding)
            return new Refusal("payment-too-much", $"{Outstanding} is outstanding on invoice {Number}; {amount} is more.", "/amount");
        if (receivedOn < IssuedOn)
            return new Refusal("payment-before-invoice", $"Invoice {Number} was issued on {IssuedOn:O}.", "/receivedOn");
        Paid += amount;
        LastReceivedOn = LastReceivedOn > receivedOn ? LastReceivedOn : receivedOn;
        if (Outstanding == Money.Zero)
            PaidOn = LastReceivedOn;
        return Post(Accounts.Bank, Accounts.ReceivableFrom(Debtor), amount, receivedOn, "payment");
    }

    /// <summary>Announces, once, that the due day has passed without full payment; null where there is nothing to announce.</summary>
    public ManagementChargeOverdue? FallDue(DateOnly today)
    {
        if (PaidOn is not null || OverdueFrom is not null || today <= DueOn)
            return null;
        OverdueFrom = today;
        return new ManagementChargeOverdue(Id, FrameworkId, Number, Debtor, Outstanding, DueOn);
    }

    private Posting Post(string debit, string credit, Money amount, DateOnly on, string what) =>
        new(Guid.CreateVersion7(), FrameworkId, debit, credit, amount, Id, on, what);
}
