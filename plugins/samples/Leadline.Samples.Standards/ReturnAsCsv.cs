using System.Globalization;
using System.Text;
using Leadline.Sdk;

namespace Leadline.Samples.Standards;

/// <summary>Writes an MI return as comma-separated values (RFC 4180).</summary>
public sealed class ReturnAsCsv : IDocumentExporter
{
    /// <inheritdoc/>
    public ExportedDocument Export(PublishedRecord record)
    {
        if (record is not PublishedReturn mine)
            throw new InvalidOperationException($"{record.Reference} is no MI return; the manifest declares no other record.");
        var text = new StringBuilder("supplier,month,contract,invoice,net_value_pence\r\n");
        foreach (var line in mine.Lines)
        {
            var value = line.NetValue.Pence.ToString(CultureInfo.InvariantCulture);
            text.Append(Field(mine.Supplier.Name)).Append(',').Append(mine.Month.ToString()).Append(',').Append(Field(line.Contract)).Append(',')
                .Append(Field(line.InvoiceReference)).Append(',').Append(value).Append("\r\n");
        }

        return new ExportedDocument { Standard = "RFC 4180", MediaType = "text/csv", FileName = "mi-return.csv", Text = text.ToString() };
    }

    private static string Field(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
