using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Lots.Contracts;
using Leadline.Primitives;

namespace Leadline.Accreditation.Variations;

/// <summary>A version of a framework agreement that suppliers with a place are asked to accept, as Lots told it.</summary>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Version">The version.</param>
/// <param name="BindsAs">What accepting it binds to: the first version with the same terms.</param>
/// <param name="EffectiveFrom">The first day on which new call-offs stand on it.</param>
/// <param name="Told">What it is about, as JSON.</param>
internal sealed record OfferedVariation(FrameworkId FrameworkId, int Version, int BindsAs, DateOnly EffectiveFrom, string Told)
{
    internal static OfferedVariation Of(FrameworkPublished message, Variation variation) => new(
        message.FrameworkId, message.Version, message.BindsAs, message.EffectiveFrom, JsonSerializer.Serialize(variation, JsonSerializerOptions.Web));

    internal Variation Variation => JsonSerializer.Deserialize<Variation>(Told, JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"What version {Version} of framework {FrameworkId.Value} varies is empty.");
}

/// <summary>Identifies an answer.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<VariationAnswerId>))]
internal readonly record struct VariationAnswerId(Guid Value) : IIdentifier<VariationAnswerId>
{
    public static VariationAnswerId New() => new(Guid.CreateVersion7());

    public static VariationAnswerId From(Guid value) => new(value);
}

/// <summary>What a supplier said to a variation. The last answer counts; one that accepts is the last.</summary>
/// <param name="Id">The answer.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="OfVersion">The version that was offered.</param>
/// <param name="Supplier">Who answered.</param>
/// <param name="Accepted">Whether it accepts.</param>
/// <param name="Reason">Why, where it doesn't; empty where it does and says nothing.</param>
/// <param name="AnsweredAt">When.</param>
internal sealed record VariationAnswer(
    VariationAnswerId Id, FrameworkId FrameworkId, int OfVersion, OrganisationId Supplier, bool Accepted, string Reason, DateTimeOffset AnsweredAt)
{
    public const int LongestReason = 4_000;
}
