using System.Security.Cryptography;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>A framework agreement's document that was found in order.</summary>
/// <param name="Terms">What it says to other modules.</param>
/// <param name="ProcurementBegan">The day, in UK local time, on which the framework's own procurement began; it fixes the regime.</param>
/// <param name="TermJustification">Why the term is longer than the regime's limit; null where it isn't stated.</param>
/// <param name="Remarks">Sources, notes and what is unconfirmed, in the order of the document.</param>
/// <param name="Text">The document as it was written.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal: two documents with the same hash are the same.</param>
internal sealed record FrameworkDocument(
    FrameworkTerms Terms,
    DateOnly ProcurementBegan,
    string? TermJustification,
    IReadOnlyList<DocumentRemark> Remarks,
    string Text,
    string Sha256)
{
    /// <summary>The largest document, in bytes.</summary>
    internal const int LargestBytes = DocumentBytes.AtMost;

    /// <summary>Reads and checks a document; never throws for what it holds.</summary>
    internal static DocumentReading Read(ReadOnlyMemory<byte> bytes, ProcedureProfileCatalogue? profiles = null)
    {
        var checks = new DocumentChecks();
        if (DocumentBytes.Text(bytes.Span, checks) is not { } text || DocumentTree.Of(text, checks) is not { } root)
            return new(null, checks.Faults);

        var document = checks.Mapping(root, fields =>
        {
            var terms = FrameworkReader.Read(fields, profiles ?? ProcedureProfileCatalogue.Shipped, out var began, out var justification);
            return new FrameworkDocument(terms, began, justification, [], text, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        });
        return checks.Good ? new(document! with { Remarks = checks.Remarks }, []) : new(null, checks.Faults);
    }

    /// <summary>Reads and checks a document; takes no more than one byte over the limit out of the stream.</summary>
    internal static async Task<DocumentReading> ReadAsync(Stream stream, CancellationToken stop, ProcedureProfileCatalogue? profiles = null)
    {
        var bytes = new byte[LargestBytes + 1];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return Read(bytes.AsMemory(0, read), profiles);
    }
}

/// <summary>A document in order, or all of its faults in the order of the document.</summary>
/// <param name="Document">Null exactly when there are faults.</param>
/// <param name="Faults">Empty exactly when there is a document.</param>
internal sealed record DocumentReading(FrameworkDocument? Document, IReadOnlyList<DocumentFault> Faults);
