using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>What one call-off takes of the ceilings of its framework agreement and lot: the greater of what is committed and what is reported as invoiced.</summary>
internal sealed class CountedCallOff(CallOffId id, FrameworkId frameworkId)
{
    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    /// <summary>Its lot; null while only spend was reported, whose message does not tell.</summary>
    public string? LotNumber { get; private set; }

    public string Reference { get; private set; } = "";

    /// <summary>The question by which the value is reserved; null where none is.</summary>
    public Guid? Question { get; private set; }

    /// <summary>Kept for it while its award is on the way to a signature.</summary>
    public Money Reserved { get; private set; }

    /// <summary>The value of the signed contract, for the term that it has with its extensions.</summary>
    public Money Agreed { get; private set; }

    /// <summary>The pence that are reserved or agreed; a column, so that the database adds up.</summary>
    public long CommittedPence { get; private set; }

    /// <summary>The pence of all that was reported as invoiced.</summary>
    public long ReportedPence { get; private set; }

    /// <summary>The pence that it takes of its ceilings.</summary>
    public long CountedPence { get; private set; }

    /// <summary>What it would take if this value were reserved.</summary>
    public long CountedWith(Money value) => Math.Max(Math.Max(value.Pence, Agreed.Pence), ReportedPence);

    public void Know(string lotNumber, string reference) => (LotNumber, Reference) = (lotNumber, reference);

    public void Reserve(Guid question, Money value)
    {
        (Question, Reserved) = (question, value);
        Count();
    }

    /// <summary>Gives a reservation back, if it is still by that question.</summary>
    public void Release(Guid question)
    {
        if (question != Question)
            return;
        (Question, Reserved) = (null, Money.Zero);
        Count();
    }

    /// <summary>The contract is signed, at the value that was reserved; one that was awarded before values were reserved, at what its order form says.</summary>
    public void Sign(Money byOrderForm)
    {
        if (Reserved == Money.Zero && Agreed != Money.Zero)
            return; // told before
        var signed = Reserved == Money.Zero ? byOrderForm : Reserved;
        (Agreed, Question, Reserved) = (signed > Agreed ? signed : Agreed, null, Money.Zero); // an extension may be told before the signature
        Count();
    }

    /// <summary>The contract lasts longer, at a value that was reserved. An earlier extension that is told after a later one changes nothing, and what was reserved for a later one stays.</summary>
    public void Extend(Money whole)
    {
        if (whole > Agreed)
            Agreed = whole;
        if (Reserved <= Agreed)
            (Question, Reserved) = (null, Money.Zero);
        Count();
    }

    public void Report(Money net)
    {
        ReportedPence = checked(ReportedPence + net.Pence);
        Count();
    }

    private void Count()
    {
        CommittedPence = Math.Max(Reserved.Pence, Agreed.Pence);
        CountedPence = Math.Max(CommittedPence, ReportedPence);
    }
}
