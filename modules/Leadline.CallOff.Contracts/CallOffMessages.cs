using Leadline.Primitives;

namespace Leadline.CallOff.Contracts;

/// <summary>Asks Accreditation whether a supplier may be awarded, or may sign, a call-off now. The act waits for the answer.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="Question">Comes back in the answer.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Supplier">Whose standing is asked.</param>
/// <param name="ServiceLines">The lines it must be accredited for.</param>
public sealed record StandingAsked(
    CallOffId CallOffId, Guid Question, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier, IReadOnlyList<string> ServiceLines)
{
    /// <summary>The version of the framework agreement that the call-off stands on; null in questions of before this was told.</summary>
    public int? FrameworkVersion { get; init; }
}

/// <summary>A buyer has chosen the winning bid; the standstill, if any, starts now.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Reference">How people quote it, such as <c>LPF/1/2015-0042</c>.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Supplier">Who won.</param>
/// <param name="AwardedOn">The date of the award decision, in UK local time.</param>
/// <param name="AnnualValue">Estimated value for one year, net of VAT.</param>
public sealed record CallOffAwarded(
    CallOffId CallOffId, FrameworkId FrameworkId, string Reference, OrganisationId Buyer, OrganisationId Supplier, DateOnly AwardedOn, Money AnnualValue);

/// <summary>The order form is signed: there is a call-off contract, and its supplier reports spend from now on.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="SignedOn">The date of signature, in UK local time.</param>
/// <param name="From">The contract's first day.</param>
/// <param name="To">The contract's last day.</param>
/// <param name="AnnualValue">Value for one year, net of VAT.</param>
public sealed record CallOffSigned(
    CallOffId CallOffId, FrameworkId FrameworkId, string Reference, string LotNumber, OrganisationId Buyer, OrganisationId Supplier,
    DateOnly SignedOn, DateOnly From, DateOnly To, Money AnnualValue);

/// <summary>A signed contract lasts longer than it did: its value for the longer term was found within the ceilings. Of two that were told, the later last day holds.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="From">The contract's first day, as it was signed.</param>
/// <param name="To">The contract's last day from now on.</param>
/// <param name="AnnualValue">Value for one year, net of VAT, as it was signed.</param>
/// <param name="On">The day from which it is so, in UK local time.</param>
public sealed record CallOffExtended(
    CallOffId CallOffId, FrameworkId FrameworkId, string Reference, DateOnly From, DateOnly To, Money AnnualValue, DateOnly On);
