using Leadline.Accreditation.Contracts;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.Copies;

/// <summary>A supplier's price book, as Accreditation let it in. Kept for ever: quotes name it.</summary>
/// <param name="id">The accepted version of the book.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="lotNumber">The lot.</param>
/// <param name="serviceLine">The service line.</param>
/// <param name="supplier">Whose prices they are.</param>
/// <param name="number">The book's version.</param>
/// <param name="from">The first day on which it holds.</param>
/// <param name="hash">SHA-256 of the signed file.</param>
/// <param name="book">The book in the SDK's JSON.</param>
internal sealed class PriceBookCopy(
    Guid id, FrameworkId frameworkId, string lotNumber, string serviceLine, OrganisationId supplier, int number, DateOnly from, string hash, string book)
{
    public Guid Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string LotNumber { get; private init; } = lotNumber;

    public string ServiceLine { get; private init; } = serviceLine;

    public OrganisationId Supplier { get; private init; } = supplier;

    public int Number { get; private init; } = number;

    public DateOnly From { get; private init; } = from;

    public string Hash { get; private init; } = hash;

    public string Book { get; private init; } = book;

    public PriceBook Prices => SdkJson.Read<PriceBook>(Book);

    internal static PriceBookCopy Of(PriceBookAccepted told) => new(
        told.PriceBookId, told.FrameworkId, told.LotNumber, told.ServiceLine, told.Supplier, told.Book.Version, told.From, told.Hash, SdkJson.Text(told.Book));
}
