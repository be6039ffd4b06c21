using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Modularity.Plugins;

/// <summary>Reads the files of suppliers' price books, and judges their form and their signatures.</summary>
public interface IPriceBookFiles
{
    /// <summary>Judges a price book as one to be published now.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="signature">The file of its signature.</param>
    /// <param name="keys">The keys that its publisher has registered.</param>
    PriceBookReport Judge(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> signature, IReadOnlyList<PublisherKeyFacts> keys);
}

/// <summary>What was found in a price book.</summary>
/// <param name="Hash">SHA-256 of the file, in small hexadecimal digits.</param>
/// <param name="Content">What it says; null where it can't be read.</param>
/// <param name="Key">The key that the signature names; null where that can't be read.</param>
/// <param name="Faults">All that is wrong with book and signature; none for one that can be published.</param>
public sealed record PriceBookReport(string Hash, PriceBookContent? Content, string? Key, IReadOnlyList<PriceBookFinding> Faults);

/// <summary>What a price book says.</summary>
/// <param name="Publisher">Whose prices they are.</param>
/// <param name="Lines">The framework agreement, the lot and the one service line that it is for.</param>
/// <param name="From">The first day on which the prices are to hold, in UK local time.</param>
/// <param name="Book">The prices.</param>
public sealed record PriceBookContent(OrganisationReference Publisher, DeclaredLines Lines, DateOnly From, PriceBook Book);

/// <summary>One thing that is wrong with a price book.</summary>
/// <param name="Place">JSON pointer (RFC 6901) into the book's file; empty for the whole, and for its signature.</param>
/// <param name="Code">A stable kebab-case noun, such as <c>missing-field</c>.</param>
/// <param name="Reason">What was found, and what would be right.</param>
public sealed record PriceBookFinding(string Place, string Code, string Reason);
