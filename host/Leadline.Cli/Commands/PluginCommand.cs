using System.CommandLine;
using Leadline.Sdk.Tool;

namespace Leadline.Cli.Commands;

internal static class PluginCommand
{
    public static Command Make()
    {
        var plugin = new Command("plugin", "Suppliers' plugins: their packages, checked, packed, signed and shown, and their recorded calls made again.");
        foreach (var verb in PluginVerbs.All(TimeProvider.System))
            plugin.Add(verb);
        plugin.Add(PluginReplayCommand.Make());
        return plugin;
    }
}
