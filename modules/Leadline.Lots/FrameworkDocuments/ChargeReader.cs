using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the management charge: all of its figures where there is one, none where it is nil.</summary>
internal static class ChargeReader
{
    private const int LongestPaymentDays = 365;
    private static readonly string[] Figures = ["rate-basis-points", "vat-rate-basis-points", "payment-days"];

    internal static ChargeTerms? Read(DocumentFields fields)
    {
        var checks = fields.Checks;
        var kind = checks.Choice<ChargeKind>(fields.Need("kind"));
        Func<string, DocumentNode?> find = kind is null or ChargeKind.Nil ? fields.Find : fields.Need;
        var rate = checks.Whole(find(Figures[0]), kind is ChargeKind.Nil ? 0 : 1, BasisPoints.PerWhole, "basis points (100 are 1%)");
        var vat = checks.Whole(find(Figures[1]), 0, BasisPoints.PerWhole, "basis points (2000 are 20%)");
        var days = checks.Whole(find(Figures[2]), 1, LongestPaymentDays, "calendar days");
        var source = fields.SourceText();

        if (kind is ChargeKind.Nil)
        {
            foreach (var figure in Figures.Where(fields.Has))
                checks.Refuse(fields.Key(figure), FaultCodes.ChargeKind,
                    $"A nil charge has no '{figure}'. Remove it, or state the kind '{nameof(ChargeKind.PercentageOfInvoicedValue).InDocuments()}'.");
        }

        return new ChargeTerms(kind ?? default, new BasisPoints(rate ?? 0), new BasisPoints(vat ?? 0), days ?? 0, source ?? "");
    }
}
