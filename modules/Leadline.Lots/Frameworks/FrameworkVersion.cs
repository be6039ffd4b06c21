using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

/// <summary>One version of the agreement's document. It never changes.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="Document">The text as it was published.</param>
/// <param name="Terms">What it was read to say when it was published, as JSON: a later reader or procedure profile does not change it.</param>
/// <param name="Sha256">Of the text.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Authority">Who runs the agreement while this version is in force.</param>
/// <param name="BindsAs">The first version that bound suppliers to the same; nought for all of before this was kept.</param>
/// <param name="Variation">What suppliers were asked to accept, as JSON; null where nothing.</param>
internal sealed record FrameworkVersion(
    int Number, DateOnly EffectiveFrom, string Document, string Terms, string Sha256, DateTimeOffset PublishedAt, OrganisationReference Authority,
    int BindsAs = 0, string? Variation = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(FrameworkTerms terms) => JsonSerializer.Serialize(terms, Json);

    public static string Write(Variation variation) => JsonSerializer.Serialize(variation, Json);

    /// <summary>What suppliers were asked to accept; null where nothing.</summary>
    public Variation? ReadVariation() => Variation is null ? null : JsonSerializer.Deserialize<Variation>(Variation, Json);

    public static FrameworkTerms Read(string terms) => JsonSerializer.Deserialize<FrameworkTerms>(terms, Json)
        ?? throw new InvalidOperationException("The stored terms of a framework agreement are empty.");
}
