using System.Text.Json;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>
/// A price book as its supplier signs it: a file <c>*.pricebook.json</c> of UTF-8, with what it is for beside the prices. An entry is
/// written as the SDK writes <see cref="PriceBookEntry"/>.
/// </summary>
public sealed record PriceBookFile
{
    /// <summary>What the names of such files end with.</summary>
    public const string Extension = ".pricebook.json";

    /// <summary>What the names of their signatures end with: beside <c>desk.pricebook.json</c> lies <c>desk.pricebook.signature.json</c>.</summary>
    public const string SignatureExtension = ".pricebook.signature.json";

    /// <summary>The largest file, in bytes: 1 MiB.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>The most prices that a book holds.</summary>
    public const int MostEntries = 2_000;

    private static readonly JsonSerializerOptions Indented = new(PluginDocuments.Json) { WriteIndented = true };

    /// <summary>Whose prices they are.</summary>
    public required OrganisationReference Publisher { get; init; }

    /// <summary>The framework agreement's reference, such as <c>ACS</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>The lot's number.</summary>
    public required string Lot { get; init; }

    /// <summary>The service line, by code.</summary>
    public required string ServiceLine { get; init; }

    /// <summary>The first day on which the prices are to hold, in UK local time.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The prices, with the book's reference and version.</summary>
    public required PriceBook Book { get; init; }

    /// <summary>The file, written with line breaks for people to read and change.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new Form(PriceBookReader.Format, Book.Reference, Book.Version, Publisher, Framework, Lot, ServiceLine, From, Book.Entries), Indented);

    private sealed record Form(
        int Format, string Reference, int Version, OrganisationReference Publisher, string Framework, string Lot, string ServiceLine, DateOnly From,
        IReadOnlyList<PriceBookEntry> Entries);
}

/// <summary>One thing that is wrong with a price book or its signature.</summary>
/// <param name="Place">JSON pointer (RFC 6901) into the book's file, such as <c>/entries/3/unitPrice/pence</c>; empty for the file as a whole and for its signature.</param>
/// <param name="Code">A stable kebab-case noun, such as <c>missing-field</c>.</param>
/// <param name="Reason">What was found, and what would be right.</param>
public sealed record PriceBookFault(string Place, string Code, string Reason)
{
    /// <summary>The fault on one line, as tools print it.</summary>
    public override string ToString() => Place.Length == 0 ? $"refused: {Reason}" : $"refused: {Place}: {Reason}";
}

/// <summary>A price book in order, or all that is wrong with it.</summary>
/// <param name="Hash">SHA-256 of the file, in small hexadecimal digits: what quotes name the book by.</param>
/// <param name="File">The book; null exactly when there are faults.</param>
/// <param name="Faults">Everything that is wrong; empty exactly when there is a book.</param>
public sealed record PriceBookReading(string Hash, PriceBookFile? File, IReadOnlyList<PriceBookFault> Faults);
