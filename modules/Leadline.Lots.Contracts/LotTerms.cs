using System.Text.Json.Serialization;
using Leadline.Sdk;

namespace Leadline.Lots.Contracts;

/// <summary>One division of a framework agreement's scope, with its own suppliers.</summary>
/// <param name="Number">Its number, such as <c>2a</c>: 1 to 6 letters and digits.</param>
/// <param name="Title">Its name.</param>
/// <param name="PlacesAtMost">The greatest number of suppliers that may hold a place; null for no limit.</param>
/// <param name="PlacesWarnBelow">The number of suppliers below which people are warned; null for no warning.</param>
/// <param name="ServiceLines">What may be bought on it, at least one line; other lots may list the same line.</param>
/// <param name="Routes">The ways to a call-off that it allows, at least one.</param>
/// <param name="Criteria">How bids are judged; the weights add up to exactly 100.</param>
public sealed record LotTerms(
    string Number,
    string Title,
    int? PlacesAtMost,
    int? PlacesWarnBelow,
    IReadOnlyList<ServiceLineTerms> ServiceLines,
    IReadOnlyList<CallOffRoute> Routes,
    IReadOnlyList<CriterionTerms> Criteria);

/// <summary>One service that can be bought, and for which a supplier is accredited.</summary>
/// <param name="Code">Its code, unique within the framework agreement: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">A short description for people who choose.</param>
public sealed record ServiceLineTerms(string Code, string Title, string Summary)
{
    /// <summary>The requirement form: what a buyer is asked, whoever of the suppliers answers; empty where the framework agreement asks nothing.</summary>
    public IReadOnlyList<Question> Form { get; init; } = [];

    /// <summary>What every supplier on the line must deliver at the least; empty where the framework agreement states nothing.</summary>
    public IReadOnlyList<SpecificationItem> MinimumSpecification { get; init; } = [];
}

/// <summary>A way from a need to a call-off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallOffRoute>))]
public enum CallOffRoute
{
    /// <summary>The lot's suppliers are invited to bid; also called a mini-competition.</summary>
    FurtherCompetition,

    /// <summary>A supplier is chosen by the conditions that the framework agreement states, without bids.</summary>
    DirectAward,
}
