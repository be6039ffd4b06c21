using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>
/// The legal regime of a framework agreement, as properties. <paramref name="Code"/> and <paramref name="Title"/> are for
/// people to read and for records to quote: no code decides anything by them.
/// </summary>
/// <param name="Code">The procedure profile's code, such as <c>pcr-2015</c>.</param>
/// <param name="Title">The profile's name, such as "Public Contracts Regulations 2015".</param>
/// <param name="StandstillDays">The least number of days between telling bidders and signing, counted as the next property says.</param>
/// <param name="StandstillCounting">Which days count, and from when.</param>
/// <param name="StandstillForCallOffs">Whether a call-off must wait, or may.</param>
/// <param name="Source">Where the standstill rules stand, such as "SI 2015/102, regs 86 and 87".</param>
public sealed record RegimeTerms(
    string Code,
    string Title,
    int StandstillDays,
    StandstillCounting StandstillCounting,
    StandstillForCallOffs StandstillForCallOffs,
    string Source)
{
    /// <summary>What must be published, when and by which rule, in the order of a procurement.</summary>
    public IReadOnlyList<NoticeDuty> Notices { get; init; } = [];

    /// <summary>How suppliers may join after the first award; null in terms that were stored before this was asked.</summary>
    public JoiningRule? Joining { get; init; }

    /// <summary>The call-offs that belong under another law; null where none does.</summary>
    public OtherLaw? MainlyHealthCare { get; init; }

    /// <summary>The grounds on which a contract or its ceiling may be changed without a new procurement.</summary>
    public IReadOnlyList<ModificationGround> Modifications { get; init; } = [];

    /// <summary>The rule by which a buyer may move the weights of award criteria within the framework agreement's ranges; null where it may not.</summary>
    public string? RefinementSource { get; init; }

    /// <summary>What the law lets a charge to suppliers be taken of; null in terms that were stored before this was asked.</summary>
    public ChargeRule? Charge { get; init; }
}

/// <summary>A duty to publish.</summary>
/// <param name="Event">What is to be told.</param>
/// <param name="Notice">The notice's name.</param>
/// <param name="Code">Its code on the publishing service, such as <c>UK6</c>; null where it has none.</param>
/// <param name="ForCallOffs">Whether it is for each call-off, and not for the framework agreement itself.</param>
/// <param name="WithinDays">Calendar days after the event; null where it comes before it.</param>
/// <param name="LeastValue">Only contracts of more than this, including VAT; null for all.</param>
/// <param name="Source">The rule.</param>
public sealed record NoticeDuty(NoticeEvent Event, string Notice, string? Code, bool ForCallOffs, int? WithinDays, Money? LeastValue, string Source);

/// <summary>What a notice tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeEvent>))]
public enum NoticeEvent
{
    /// <summary>Suppliers may tender.</summary>
    Tender,

    /// <summary>There is a decision to award; the contract is not signed yet.</summary>
    Award,

    /// <summary>A contract is signed.</summary>
    Signature,

    /// <summary>A contract, with its key performance indicators, is published.</summary>
    ContractCopy,

    /// <summary>How a contract was performed.</summary>
    Performance,

    /// <summary>A contract is to be changed.</summary>
    Change,

    /// <summary>A contract has ended.</summary>
    End,
}

/// <summary>What a charge to suppliers may be taken of.</summary>
/// <param name="Base">The base that the law speaks of.</param>
/// <param name="Source">The rule.</param>
public sealed record ChargeRule(ChargeBase Base, string Source);

/// <summary>The base of a charge to suppliers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeBase>))]
public enum ChargeBase
{
    /// <summary>The law leaves it to the framework agreement.</summary>
    Any,

    /// <summary>The value of a contract as estimated when it is awarded. Where the charge is taken of what is invoiced, both figures are to be shown.</summary>
    EstimatedValue,
}

/// <summary>How suppliers may join a framework agreement after its first award.</summary>
/// <param name="How">The way.</param>
/// <param name="Source">The rule.</param>
public sealed record JoiningRule(SuppliersJoin How, string Source);

/// <summary>The ways in which suppliers may join.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuppliersJoin>))]
public enum SuppliersJoin
{
    /// <summary>By a new procurement alone.</summary>
    ByNewProcurement,

    /// <summary>When it is re-opened.</summary>
    AtReopening,
}

/// <summary>Call-offs that are refused because another law rules them.</summary>
/// <param name="From">From this day on, in UK local time.</param>
/// <param name="Law">The law under which they belong.</param>
/// <param name="Pointer">What to do instead.</param>
/// <param name="Source">The rule.</param>
public sealed record OtherLaw(DateOnly From, string Law, string Pointer, string Source);

/// <summary>A ground for a change without a new procurement.</summary>
/// <param name="Code">1 to 30 letters, digits and hyphens.</param>
/// <param name="Title">What it is about.</param>
/// <param name="AtMost">By how much of the value it may be changed; null where the law sets no figure.</param>
/// <param name="NoticeFirst">Whether a notice must be published before the change.</param>
/// <param name="Source">The rule.</param>
public sealed record ModificationGround(string Code, string Title, BasisPoints? AtMost, bool NoticeFirst, string Source);

/// <summary>How the days of a standstill are counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StandstillCounting>))]
public enum StandstillCounting
{
    /// <summary>Every day counts; the first is the day after the notice went to bidders; it ends with the last day.</summary>
    CalendarDaysAfterNotice,

    /// <summary>Only working days count; the first is the day on which the notice is published.</summary>
    WorkingDaysFromNotice,
}

/// <summary>Whether the standstill binds a call-off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StandstillForCallOffs>))]
public enum StandstillForCallOffs
{
    /// <summary>No call-off may be signed before the standstill has ended.</summary>
    Mandatory,

    /// <summary>A buyer may state one; where stated it lasts at least as long as the regime says.</summary>
    Voluntary,
}
