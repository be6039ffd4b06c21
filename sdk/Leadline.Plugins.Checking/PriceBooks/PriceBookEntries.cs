using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Reads the prices of a book, and asks of each code whether its steps by quantity make one price for every quantity.</summary>
internal static class PriceBookEntries
{
    private const int LongestTitle = 200, LongestUnit = 40;
    private const long DearestPence = 100_000_000_000; // a thousand million pounds: a price beyond it is a slip of the pen
    private const decimal LargestQuantity = 1_000_000_000_000;

    internal static IReadOnlyList<PriceBookEntry> Read(JsonFields book)
    {
        var read = book.List("entries", PriceBookFile.MostEntries).Select((element, i) => JsonFields.Of(element, $"/entries/{i}", book.Faults) is { } fields ? One(fields) : null).ToList();
        foreach (var code in read.OfType<Found>().Where(e => e.Entry.Code.Length > 0).GroupBy(e => e.Entry.Code, StringComparer.Ordinal))
            book.Faults.AddRange(Steps(code.Key, [.. code]));
        return [.. read.OfType<Found>().Select(f => f.Entry)];
    }

    private static Found One(JsonFields fields)
    {
        var code = fields.Shaped("code", IsCode, "A price is found by 1 to 40 small letters, digits and hyphens, such as desk-device.");
        var title = fields.Text("title", LongestTitle);
        var unit = fields.Text("unit", LongestUnit);
        var price = Price(fields);
        var per = fields.Word<ChargePeriod>("per");
        var from = fields.Has("fromQuantity") ? fields.Number("fromQuantity", LargestQuantity) : 0;
        fields.RefuseUnknown();
        var entry = new PriceBookEntry
        {
            Code = code ?? "", Title = title ?? "", Unit = unit ?? "", UnitPrice = new Money(price ?? 0), Per = per ?? default, FromQuantity = from ?? 0,
        };
        return new Found(entry, fields.Place, unit is not null, per is not null, from is not null);
    }

    private static long? Price(JsonFields entry)
    {
        if (entry.Group("unitPrice") is not { } amount)
            return null;
        var pence = amount.Whole("pence", 0, DearestPence);
        amount.Shaped("currency", t => t == Money.Currency, $"Prices are in {Money.Currency}.");
        amount.RefuseUnknown();
        return pence;
    }

    private static IEnumerable<PriceBookFault> Steps(string code, IReadOnlyList<Found> steps)
    {
        foreach (var twice in steps.Where(s => s.HasQuantity).GroupBy(s => s.Entry.FromQuantity).SelectMany(g => g.Skip(1)))
            yield return new(twice.Place, "duplicate-step", $"'{code}' has an earlier price from a quantity of {twice.Entry.FromQuantity:0.######}. Each step begins at a quantity of its own.");
        if (steps.All(s => s is { HasQuantity: true, Entry.FromQuantity: > 0 }))
            yield return new(steps[0].Place, "no-first-step", $"'{code}' has no price from a quantity of 0. Let one of its steps begin there: leave out 'fromQuantity'.");
        foreach (var other in steps.Where(s => s.HasUnit && steps[0].HasUnit && s.Entry.Unit != steps[0].Entry.Unit))
            yield return new(other.Place + "/unit", "unit-differs", $"The steps of '{code}' are all by one unit: the first is by '{steps[0].Entry.Unit}', this by '{other.Entry.Unit}'.");
        foreach (var other in steps.Where(s => s.HasPeriod && steps[0].HasPeriod && s.Entry.Per != steps[0].Entry.Per))
            yield return new(other.Place + "/per", "period-differs", $"The steps of '{code}' are all for one period: the first is per '{JsonFields.Word(steps[0].Entry.Per)}', this per '{JsonFields.Word(other.Entry.Per)}'.");
    }

    private static bool IsCode(string text) => text.Length is >= 1 and <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>An entry as far as it could be read; what could not is a fault already, and is not judged again.</summary>
    private sealed record Found(PriceBookEntry Entry, string Place, bool HasUnit, bool HasPeriod, bool HasQuantity);
}
