using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Accreditation.PriceBooks;

/// <summary>Identifies a version of a price book.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PriceBookVersionId>))]
internal readonly record struct PriceBookVersionId(Guid Value) : IIdentifier<PriceBookVersionId>
{
    public static PriceBookVersionId New() => new(Guid.CreateVersion7());

    public static PriceBookVersionId From(Guid value) => new(value);
}

/// <summary>What a price book is for: one service line of one lot, of one supplier.</summary>
internal sealed record PriceBookScope(FrameworkId FrameworkId, string LotNumber, string ServiceLine, OrganisationId Supplier);

/// <summary>A price book as its supplier signed it.</summary>
/// <param name="Hash">SHA-256 of the file: what quotes name the book by.</param>
/// <param name="File">The file, as text of UTF-8.</param>
/// <param name="Signature">The signature's file.</param>
/// <param name="Key">The key that signed it.</param>
internal sealed record SignedPriceBook(string Hash, string File, string Signature, PublisherKeyId Key);

/// <summary>
/// One signed version of a supplier's prices for a service line. The first that the authority accepts holds the framework prices; of
/// those after it none is dearer.
/// </summary>
internal sealed class PriceBookVersion
{
    public const int LongestReason = 4_000;

    /// <param name="scope">What it is for.</param>
    /// <param name="authority">Who decides on it, where somebody has to.</param>
    /// <param name="book">The prices.</param>
    /// <param name="from">The first day on which they are to hold.</param>
    /// <param name="signed">The file and its signature.</param>
    /// <param name="publishedBy">Who acted; the same may not accept it.</param>
    /// <param name="publishedAt">When, in UTC.</param>
    public PriceBookVersion(
        PriceBookScope scope, OrganisationReference authority, PriceBook book, DateOnly from, SignedPriceBook signed, Guid publishedBy, DateTimeOffset publishedAt)
    {
        (Id, FrameworkId, LotNumber, ServiceLine, Supplier) = (PriceBookVersionId.New(), scope.FrameworkId, scope.LotNumber, scope.ServiceLine, scope.Supplier);
        (Authority, Reference, Number, From) = (authority, book.Reference, book.Version, from);
        Prices = JsonSerializer.Serialize(book, PluginDocuments.Json);
        (Hash, File, Signature, Key) = signed;
        (PublishedBy, PublishedAt) = (publishedBy, publishedAt);
    }

    private PriceBookVersion() => (LotNumber, ServiceLine, Reference, Prices, Hash, File, Signature) = ("", "", "", "", "", "", ""); // filled in by the store

    public PriceBookVersionId Id { get; private init; }

    public FrameworkId FrameworkId { get; private init; }

    public string LotNumber { get; private init; }

    public string ServiceLine { get; private init; }

    public OrganisationId Supplier { get; private init; }

    /// <summary>Who decides on it: whoever runs the framework agreement.</summary>
    public OrganisationReference Authority { get; private set; }

    /// <summary>The supplier's name for the book.</summary>
    public string Reference { get; private init; }

    /// <summary>Its version, from 1; it rises from book to book.</summary>
    public int Number { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>The prices as they were read at publication, as JSON: a later reader does not change them.</summary>
    public string Prices { get; private init; }

    public string Hash { get; private init; }

    public string File { get; private init; }

    public string Signature { get; private init; }

    public PublisherKeyId Key { get; private init; }

    public Guid PublishedBy { get; private init; }

    public DateTimeOffset PublishedAt { get; private init; }

    public PriceBookState State { get; private set; }

    /// <summary>Why it stands as it does; empty while nobody has said anything.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was accepted or refused, in UTC; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The first day on which its prices hold; null where they don't. One that waited for its decision holds from that day at the earliest.</summary>
    public DateOnly? InForceFrom { get; private set; }

    public PriceBookScope Scope => new(FrameworkId, LotNumber, ServiceLine, Supplier);

    public PriceBook Book => JsonSerializer.Deserialize<PriceBook>(Prices, PluginDocuments.Json)
        ?? throw new InvalidOperationException($"The prices of {Reference} {Number} are empty.");

    /// <summary>Another authority runs the framework agreement now; what was decided stays.</summary>
    public void PassTo(OrganisationReference authority) => Authority = authority;

    /// <summary>Accepts it: its prices become the supplier's framework prices.</summary>
    /// <param name="by">Who accepts.</param>
    /// <param name="reason">Why.</param>
    /// <param name="today">Today, in UK local time.</param>
    /// <param name="now">Now, in UTC.</param>
    public Outcome<PriceBookAccepted> Accept(Guid? by, string reason, DateOnly today, DateTimeOffset now)
    {
        if (State != PriceBookState.AwaitingDecision)
            return AlreadyDecided();
        if (by == PublishedBy)
            return new Refusal("own-publication", "Whoever published a price book doesn't accept it.");
        return LetIn(reason, HoldsFrom(today), now);
    }

    /// <summary>From when its prices hold if they are accepted on a day: never before it.</summary>
    public DateOnly HoldsFrom(DateOnly today) => today > From ? today : From;

    /// <summary>Refuses it, for good.</summary>
    public Outcome Refuse(string reason, DateTimeOffset now)
    {
        if (State != PriceBookState.AwaitingDecision)
            return AlreadyDecided();
        (State, Reason, DecidedAt) = (PriceBookState.Refused, reason, now);
        return Outcome.Done;
    }

    /// <summary>Lets it in without anybody's decision, because it is nowhere dearer than the framework prices.</summary>
    /// <param name="framework">The supplier's first accepted book for the line.</param>
    /// <param name="now">Now, in UTC.</param>
    /// <returns>What the other modules are told, or every price that is not covered.</returns>
    public Outcome<PriceBookAccepted> FollowFrameworkPrices(PriceBookVersion framework, DateTimeOffset now) =>
        FrameworkPrices.Uncovered(Book, framework.Book).Count > 0
            ? new Refusal("prices-not-covered", $"Not every price is covered by the framework prices, which are those of version {framework.Number}.")
            : LetIn($"No price is above the framework prices of version {framework.Number}.", From, now);

    private PriceBookAccepted LetIn(string reason, DateOnly from, DateTimeOffset now)
    {
        (State, Reason, DecidedAt, InForceFrom) = (PriceBookState.Accepted, reason, now, from);
        return new PriceBookAccepted(Id.Value, FrameworkId, LotNumber, ServiceLine, Supplier, from, Hash, Book);
    }

    private Refusal AlreadyDecided() =>
        new("price-book-decided", $"This price book was decided on already: it is {(State == PriceBookState.Accepted ? "accepted" : "refused")}.");
}

/// <summary>Where a price book stands.</summary>
internal enum PriceBookState
{
    /// <summary>The supplier's first for the line; the authority has yet to decide.</summary>
    AwaitingDecision,

    /// <summary>Let in, by the authority or by the rule that prices don't rise.</summary>
    Accepted,

    /// <summary>Not accepted, for good.</summary>
    Refused,
}
