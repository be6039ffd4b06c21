using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Sdk;

namespace Leadline.Accreditation.Plugins;

/// <summary>As much of a version as its needs of others are judged by: what was found on it, which is long, stays in the store.</summary>
/// <param name="Id">The version.</param>
/// <param name="Plugin">The plugin's name.</param>
/// <param name="Number">Three numbers, such as <c>1.4.0</c>.</param>
/// <param name="IsOwn">Whether it is the asker's own.</param>
/// <param name="IsInUse">Whether it is the version that is asked.</param>
/// <param name="Declaration">What it says of itself, as JSON.</param>
internal sealed record KnownVersion(PluginVersionId Id, string Plugin, string Number, bool IsOwn, bool IsInUse, string Declaration)
{
    /// <summary>What it needs of other plugins.</summary>
    internal IReadOnlyList<DeclaredNeed> Needs => field ??= JsonSerializer.Deserialize<PackageDeclaration>(Declaration, PluginDocuments.Json)?.Needs
        ?? throw new InvalidOperationException($"The declaration of {Plugin} {Number} is empty.");

    /// <summary>What messages call it: which earlier versions a rival had is its own affair.</summary>
    internal string Called => IsOwn || IsInUse ? $"{Plugin} {Number}" : Plugin;

    internal static KnownVersion Of(PluginVersion version) =>
        new(version.Id, version.Plugin, version.Number, IsOwn: true, version.State == PluginVersionState.Active, version.Declaration);
}
