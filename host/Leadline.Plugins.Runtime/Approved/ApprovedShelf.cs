using Leadline.Modularity.Files;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Packages;
using Leadline.Plugins.Runtime.Preparing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Approved;

/// <summary>
/// The plugins that Accreditation has approved. The authority says which version is asked, not the number; all others stay for what was
/// recorded with them, also where their supplier is gone.
/// </summary>
internal sealed class ApprovedShelf(
    IServiceScopeFactory scopes, IFileStore files, PluginSettings settings, Unpacked unpacked, CountersigningKey authority, TimeProvider clock, ILogger<ApprovedShelf> log) : IPluginShelf
{
    private readonly PackageInstaller _installer = new(settings, unpacked, log);
    private readonly Dictionary<string, ShelvedPlugin> _known = new(StringComparer.Ordinal); // by the kept file, which never changes

    /// <summary>A number that changes with every approval and withdrawal.</summary>
    internal async Task<long> StampAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PluginsDbContext>().Approved.SumAsync(a => a.Revision, stop);
    }

    /// <inheritdoc/>
    public async Task<bool> IsEmptyAsync(CancellationToken stop) => await StampAsync(stop) == 0;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShelvedPlugin>> ReadAsync(Preparer? preparer, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<PluginsDbContext>().Approved.AsNoTracking()
            .OrderBy(a => a.Plugin).ThenByDescending(a => a.Id).ToListAsync(stop);
        var asked = all.Where(a => a.IsActive).Select(a => a.Plugin).ToHashSet(StringComparer.Ordinal);
        var shelved = new List<ShelvedPlugin>();
        foreach (var approved in all)
            shelved.Add(Stand(await LoadAsync(approved, preparer, stop), approved, asked));
        return shelved;
    }

    private async Task<ShelvedPlugin> LoadAsync(ApprovedPlugin approved, Preparer? preparer, CancellationToken stop)
    {
        if (_known.TryGetValue(approved.Content, out var known))
            return known;
        var policy = new PackagePolicy { Profile = CheckProfile.Publish, MustBeCountersigned = true, Now = clock.GetUtcNow(), Keys = KeysFor(approved) };
        var loaded = await _installer.InstallAsync($"{approved.Plugin}-{approved.Number}.llplugin", (await files.ReadAsync(approved.Content, stop)).ToArray(), policy, preparer);
        if (loaded.Installation.State != PluginState.NotStarted) // that is the machine's doing, and may be otherwise the next time
            _known[approved.Content] = loaded;
        return loaded;
    }

    private List<TrustedKey> KeysFor(ApprovedPlugin approved)
    {
        var keys = new List<TrustedKey>
        {
            new()
            {
                Key = new PublicKey { Owner = approved.Publisher, IsDevelopment = false, Spki = approved.PublisherKey },
                ValidFrom = approved.KeyFrom, ValidUntil = DateTimeOffset.MaxValue,
            },
        };
        if (authority.Find() is { } own)
            keys.Add(new TrustedKey { Key = own, IsAuthority = true, ValidFrom = DateTimeOffset.MinValue, ValidUntil = DateTimeOffset.MaxValue });
        return keys;
    }

    private static ShelvedPlugin Stand(ShelvedPlugin loaded, ApprovedPlugin approved, HashSet<string> asked)
    {
        if (loaded.Plugin is null || approved.IsActive)
            return loaded;
        var (state, reason) = asked.Contains(approved.Plugin)
            ? (PluginState.Superseded, new PluginReason(false, "superseded", "Another version of it is asked, as the authority decided."))
            : (PluginState.Withdrawn, new PluginReason(false, "withdrawn", "It is not asked, as the authority decided."));
        return loaded with { Installation = loaded.Installation with { State = state, Reasons = [reason, .. loaded.Installation.Reasons] } };
    }
}
