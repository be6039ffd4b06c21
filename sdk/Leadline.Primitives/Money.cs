using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>An amount of sterling, held as a whole number of pence.</summary>
/// <param name="Pence">The amount in pence; negative for a credit.</param>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long Pence) : IComparable<Money>
{
    /// <summary>The only currency held: ISO 4217 code of pounds sterling.</summary>
    public const string Currency = "GBP";

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="OverflowException">The sum does not fit in 64 bits of pence.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Pence + right.Pence));

    /// <summary>Takes one amount from another.</summary>
    /// <exception cref="OverflowException">The difference does not fit in 64 bits of pence.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Pence - right.Pence));

    /// <summary>The same amount with the other sign, as a credit is to a charge.</summary>
    public static Money operator -(Money amount) => new(checked(-amount.Pence));

    /// <summary>Whether the first amount is less than the second.</summary>
    public static bool operator <(Money left, Money right) => left.Pence < right.Pence;

    /// <summary>Whether the first amount is more than the second.</summary>
    public static bool operator >(Money left, Money right) => left.Pence > right.Pence;

    /// <summary>Whether the first amount is at most the second.</summary>
    public static bool operator <=(Money left, Money right) => left.Pence <= right.Pence;

    /// <summary>Whether the first amount is at least the second.</summary>
    public static bool operator >=(Money left, Money right) => left.Pence >= right.Pence;

    /// <summary>Takes a rate of this amount, rounding half a penny away from zero.</summary>
    /// <remarks>This is the one rounding of money in the product; a sum is made of rounded lines, never rounded again.</remarks>
    /// <exception cref="OverflowException">The result does not fit in 64 bits of pence.</exception>
    public Money At(BasisPoints rate) =>
        new((long)Math.Round(Pence * (decimal)rate.Value / BasisPoints.PerWhole, MidpointRounding.AwayFromZero));

    /// <summary>Compares by amount.</summary>
    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);

    /// <summary>The amount as people read it, in pounds: <c>£1,234.50</c>, <c>-£0.07</c>.</summary>
    public override string ToString() =>
        (Pence < 0 ? "-£" : "£") + Math.Abs((decimal)Pence / 100m).ToString("N2", CultureInfo.InvariantCulture);
}

/// <summary>Reads and writes <c>{"pence": 123450, "currency": "GBP"}</c>.</summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An amount is an object with 'pence', a whole number, and 'currency', \"GBP\".");
        long? pence = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "pence" ? pence is not null : name == "currency" && currency is not null)
                throw new JsonException($"An amount states '{name}' once.");
            switch (name)
            {
                case "pence" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole): pence = whole; break;
                case "pence": throw new JsonException("'pence' is a whole number of pence.");
                case "currency" when reader.TokenType == JsonTokenType.String: currency = reader.GetString(); break;
                default: throw new JsonException($"An amount has no field '{name}': it has 'pence' and 'currency'.");
            }
        }

        return currency == Money.Currency
            ? new Money(pence ?? throw new JsonException("An amount must state 'pence'."))
            : throw new JsonException($"The currency of an amount is stated, and is \"{Money.Currency}\".");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("pence", value.Pence);
        writer.WriteString("currency", Money.Currency);
        writer.WriteEndObject();
    }
}
