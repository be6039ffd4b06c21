using System.Globalization;
using System.Text.Json;

namespace Leadline.Plugins.Checking;

/// <summary>
/// The fields of one JSON object, asked for one by one: what is asked for is what is known. A value that is missing or wrong is a fault and
/// comes back as null, and the reading goes on, so that all faults are told at once.
/// </summary>
internal sealed class JsonFields
{
    private const int LongestNameTold = 60, MostDecimals = 6;

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    private JsonFields(string place, List<PriceBookFault> faults) => (Place, Faults) = (place, faults);

    internal string Place { get; }

    internal List<PriceBookFault> Faults { get; }

    /// <summary>The fields of an object; null, with a fault, where the element is none.</summary>
    internal static JsonFields? Of(JsonElement element, string place, List<PriceBookFault> faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(place, "wrong-type", $"An object is wanted here, but {Kind(element)} was found."));
            return null;
        }

        var fields = new JsonFields(place, faults);
        foreach (var member in element.EnumerateObject().Where(member => !fields._values.TryAdd(member.Name, member.Value)))
            fields.Refuse(member.Name, "duplicate-field", $"The field '{Shown(member.Name)}' stands here more than once. Keep one.");
        return fields;
    }

    internal bool Has(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);
        return _values.ContainsKey(name);
    }

    internal string? Text(string name, int longest)
    {
        if (Need(name, JsonValueKind.String, "a text") is not { } value)
            return null;
        var text = value.GetString()!;
        if (text.Length > longest || string.IsNullOrWhiteSpace(text))
            return Refuse<string?>(name, "text-length", $"A text of 1 to {longest} characters is wanted here; this one has {text.Trim().Length}.");
        return text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            ? Refuse<string?>(name, "control-character", "This text holds a line break, or a character that nobody sees. Remove it.")
            : text;
    }

    internal string? Shaped(string name, Func<string, bool> fits, string shape)
    {
        if (Need(name, JsonValueKind.String, "a text") is not { } value)
            return null;
        return value.GetString() is { } text && fits(text) ? text : Refuse<string?>(name, "shape", $"'{Shown(value.GetString()!)}' has not the right shape. {shape}");
    }

    internal long? Whole(string name, long least, long most)
    {
        if (Need(name, JsonValueKind.Number, "a whole number") is not { } value)
            return null;
        if (!value.TryGetInt64(out var whole))
            return Refuse<long?>(name, "wrong-type", $"A whole number is wanted here, but {Shown(value.GetRawText())} was found.");
        return whole >= least && whole <= most ? whole : Refuse<long?>(name, "out-of-range", $"From {least:N0} to {most:N0} may stand here, but {whole} was found.");
    }

    internal decimal? Number(string name, decimal most)
    {
        if (Need(name, JsonValueKind.Number, "a number") is not { } value)
            return null;
        if (!value.TryGetDecimal(out var number) || number.Scale > MostDecimals)
            return Refuse<decimal?>(name, "wrong-type", $"A number with at most {MostDecimals} decimals is wanted here, but {Shown(value.GetRawText())} was found.");
        return number >= 0 && number <= most ? number : Refuse<decimal?>(name, "out-of-range", $"From 0 to {most:N0} may stand here, but {number} was found.");
    }

    internal DateOnly? Day(string name)
    {
        if (Need(name, JsonValueKind.String, "a date") is not { } value)
            return null;
        return DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refuse<DateOnly?>(name, "wrong-type", $"A date of the calendar is wanted here, written as 2018-08-01, but '{Shown(value.GetString()!)}' was found.");
    }

    internal T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Need(name, JsonValueKind.String, "a word") is not { } value)
            return null;
        foreach (var known in Enum.GetValues<T>())
        {
            if (value.ValueEquals(Word(known)))
                return known;
        }

        return Refuse<T?>(name, "unknown-value", $"'{Shown(value.GetString()!)}' is not known here. Known: {string.Join(", ", Enum.GetValues<T>().Select(Word))}.");
    }

    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal JsonFields? Group(string name) =>
        Need(name, JsonValueKind.Object, "an object") is { } value ? Of(value, Inside(name), Faults) : null;

    /// <summary>The items of a list that must hold at least one.</summary>
    internal IReadOnlyList<JsonElement> List(string name, int most)
    {
        if (Need(name, JsonValueKind.Array, "a list") is not { } value)
            return [];
        var count = value.GetArrayLength();
        if (count == 0 || count > most)
            Refuse(name, count == 0 ? "too-few" : "too-many", $"From 1 to {most:N0} items are wanted here; there are {count:N0}.");
        return count > most ? [] : [.. value.EnumerateArray()];
    }

    internal void RefuseUnknown()
    {
        foreach (var name in _values.Keys.Where(name => !_known.Contains(name)))
            Refuse(name, "unknown-field", $"There is no field '{Shown(name)}' here. Known: {string.Join(", ", _known)}.");
    }

    private JsonElement? Need(string name, JsonValueKind kind, string wanted)
    {
        if (!Has(name))
            Refuse(name, "missing-field", $"The field '{name}' is missing here.");
        else if (_values[name].ValueKind == kind)
            return _values[name];
        else
            Refuse(name, "wrong-type", $"Here {wanted} is wanted, but {Kind(_values[name])} was found.");
        return null;
    }

    private T Refuse<T>(string name, string code, string reason)
    {
        Refuse(name, code, reason);
        return default!; // null: each T is one that may be
    }

    private void Refuse(string name, string code, string reason) => Faults.Add(new(Inside(name), code, reason));

    private string Inside(string name) => $"{Place}/{Shown(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Shown(string text) => string.Concat(text.Take(LongestNameTold).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)) + (text.Length > LongestNameTold ? "…" : "");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "nothing",
        _ => "true or false",
    };
}
