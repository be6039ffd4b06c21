using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Choices;

/// <summary>Why a choice can't be taken now.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Reason">A sentence for people.</param>
internal sealed record NotAvailable(string Code, string Reason);

/// <summary>Something that a buyer can do about its need, or could if it were available.</summary>
/// <param name="Key">Names it among the others.</param>
/// <param name="Text">What every buyer is told of its kind.</param>
/// <param name="FrameworkId">The framework agreement, of the routes to a call-off.</param>
/// <param name="Framework">Its reference.</param>
/// <param name="LotNumber">The lot, of the routes to a call-off.</param>
/// <param name="LotTitle">Its name.</param>
/// <param name="ChargeRate">What the framework charges its suppliers, of the routes to a call-off.</param>
/// <param name="NotAvailableBecause">Empty where it is available.</param>
internal sealed record OfferedChoice(
    string Key, ChoiceText Text, FrameworkId? FrameworkId, string? Framework, string? LotNumber, string? LotTitle, BasisPoints? ChargeRate,
    IReadOnlyList<NotAvailable> NotAvailableBecause)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Whether it can be taken.</summary>
    public bool IsAvailable => NotAvailableBecause.Count == 0;

    internal static string Write(IReadOnlyList<OfferedChoice> choices) => JsonSerializer.Serialize(choices, Json);

    internal static IReadOnlyList<OfferedChoice> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<OfferedChoice>>(text, Json) ?? [];
}
