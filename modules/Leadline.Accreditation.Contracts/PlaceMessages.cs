using Leadline.Primitives;

namespace Leadline.Accreditation.Contracts;

/// <summary>
/// A supplier holds a place on a lot for some service lines. Announced again, with a higher version, when lines are added to the place or it ends.
/// </summary>
/// <param name="PlaceId">The place.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot, such as <c>2a</c>.</param>
/// <param name="Supplier">Who holds the place.</param>
/// <param name="ServiceLines">Every line it is accredited for on the lot, each from a day on.</param>
/// <param name="Version">Rises with each change of the place.</param>
/// <param name="To">Its last day, in UK local time, where another supplier carries it on; null while it holds.</param>
/// <param name="Continues">The place of a predecessor that this one carries on, where it began so.</param>
public sealed record PlaceGranted(
    PlaceId PlaceId, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier, IReadOnlyList<AccreditedLine> ServiceLines, long Version,
    DateOnly? To = null, PlaceId? Continues = null)
{
    /// <summary>
    /// The terms that the supplier is bound by, each by the first version of the framework agreement that has them: it takes call-offs that stand on one of
    /// them alone. Nought stands for all versions of before this was told.
    /// </summary>
    public IReadOnlyList<int> BoundBy { get; init; } = [0];
}

/// <summary>A service line that a supplier is accredited for.</summary>
/// <param name="Code">The line's code in the framework agreement.</param>
/// <param name="From">The first day, in UK local time.</param>
public sealed record AccreditedLine(string Code, DateOnly From);

/// <summary>The answer to a question about a supplier's standing, as it is at this moment.</summary>
/// <param name="CallOffId">The call-off that asked.</param>
/// <param name="Question">The question's own identifier, so that an answer to an earlier one is not taken for this.</param>
/// <param name="Good">Whether the supplier may be given, or may sign, the call-off.</param>
/// <param name="Reason">Why not, in a sentence; empty where it may.</param>
public sealed record StandingAnswered(CallOffId CallOffId, Guid Question, bool Good, string Reason);
