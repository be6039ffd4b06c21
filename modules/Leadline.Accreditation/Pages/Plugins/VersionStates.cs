using System.Text.Json;
using Leadline.Accreditation.Plugins;
using Leadline.Modularity.Plugins;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Ui;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>How pages show the state of a version.</summary>
internal static class VersionStates
{
    internal static string KeyOf(PluginVersionState state) => "plugin.state." + JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    internal static string KeyOf(KeyTrustLevel level) => "plugin.key." + JsonNamingPolicy.KebabCaseLower.ConvertName(level.ToString());

    internal static string KeyOf(PluginCallEnd end) => "plugin.report.end." + JsonNamingPolicy.KebabCaseLower.ConvertName(end.ToString());

    internal static TagColour ColourOf(PluginVersionState state) => state switch
    {
        PluginVersionState.AwaitingDecision => TagColour.Yellow,
        PluginVersionState.Active => TagColour.Green,
        PluginVersionState.Refused or PluginVersionState.KeyRevoked or PluginVersionState.Quarantined => TagColour.Red,
        _ => TagColour.Grey,
    };
}
