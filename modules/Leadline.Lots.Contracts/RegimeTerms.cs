using System.Text.Json.Serialization;

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
    string Source);

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
