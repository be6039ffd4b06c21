using Leadline.Primitives;

namespace Leadline.Accreditation.Contracts;

/// <summary>A supplier seeks a place on a lot. What it says in its tender is nobody else's to know.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Supplier">Who seeks the place.</param>
public sealed record TenderSubmitted(Guid TenderId, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier);

/// <summary>A tender is decided: the supplier holds a place now, of which another message tells, or seeks none any more.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Supplier">Who sought the place.</param>
public sealed record TenderDecided(Guid TenderId, FrameworkId FrameworkId, string LotNumber, OrganisationId Supplier);
