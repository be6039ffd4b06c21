using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Primitives;

/// <summary>
/// An identifier of one kind of thing: a version 7 UUID (RFC 9562) in a type of its own, so that a bid's cannot stand for a contract's.
/// </summary>
/// <typeparam name="TSelf">The identifier's own type.</typeparam>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The bare UUID.</summary>
    Guid Value { get; }

    /// <summary>The identifier with this UUID.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>An organisation: authority, buyer or supplier.</summary>
/// <param name="Value">A version 7 UUID.</param>
[JsonConverter(typeof(IdentifierJsonConverter<OrganisationId>))]
public readonly record struct OrganisationId(Guid Value) : IIdentifier<OrganisationId>
{
    /// <summary>A fresh identifier.</summary>
    public static OrganisationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static OrganisationId From(Guid value) => new(value);
}

/// <summary>A framework agreement.</summary>
/// <param name="Value">A version 7 UUID.</param>
[JsonConverter(typeof(IdentifierJsonConverter<FrameworkId>))]
public readonly record struct FrameworkId(Guid Value) : IIdentifier<FrameworkId>
{
    /// <summary>A fresh identifier.</summary>
    public static FrameworkId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static FrameworkId From(Guid value) => new(value);
}

/// <summary>A supplier's place on one lot of a framework agreement.</summary>
/// <param name="Value">A version 7 UUID.</param>
[JsonConverter(typeof(IdentifierJsonConverter<PlaceId>))]
public readonly record struct PlaceId(Guid Value) : IIdentifier<PlaceId>
{
    /// <summary>A fresh identifier.</summary>
    public static PlaceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static PlaceId From(Guid value) => new(value);
}

/// <summary>One purchase under a framework agreement, from the need to the end of its contract.</summary>
/// <param name="Value">A version 7 UUID.</param>
[JsonConverter(typeof(IdentifierJsonConverter<CallOffId>))]
public readonly record struct CallOffId(Guid Value) : IIdentifier<CallOffId>
{
    /// <summary>A fresh identifier.</summary>
    public static CallOffId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static CallOffId From(Guid value) => new(value);
}

/// <summary>An invoice for management charges.</summary>
/// <param name="Value">A version 7 UUID.</param>
[JsonConverter(typeof(IdentifierJsonConverter<InvoiceId>))]
public readonly record struct InvoiceId(Guid Value) : IIdentifier<InvoiceId>
{
    /// <summary>A fresh identifier.</summary>
    public static InvoiceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static InvoiceId From(Guid value) => new(value);
}

/// <summary>Reads and writes an identifier as its UUID in text.</summary>
/// <typeparam name="TId">The identifier's type.</typeparam>
public sealed class IdentifierJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IIdentifier<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? TId.From(value)
            : throw new JsonException("An identifier is a UUID, such as 0199b0a3-7c1e-7d44-9a55-0c2f6a1d3e88.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
