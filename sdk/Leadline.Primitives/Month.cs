using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>A calendar month, the period of an MI return: <c>2019-10</c>.</summary>
[JsonConverter(typeof(MonthJsonConverter))]
public readonly record struct Month : IComparable<Month>
{
    private readonly int _months; // since January of the year 1

    /// <summary>A month of a year.</summary>
    /// <param name="year">1 to 9998.</param>
    /// <param name="number">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        _months = ((year - 1) * 12) + number - 1;
    }

    /// <summary>What a month looks like, for error messages.</summary>
    public const string Shape = "A month is written as year and number, such as 2019-10.";

    /// <summary>Its first day.</summary>
    public DateOnly First => new((_months / 12) + 1, (_months % 12) + 1, 1);

    /// <summary>Its last day.</summary>
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The month that a day lies in.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month so many months later; earlier for a negative number.</summary>
    public Month Plus(int months) => Of(First.AddMonths(months));

    /// <summary>Reads a month.</summary>
    /// <exception cref="FormatException">The text has not the shape of a month.</exception>
    public static Month Parse(string s) =>
        TryParse(s, out var month) ? month : throw new FormatException($"'{s}' is not a month. {Shape}");

    /// <summary>Reads a month if the text has its shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Month result)
    {
        var good = DateOnly.TryParseExact(s, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < 9999;
        result = good ? Of(day) : default;
        return good;
    }

    /// <summary>Compares by time.</summary>
    public int CompareTo(Month other) => _months.CompareTo(other._months);

    /// <summary>The month, such as <c>2019-10</c>.</summary>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

internal sealed class MonthJsonConverter : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Month.TryParse(reader.GetString(), out var month)
            ? month
            : throw new JsonException(Month.Shape);

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
