using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>
/// Everything other modules need to know of one version of a framework agreement. A version never changes:
/// what an award, a charge or a removal depended on stays as it was.
/// </summary>
/// <param name="Reference">What people call it, such as <c>LPF</c>: 2 to 12 capital letters, digits and hyphens.</param>
/// <param name="Title">Its full name, at most 200 characters.</param>
/// <param name="Authority">Who runs it and is owed its charge.</param>
/// <param name="Regime">The law it stands under, as properties to ask; fixed by the date its procurement began.</param>
/// <param name="Term">When call-offs may be made.</param>
/// <param name="BuyerKinds">The kinds of organisation that may call off, out of <see cref="Contracts.BuyerKinds"/>.</param>
/// <param name="Charge">What suppliers owe the authority for using it.</param>
/// <param name="Lots">Its lots, at least one, in the order of the document; numbers are unique whatever their case.</param>
public sealed record FrameworkTerms(
    string Reference,
    string Title,
    OrganisationReference Authority,
    RegimeTerms Regime,
    TermDates Term,
    IReadOnlyList<string> BuyerKinds,
    ChargeTerms Charge,
    IReadOnlyList<LotTerms> Lots)
{
    /// <summary>How far the term may be prolonged, in the order in which the options are taken; empty where it may not.</summary>
    public IReadOnlyList<ExtensionOption> Extensions { get; init; } = [];

    /// <summary>The greatest value of all call-offs together, net of VAT; null where the framework agreement states none.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>Where it may be used, by code; empty where that is not limited.</summary>
    public IReadOnlyList<RegionTerms> Regions { get; init; } = [];

    /// <summary>Who may call off, each group with the purpose it must buy for; together they hold each of <see cref="BuyerKinds"/>.</summary>
    public IReadOnlyList<BuyerGroup> BuyerGroups { get; init; } = [];

    /// <summary>What can't be bought, whatever a lot's title says.</summary>
    public IReadOnlyList<string> ScopeExclusions { get; init; } = [];

    /// <summary>How suppliers may be paid; empty where the framework agreement leaves it open.</summary>
    public IReadOnlyList<CommercialModel> CommercialModels { get; init; } = [];

    /// <summary>The terms of each call-off, set by the authority, with what buyers may choose among.</summary>
    public IReadOnlyList<ConditionTerms> Conditions { get; init; } = [];

    /// <summary>What suppliers report; null where the framework agreement defines no return.</summary>
    public ReturnTerms? ManagementInformation { get; init; }

    /// <summary>The planned days of the framework agreement's own procurement, in their order.</summary>
    public IReadOnlyList<PlannedDay> Timetable { get; init; } = [];

    /// <summary>The planned days on which an open framework is re-opened to new suppliers, in their order; empty for any other.</summary>
    public IReadOnlyList<DateOnly> Reopenings { get; init; } = [];

    /// <summary>When call-offs may be made on a lot: in the lot's own term, else in the framework agreement's.</summary>
    public TermDates TermOf(LotTerms lot) => lot.Term ?? Term;

    /// <summary>The purposes, one of which a buyer of this kind must buy for; empty where it may buy for any.</summary>
    public IReadOnlyList<string> PurposesOf(string kind)
    {
        var groups = BuyerGroups.Where(g => g.Kinds.Contains(kind)).ToList();
        return groups.Exists(g => g.Purpose is null) ? [] : [.. groups.Select(g => g.Purpose!)];
    }
}

/// <summary>Kinds of organisation that may call off, all of them for one purpose.</summary>
/// <param name="Kinds">Out of <see cref="Contracts.BuyerKinds"/>, at least one.</param>
/// <param name="Purpose">What they must buy for; null where they may buy for any purpose of theirs.</param>
public sealed record BuyerGroup(IReadOnlyList<string> Kinds, string? Purpose);

/// <summary>Where a framework agreement may be used.</summary>
/// <param name="Code">1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">Its name.</param>
public sealed record RegionTerms(string Code, string Title);

/// <summary>The right to prolong the term of a framework agreement.</summary>
/// <param name="Months">By at most so many months.</param>
/// <param name="NoticeDays">Suppliers are told at least so many calendar days before the term ends.</param>
public sealed record ExtensionOption(int Months, int NoticeDays);

/// <summary>A planned day of a procurement.</summary>
/// <param name="Step">What is planned.</param>
/// <param name="Day">The day, in UK local time.</param>
public sealed record PlannedDay(ProcurementStep Step, DateOnly Day);

/// <summary>The steps of a framework agreement's own procurement, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProcurementStep>))]
public enum ProcurementStep
{
    /// <summary>It is announced that there will be one.</summary>
    Announced,

    /// <summary>The draft scope is published for comment.</summary>
    DraftScope,

    /// <summary>The contract notice or tender notice is published.</summary>
    TenderNotice,

    /// <summary>The last day for tenders.</summary>
    TendersDue,

    /// <summary>The last day of evaluation.</summary>
    EvaluationEnds,

    /// <summary>Suppliers are told who is appointed.</summary>
    Appointment,

    /// <summary>Buyers may call off.</summary>
    Live,
}

/// <summary>How a supplier may be paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommercialModel>))]
public enum CommercialModel
{
    /// <summary>A price for what is done.</summary>
    FeeForService,

    /// <summary>A price that hangs in part on outcomes.</summary>
    ValueBased,

    /// <summary>Gains and losses are shared.</summary>
    RiskSharing,
}

/// <summary>The term of a framework agreement, both days within it, in UK local time.</summary>
/// <param name="From">The first day on which a call-off may be made.</param>
/// <param name="To">The last day; a call-off made by then may outlive it.</param>
public sealed record TermDates(DateOnly From, DateOnly To)
{
    /// <summary>The last day of the term prolonged by so many months, counted from the day after it: what ends with a month is prolonged to the end of another.</summary>
    public DateOnly ProlongedBy(int months) => To.AddDays(1).AddMonths(months).AddDays(-1);
}
