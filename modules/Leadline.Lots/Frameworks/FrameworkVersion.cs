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
internal sealed record FrameworkVersion(
    int Number, DateOnly EffectiveFrom, string Document, string Terms, string Sha256, DateTimeOffset PublishedAt, OrganisationReference Authority)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(FrameworkTerms terms) => JsonSerializer.Serialize(terms, Json);

    public static FrameworkTerms Read(string terms) => JsonSerializer.Deserialize<FrameworkTerms>(terms, Json)
        ?? throw new InvalidOperationException("The stored terms of a framework agreement are empty.");
}
