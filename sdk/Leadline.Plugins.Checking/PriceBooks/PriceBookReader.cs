using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Reads a price book's file and judges all of it but its signature. Says everything that is wrong at once, and never throws for what a file holds.</summary>
public static class PriceBookReader
{
    internal const int Format = 1; // a later format is refused rather than half understood

    private const int LongestReference = 60, DeepestLevel = 8;

    /// <summary>Reads a book.</summary>
    /// <param name="file">The whole file.</param>
    public static PriceBookReading Read(ReadOnlyMemory<byte> file)
    {
        var hash = SignedLines.Hash(file.Span);
        var faults = new List<PriceBookFault>();
        if (file.Length > PriceBookFile.MostBytes)
        {
            faults.Add(new("", "file-too-large", $"A price book has at most {PriceBookFile.MostBytes:N0} bytes (1 MiB); this one has {file.Length:N0}."));
            return new PriceBookReading(hash, null, faults);
        }

        using var document = JsonTexts.Parse(file, DeepestLevel, faults);
        if (document is null || JsonFields.Of(document.RootElement, "", faults) is not { } fields)
            return new PriceBookReading(hash, null, faults);
        var book = Book(fields);
        return new PriceBookReading(hash, faults.Count == 0 ? book : null, faults);
    }

    private static PriceBookFile Book(JsonFields fields)
    {
        fields.Whole("format", Format, Format);
        var reference = fields.Text("reference", LongestReference);
        var version = fields.Whole("version", 1, int.MaxValue);
        var publisher = fields.Shaped("publisher", t => OrganisationReference.TryParse(t, out _), OrganisationReference.Shape);
        var framework = fields.Shaped("framework", PackagePlaces.IsFramework, "A framework agreement's reference is 2 to 12 capital letters, digits and hyphens, such as ACS.");
        var lot = fields.Shaped("lot", PackagePlaces.IsLot, "A lot's number is 1 to 6 letters and digits, such as 2a.");
        var line = fields.Shaped("serviceLine", PackagePlaces.IsServiceLine, "A service line's code is 1 to 30 letters, digits and hyphens, such as ACS-ICT.");
        var from = fields.Day("from");
        var entries = PriceBookEntries.Read(fields);
        fields.RefuseUnknown();
        return new PriceBookFile
        {
            Publisher = publisher is null ? default : OrganisationReference.Parse(publisher),
            Framework = framework ?? "", Lot = lot ?? "", ServiceLine = line ?? "", From = from ?? default,
            Book = new PriceBook { Reference = reference ?? "", Version = (int)(version ?? 0), Entries = entries },
        };
    }
}
