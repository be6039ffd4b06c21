using Leadline.Sdk;

namespace Harrowdene.PracticeIT;

/// <summary>What there is to look after, added up from the table of practices.</summary>
internal sealed record Estate
{
    internal required int Practices { get; init; }

    internal required int TakenOver { get; init; }

    internal required decimal Devices { get; init; }

    internal required decimal Branches { get; init; }

    internal required int Servers { get; init; }

    internal static Estate Of(Requirement requirement)
    {
        var rows = requirement.Rows("practices");
        return new Estate
        {
            Practices = rows.Count,
            TakenOver = rows.Count(r => r.IsYes("takeover")),
            Devices = rows.Sum(r => r.Number("devices") ?? 0),
            Branches = rows.Sum(r => r.Number("branches") ?? 0),
            Servers = rows.Count(r => r.IsYes("server")),
        };
    }
}
