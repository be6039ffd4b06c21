using Leadline.Ui;

namespace Leadline.CallOff.Pages;

/// <summary>How pages say by how many months a contract may be extended.</summary>
internal static class ExtensionShown
{
    internal static string Of(int months, ModuleText<CallOffModule> text) => months switch
    {
        0 => text["extension.none"],
        1 => text["extension.up-to.one"],
        _ => text["extension.up-to", months],
    };
}
