using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Accreditation.Contracts;

/// <summary>The authority, or the rule that prices only fall, has let in a price book: from a day on it is what the supplier's quotes are priced from.</summary>
/// <param name="PriceBookId">The accepted version of the book.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="ServiceLine">The service line, by code.</param>
/// <param name="Supplier">Whose prices they are.</param>
/// <param name="From">The first day on which it holds, in UK local time. Of two books in force, the one with the higher version holds.</param>
/// <param name="Hash">SHA-256 of the signed file, in small hexadecimal digits: what quotes name the book by.</param>
/// <param name="Book">The prices, none dearer than the supplier's framework price.</param>
public sealed record PriceBookAccepted(
    Guid PriceBookId, FrameworkId FrameworkId, string LotNumber, string ServiceLine, OrganisationId Supplier, DateOnly From, string Hash,
    PriceBook Book);
