
namespace Leadline.Directory.Contracts;

/// <summary>How one organisation came to follow another.</summary>
public enum SuccessionKind
{
    /// <summary>It was merged into another, alone or with others.</summary>
    Merger,

    /// <summary>It was divided among several.</summary>
    Split,

    /// <summary>It goes on under another name and with another identifier.</summary>
    Renaming,

    /// <summary>It goes on as a body of another law, such as a trust that becomes a company.</summary>
    ChangeOfLegalForm,
}

/// <summary>
/// An organisation has ended and others carry on what it was part of. Announced on the day itself or later, never before. No order is
/// promised: what follows the successors in turn may be known first.
/// </summary>
/// <param name="SuccessionId">The succession.</param>
/// <param name="Kind">How it came about; a <see cref="SuccessionKind.Split"/> alone has several successors.</param>
/// <param name="On">The successors' first day in the place of the predecessor, in UK local time.</param>
/// <param name="From">The predecessor.</param>
/// <param name="To">The successors; one, or for a split at least two.</param>
public sealed record OrganisationSucceeded(
    Guid SuccessionId, SuccessionKind Kind, DateOnly On, OrganisationFacts From, IReadOnlyList<OrganisationFacts> To);
