using Leadline.Modularity.Plugins;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Identifies a report.</summary>
internal readonly record struct CallReportId(Guid Value) : IIdentifier<CallReportId>
{
    public static CallReportId New() => new(Guid.CreateVersion7());

    public static CallReportId From(Guid value) => new(value);
}

/// <summary>What a call of an approved version printed, or how it failed; swept away after some days.</summary>
internal sealed class CallReport(CallReportId id, string hash, string operation, string inputHash, DateTimeOffset at)
{
    public const int LongestText = 4_000;

    /// <summary>Of the log of one call; the beginning goes first.</summary>
    public const int LongestLog = 8_000;

    public CallReportId Id { get; private init; } = id;

    public string Hash { get; private init; } = hash;

    public string Operation { get; private init; } = operation;

    public string InputHash { get; private init; } = inputHash;

    public DateTimeOffset At { get; private init; } = at;

    public PluginCallEnd End { get; private init; }

    public string Code { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public string Detail { get; private init; } = "";

    public string Log { get; private init; } = "";

    /// <summary>Whether it belonged to an event when it was written.</summary>
    public bool IsHeld { get; private init; }

    internal PluginReport Shown => new(Id.Value, At, Operation, End, Code, Reason, Detail, Log);

    internal static CallReport Of(CallNote note) => new(CallReportId.New(), note.Hash, note.Operation, note.InputHash, note.At)
    {
        End = note.End, Code = note.Code, IsHeld = note.HeldFor is not null, Reason = note.Reason, Detail = note.Detail, Log = note.Log,
    };
}

/// <summary>A report that is held back until the award of an event is made.</summary>
internal sealed record CallReportHold(CallReportId ReportId, Guid Event);

/// <summary>An event whose award is made, so that its reports are open.</summary>
internal sealed record OpenedEvent(Guid Id);
