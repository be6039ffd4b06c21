using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>A rate in hundredths of one per cent: 100 is 1%, 10,000 is the whole.</summary>
/// <param name="Value">The rate; never negative where a framework agreement states it.</param>
[JsonConverter(typeof(BasisPointsJsonConverter))]
public readonly record struct BasisPoints(int Value) : IComparable<BasisPoints>
{
    /// <summary>How many basis points make the whole.</summary>
    public const int PerWhole = 10_000;

    /// <summary>Compares by rate.</summary>
    public int CompareTo(BasisPoints other) => Value.CompareTo(other.Value);

    /// <summary>The rate as people read it: <c>1%</c>, <c>0.75%</c>.</summary>
    public override string ToString() => (Value / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

internal sealed class BasisPointsJsonConverter : JsonConverter<BasisPoints>
{
    public override BasisPoints Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? new BasisPoints(value)
            : throw new JsonException("A rate is a whole number of basis points: 100 is 1%.");

    public override void Write(Utf8JsonWriter writer, BasisPoints value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
