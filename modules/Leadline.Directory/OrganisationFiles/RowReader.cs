using System.Globalization;
using Leadline.Directory.Organisations;
using Leadline.Primitives;

namespace Leadline.Directory.OrganisationFiles;

/// <summary>What became of one row: what it says, or what is wrong with it.</summary>
internal readonly record struct ReadRow(OrganisationRow? Row, IReadOnlyList<ImportFault> Faults);

/// <summary>Reads the rows of a file whose layout is known, checking every field that the platform takes.</summary>
internal sealed class RowReader(FileLayout layout, IReadOnlyList<string> header)
{
    private readonly Dictionary<OrganisationReference, int> _seen = [];

    internal ReadRow Read(CsvLine line)
    {
        var csv = CsvFields.Of(line);
        if (Misshapen(line, csv) is { } fault)
            return new ReadRow(null, [fault]);
        var fields = new RowFields(line.Number, header, csv.Values);
        fields.RefuseUnprintable();
        var row = fields.Faults.Count > 0 ? null : Row(fields);
        return fields.Faults.Count > 0 ? new ReadRow(null, fields.Faults) : new ReadRow(row, []);
    }

    private OrganisationRow Row(RowFields fields)
    {
        var reference = Reference(fields);
        var (opening, closing) = (fields.Date(layout.Opening), fields.Date(layout.Closing));
        if (closing < opening)
            fields.Refuse(layout.Closing!, OrganisationRow.OutOfOrder(opening!.Value, closing!.Value));
        var (name, kind, successor) = (Name(fields), Kind(fields), Successor(fields, reference));
        return new OrganisationRow(layout, fields.Line, reference, name, kind, opening, closing, layout.IsFollowed(kind) ? successor : null);
    }

    private ImportFault? Misshapen(CsvLine line, CsvFields csv)
    {
        var at = csv.BrokenAt ?? Math.Min(csv.Values.Count, header.Count);
        var column = at < header.Count ? header[at] : (at + 1).ToString(CultureInfo.InvariantCulture);
        if (line.Cut)
            return new ImportFault(line.Number, column,
                $"The row is longer than {CsvLines.Longest:N0} bytes; a quotation mark or a line break may be missing.");
        if (csv.BrokenAt is not null)
            return new ImportFault(line.Number, column,
                "The quotation marks are broken: a quoted field ends on its own line, and a mark within it is written twice.");
        return csv.Values.Count == header.Count ? null : new ImportFault(line.Number, column,
            $"The row has {csv.Values.Count} fields; the header has {header.Count}. A field with a comma in it stands in quotation marks.");
    }

    private OrganisationReference Reference(RowFields fields)
    {
        if (Identifier(fields.Text(layout.Reference)) is not { } reference)
            fields.Refuse(layout.Reference, Shape);
        else if (_seen.TryAdd(reference, fields.Line))
            return reference;
        else
            fields.Refuse(layout.Reference, $"{reference} stands in line {_seen[reference]} already; a file tells of an organisation once.");
        return default;
    }

    private OrganisationReference? Successor(RowFields fields, OrganisationReference own)
    {
        if (layout.Successor is not { } column || fields.Text(column) is not { Length: > 0 } text)
            return null;
        var successor = Identifier(text);
        if (successor is null)
            fields.Refuse(column, Shape);
        else if (successor == own)
            fields.Refuse(column, $"{own} can't be its own successor.");
        return successor;
    }

    private string Shape => layout.NamesScheme ? OrganisationReference.Shape : OdsCode.Shape;

    private OrganisationReference? Identifier(string text)
    {
        if (layout.NamesScheme)
            return OrganisationReference.TryParse(text, out var reference) ? reference : null;
        return OdsCode.TryParse(text, out var code) ? OrganisationReference.Of(code) : null;
    }

    private string Name(RowFields fields)
    {
        var name = fields.Text(layout.Name);
        if (Names.Fault("", name) is { } fault)
            fields.Refuse(layout.Name, fault.Detail);
        return name;
    }

    private string Kind(RowFields fields)
    {
        var text = fields.Text(layout.Kind);
        if (layout.KindOf(text) is { } kind)
            return kind;
        fields.Refuse(layout.Kind, $"{RowFields.Quoted(text)} is no kind of organisation here. Known: {string.Join(", ", layout.Kinds)}.");
        return "";
    }
}
