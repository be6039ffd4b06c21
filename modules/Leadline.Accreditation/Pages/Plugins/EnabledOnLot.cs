using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Plugins.Enabling;
using Leadline.Modularity.Copies;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>Where a plugin is asked, with the buyers by name.</summary>
/// <param name="Said">What the authority said of the lot.</param>
/// <param name="Names">The buyers named.</param>
internal sealed record EnabledOnLot(PluginEnablementView Said, IReadOnlyList<string> Names)
{
    /// <summary>The key of the text that says for whom.</summary>
    public string Key => "plugin.enabled." + (Said, Said.Buyers) switch
    {
        ({ IsEnabled: false }, _) => "not",
        (_, PluginBuyers.Only) => "only",
        (_, PluginBuyers.Except) => "except",
        _ => "all",
    };

    internal static async Task<IReadOnlyList<EnabledOnLot>> OfAsync(IReadOnlyList<PluginEnablementView> said, AccreditationDbContext db, CancellationToken stop)
    {
        var names = await db.NamesAsync(said.SelectMany(s => s.Organisations), stop);
        return [.. said.Select(s => new EnabledOnLot(s, s.IsEnabled ? [.. s.Organisations.Select(o => names.GetValueOrDefault(o) ?? "").Order(StringComparer.Ordinal)] : []))];
    }
}
