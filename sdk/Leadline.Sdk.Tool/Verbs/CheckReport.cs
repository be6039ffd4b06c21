using System.Text.Json;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>What a check found, as one process tells it to the other and to programs.</summary>
internal sealed record CheckReport
{
    public required bool IsGood { get; init; }

    public required CheckProfile Profile { get; init; }

    /// <summary>The version of the rules that the code was judged by.</summary>
    public required int Rules { get; init; }

    public required string Sdk { get; init; }

    public required IReadOnlyList<PluginFinding> Findings { get; init; }

    public static CheckReport Of(CheckProfile profile, IReadOnlyList<PluginFinding> findings) => new()
    {
        IsGood = !findings.HasFault(), Profile = profile, Rules = RuleSet.Current.Version, Sdk = SdkVersion.Current.ToString(3), Findings = findings,
    };

    public string Write() => JsonSerializer.Serialize(this, PluginDocuments.Json);

    public static CheckReport? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckReport>(json, PluginDocuments.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
