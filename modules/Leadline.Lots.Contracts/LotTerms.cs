using System.Text.Json.Serialization;
using Leadline.Primitives;
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
    IReadOnlyList<CriterionTerms> Criteria)
{
    /// <summary>When call-offs may be made on it; null where that is the framework agreement's own term.</summary>
    public TermDates? Term { get; init; }

    /// <summary>How far its own term may be prolonged, in the order in which the options are taken.</summary>
    public IReadOnlyList<ExtensionOption> Extensions { get; init; } = [];

    /// <summary>The greatest value of all call-offs on it together, net of VAT; null where none is stated.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>What its suppliers are to the framework agreement; null where it knows no tiers.</summary>
    public TierTerms? Tier { get; init; }

    /// <summary>The number of the lot that it is a part of; null where it is none's.</summary>
    public string? PartOf { get; init; }

    /// <summary>Its services, each with its service lines, in the order of the document; empty where its service lines stand side by side.</summary>
    public IReadOnlyList<ServiceTerms> Services { get; init; } = [];

    /// <summary>Where it may be used, by the codes of the framework agreement's regions; empty where that is anywhere the framework agreement is.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>What can't be bought on it.</summary>
    public IReadOnlyList<string> ScopeExclusions { get; init; } = [];

    /// <summary>Terms of call-offs on it beside those of the framework agreement.</summary>
    public IReadOnlyList<ConditionTerms> Conditions { get; init; } = [];

    /// <summary>The bounds of each of its routes that has any.</summary>
    public IReadOnlyList<RouteBounds> Bounds { get; init; } = [];

    /// <summary>The bounds of one of its routes.</summary>
    public RouteBounds BoundsOf(CallOffRoute route) => Bounds.FirstOrDefault(b => b.Route == route) ?? new RouteBounds(route);
}

/// <summary>A list of suppliers of one standing.</summary>
/// <param name="Code">Its code: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">What its suppliers are called, such as "Lead providers".</param>
/// <param name="OffersAllLines">Whether each of them must offer every service line of the lot.</param>
public sealed record TierTerms(string Code, string Title, bool OffersAllLines);

/// <summary>A service of a lot.</summary>
/// <param name="Code">Its code, unique within the framework agreement: 1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">A short description; null where its service lines say enough.</param>
/// <param name="ServiceLines">The codes of its service lines, at least one.</param>
public sealed record ServiceTerms(string Code, string Title, string? Summary, IReadOnlyList<string> ServiceLines);

/// <summary>What a call-off by a route must keep within; a bound that is null is none.</summary>
/// <param name="Route">The route.</param>
public sealed record RouteBounds(CallOffRoute Route)
{
    /// <summary>The least value of the whole contract, net of VAT.</summary>
    public Money? LeastValue { get; init; }

    /// <summary>The greatest.</summary>
    public Money? MostValue { get; init; }

    /// <summary>The shortest contract, in months, without its extensions.</summary>
    public int? LeastMonths { get; init; }

    /// <summary>The longest.</summary>
    public int? MostMonths { get; init; }

    /// <summary>When the route may be taken: for a direct award, how the supplier is chosen.</summary>
    public string? Condition { get; init; }
}

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

    /// <summary>Which version of the minimum specification that is; null where it bears none.</summary>
    public string? SpecificationVersion { get; init; }
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
