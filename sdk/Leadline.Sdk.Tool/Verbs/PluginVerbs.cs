using System.CommandLine;

namespace Leadline.Sdk.Tool;

/// <summary>The verbs on plugins, for the tool of their authors and for the command line of whoever runs an installation.</summary>
internal static class PluginVerbs
{
    public static IReadOnlyList<Command> All(TimeProvider clock) =>
    [
        KeysCommand.Make(), CheckCommand.Make(clock), PackCommand.Make(), SignCommand.Make(clock), ShowCommand.Make(), RegisterCommand.Make(), PublishCommand.Make(),
        PriceBookCommand.Make(clock), CallsCommand.Make(),
    ];

    internal static Option<string?> Manifest() => new("--manifest")
    {
        Description = "The manifest of a folder; without it the folder's own manifest.json.",
        HelpName = "FILE",
    };

    internal static Option<bool> Json() => new("--json") { Description = "Print JSON for programs." };

    internal static Argument<string> Package() => new("package") { Description = "A .llplugin file." };
}
