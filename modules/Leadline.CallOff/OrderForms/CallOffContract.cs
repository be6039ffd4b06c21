using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
using Leadline.CallOff.Extensions;
using Leadline.CallOff.Successions;
using Leadline.Primitives;

namespace Leadline.CallOff.OrderForms;

/// <summary>One purchase under a framework agreement, as its signed order form has it. It may outlive the framework agreement.</summary>
internal sealed class CallOffContract(
    CallOffId id, FrameworkId frameworkId, string reference, string lotNumber, OrganisationId buyer, OrganisationId supplier, string title,
    List<string> serviceLines, DateOnly signedOn, DateOnly startsOn, DateOnly endsOn, Money annualValue)
{
    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string Reference { get; private init; } = reference;

    public string LotNumber { get; private init; } = lotNumber;

    public OrganisationId Buyer { get; private set; } = buyer;

    public OrganisationId Supplier { get; private set; } = supplier;

    public string Title { get; private init; } = title;

    public List<string> ServiceLines { get; private init; } = serviceLines;

    public DateOnly SignedOn { get; private init; } = signedOn;

    public DateOnly StartsOn { get; private init; } = startsOn;

    /// <summary>The last day, with the extensions that are effective.</summary>
    public DateOnly EndsOn { get; private set; } = endsOn;

    public Money AnnualValue { get; private init; } = annualValue;

    /// <summary>By how many months it may be extended, all extensions together; nought for not at all.</summary>
    public int ExtensionMonths { get; private init; }

    /// <summary>How its last day was moved, each a dated fact.</summary>
    public List<ContractExtension> Extensions { get; private init; } = [];

    /// <summary>The question about the ceilings that an extension waits for; null while none is under way.</summary>
    public Guid? ExtensionQuestion { get; private set; }

    /// <summary>The last day as it would be by the extension that is under way.</summary>
    public DateOnly? ExtensionTo { get; private set; }

    /// <summary>The reason of the extension that is under way.</summary>
    public string? ExtensionReason { get; private set; }

    /// <summary>Why the extension would breach a ceiling, when it was last tried.</summary>
    public string? ExtensionRefusal { get; private set; }

    /// <summary>The last day up to which it may be extended, counted from the last day that its order form states.</summary>
    public DateOnly LatestEnd => ExtensionTerm.LastDay(StartsOn, Extensions.MinBy(e => e.Number)?.From ?? EndsOn, ExtensionMonths);

    /// <summary>Who was buyer or supplier before, each until the day another took its place.</summary>
    public List<PartyChange> PartyChanges { get; private init; } = [];

    /// <summary>Lets a successor take the place of a party from a day on; the contract itself is the same.</summary>
    public Outcome Follow(Party party, OrganisationId successor, DateOnly on)
    {
        var (own, other) = party == Party.Buyer ? (Buyer, Supplier) : (Supplier, Buyer);
        if (successor == other)
            return new Refusal("parties-are-one", $"Buyer and supplier of {Reference} would be the same organisation.");
        PartyChanges.Add(new PartyChange(PartyChanges.Count + 1, party, own, successor, on));
        if (party == Party.Buyer)
            Buyer = successor;
        else
            Supplier = successor;
        return Outcome.Done;
    }

    /// <summary>Decides to extend it, effective when the value for the longer term is found within the ceilings.</summary>
    /// <param name="to">The new last day.</param>
    /// <param name="reason">Why, for the record and for both parties.</param>
    /// <param name="today">Today.</param>
    public Outcome<CeilingAsked> Extend(DateOnly to, string reason, DateOnly today)
    {
        if (ExtensionTo is { } underWay)
            return new Refusal("extension-pending", $"An extension of {Reference} to {underWay:O} is under way; decide on another once that one is effective or refused.");
        if (today > EndsOn)
            return new Refusal("contract-over", $"{Reference} ended on {EndsOn:O}, and what is over can't be extended.");
        if (to <= EndsOn)
            return new Refusal("extension-not-later", $"{Reference} lasts until {EndsOn:O} already; an extension ends later.", "/to");
        if (to > LatestEnd)
            return new Refusal("extension-too-long", ExtensionMonths == 0
                ? $"No extension of {Reference} was stated when it was prepared, so it ends on {EndsOn:O}."
                : $"{Reference} may be extended by {ExtensionMonths} months in all, and so until {LatestEnd:O}.", "/to");
        var question = Guid.CreateVersion7();
        (ExtensionQuestion, ExtensionTo, ExtensionReason, ExtensionRefusal) = (question, to, reason, null);
        return new CeilingAsked(Id, question, FrameworkId, LotNumber, Reference, new ContractValue(AnnualValue, StartsOn, to).Whole);
    }

    /// <summary>Takes the answer about the ceilings: the last day moves, or stays with the reason.</summary>
    public CallOffExtended? TakeCeiling(Guid question, bool good, string reason, DateTimeOffset now, DateOnly today)
    {
        if (question != ExtensionQuestion)
            return null; // the answer to an earlier question, such as that of the award
        var extension = new ContractExtension(Extensions.Count + 1, EndsOn, ExtensionTo!.Value, ExtensionReason!, now);
        (ExtensionQuestion, ExtensionTo, ExtensionReason) = (null, null, null);
        ExtensionRefusal = good ? null : reason;
        if (!good)
            return null;
        Extensions.Add(extension);
        EndsOn = extension.To;
        return new CallOffExtended(Id, FrameworkId, Reference, StartsOn, EndsOn, AnnualValue, today);
    }

    public CallOffSigned Signed => new(Id, FrameworkId, Reference, LotNumber, Buyer, Supplier, SignedOn, StartsOn, EndsOn, AnnualValue);

    public static CallOffContract Of(CallOffProcedure of, DateOnly signedOn) => new(
        of.Id, of.FrameworkId, of.Reference, of.LotNumber, of.Buyer, of.AwardedTo!.Value, of.Title, [.. of.Bought], signedOn, of.ContractTerm.From,
        of.ContractTerm.To, of.AwardedAnnualValue!.Value) { ExtensionMonths = of.ExtensionMonths };
}
