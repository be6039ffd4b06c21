using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>
/// Everything other modules need to know of one version of a framework agreement. A version never changes:
/// what an award, a charge or a removal depended on stays as it was.
/// </summary>
/// <param name="Reference">What people call it, such as <c>LPF</c>: 2 to 12 capital letters, digits and hyphens.</param>
/// <param name="Title">Its full name, at most 200 characters.</param>
/// <param name="Authority">Who runs it and is owed its charge.</param>
/// <param name="Regime">The law it stands under, as properties to ask; fixed by the date its procurement began.</param>
/// <param name="Term">When call-offs may be made.</param>
/// <param name="BuyerKinds">The kinds of organisation that may call off, out of <see cref="Contracts.BuyerKinds"/>.</param>
/// <param name="Charge">What suppliers owe the authority for using it.</param>
/// <param name="Lots">Its lots, at least one, in the order of the document; numbers are unique whatever their case.</param>
public sealed record FrameworkTerms(
    string Reference,
    string Title,
    OrganisationReference Authority,
    RegimeTerms Regime,
    TermDates Term,
    IReadOnlyList<string> BuyerKinds,
    ChargeTerms Charge,
    IReadOnlyList<LotTerms> Lots);

/// <summary>The term of a framework agreement, both days within it, in UK local time.</summary>
/// <param name="From">The first day on which a call-off may be made.</param>
/// <param name="To">The last day; a call-off made by then may outlive it.</param>
public sealed record TermDates(DateOnly From, DateOnly To);
