using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>The fields of one line, split by the rules of RFC 4180.</summary>
/// <param name="Values">The fields, without surrounding blanks.</param>
/// <param name="BrokenAt">The index of the field whose quoting is broken, or that was being read where the line was cut.</param>
internal sealed record CsvFields(IReadOnlyList<string> Values, int? BrokenAt)
{
    private static readonly CsvConfiguration Rules = new(CultureInfo.InvariantCulture)
    {
        Mode = CsvMode.RFC4180,
        NewLine = "\n", // a lone carriage return is a character like any other, and refused as one
        BufferSize = 1024,
        CacheFields = false,
    };

    internal static CsvFields Of(CsvLine line)
    {
        // With an odd number of marks one is open at the end of the line: closing it shows in which field it stands.
        var open = line.Text.AsSpan().Count('"') % 2 == 1;
        using var parser = new CsvParser(new StringReader(open ? line.Text + "\"" : line.Text), Rules);
        parser.Read();
        var values = new List<string>(parser.Count);
        try
        {
            while (values.Count < parser.Count)
                values.Add(parser[values.Count].Trim());
        }
        catch (BadDataException)
        {
            return new CsvFields(values, values.Count);
        }

        return new CsvFields(values, open || line.Cut ? values.Count - 1 : null);
    }
}
