using Leadline.Primitives;

namespace Leadline.Directory.Contracts;

/// <summary>What the Directory says of an organisation. Of two messages on one organisation the higher version stands.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">A code of <see cref="OrganisationKinds"/>.</param>
/// <param name="OpenFrom">Its first day, in UK local time.</param>
/// <param name="OpenTo">Its last day; null while it is open.</param>
/// <param name="Version">Rises with each change.</param>
public sealed record OrganisationFacts(
    OrganisationId Id, OrganisationReference Reference, string Name, string Kind, DateOnly OpenFrom, DateOnly? OpenTo, long Version);

/// <summary>An organisation is known to the platform.</summary>
public sealed record OrganisationRegistered(OrganisationFacts Organisation);

/// <summary>The facts of a known organisation have changed: a closing date, a corrected name.</summary>
public sealed record OrganisationAmended(OrganisationFacts Organisation);
