using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Lots.Copies;

/// <summary>Whoever belongs to a buyer, or acted for it, judges nothing of that buyer's for an authority.</summary>
internal static class OwnMatter
{
    /// <param name="caller">Who judges. What it does for its own organisation is that organisation's matter: an authority may be its own buyer.</param>
    /// <param name="buyer">Whose matter it is.</param>
    /// <param name="actedForIt">Who brought the matter for the buyer.</param>
    internal static Refusal? RefuseOwnMatter(this Caller caller, OrganisationId buyer, Guid? actedForIt) =>
        (caller.Actor is { } actor && actor == actedForIt) || caller.HasStakeIn(buyer)
            ? new Refusal("conflict-of-interest", "You belong to the buyer whose matter this is, or brought it for that buyer, so you can't judge it for the authority.")
            : null;
}
