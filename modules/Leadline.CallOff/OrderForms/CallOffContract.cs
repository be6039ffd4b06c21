using Leadline.CallOff.Awards;
using Leadline.CallOff.Contracts;
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

    public DateOnly EndsOn { get; private init; } = endsOn;

    public Money AnnualValue { get; private init; } = annualValue;

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

    public CallOffSigned Signed => new(Id, FrameworkId, Reference, LotNumber, Buyer, Supplier, SignedOn, StartsOn, EndsOn, AnnualValue);

    public static CallOffContract Of(CallOffProcedure of, DateOnly signedOn) => new(
        of.Id, of.FrameworkId, of.Reference, of.LotNumber, of.Buyer, of.AwardedTo!.Value, of.Title, [.. of.Bought], signedOn, of.ContractTerm.From,
        of.ContractTerm.To, of.AwardedAnnualValue!.Value);
}
