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
    // The clock of the node that approved may be ahead of this one's by so much.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, ShelvedPlugin> _known = new(StringComparer.Ordinal); // by the kept file, which never changes; good ones alone

    /// <summary>
    /// Whether a version could not be made ready at the last reading and may be at the next: any, because contracts and records name versions
    /// that are asked no more.
    /// </summary>
    internal bool HasTrouble { get; private set; }

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
        var asked = all.Where(a => a.IsActive || a.IsQuarantined).Select(a => a.Plugin).ToHashSet(StringComparer.Ordinal);
        var shelved = new List<ShelvedPlugin>();
        foreach (var approved in all)
            shelved.Add(Stand(await LoadAsync(approved, preparer, stop), approved, asked));
        HasTrouble = all.Zip(shelved).Any(p => p.Second.Plugin is null && (p.First.IsActive || p.Second.Installation.State == PluginState.NotStarted));
        return shelved;
    }

    private async Task<ShelvedPlugin> LoadAsync(ApprovedPlugin approved, Preparer? preparer, CancellationToken stop)
    {
        if (_known.TryGetValue(approved.Content, out var known))
            return known;
        var name = $"{approved.Plugin}-{approved.Number}.llplugin";
        try
        {
            var policy = new PackagePolicy { Profile = CheckProfile.Publish, MustBeCountersigned = true, Now = clock.GetUtcNow() + Skew, Keys = KeysFor(approved) };
            var loaded = await _installer.InstallAsync(name, (await files.ReadAsync(approved.Content, stop)).ToArray(), policy, preparer);
            if (loaded.Plugin is not null)
                _known[approved.Content] = loaded;
            return loaded;
        }
        // One package that can't be read keeps neither the others nor the host; the operator is told which and why.
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or FormatException)
        {
            return _installer.NotStarted(name, error.Message);
        }
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
            keys.Add(CountersigningKey.Trust(own));
        return keys;
    }

    private static ShelvedPlugin Stand(ShelvedPlugin loaded, ApprovedPlugin approved, HashSet<string> asked)
    {
        loaded = loaded with { Installation = loaded.Installation with { Plugin = approved.Plugin, Version = approved.Number, Hash = approved.Hash } };
        if (loaded.Plugin is null || approved.IsActive)
            return loaded;
        var (state, reason) = approved.IsQuarantined
            ? (PluginState.Quarantined, new PluginReason(false, "quarantined", "It failed too often; nothing new asks it until the authority decides."))
            : asked.Contains(approved.Plugin)
            ? (PluginState.Superseded, new PluginReason(false, "superseded", "Another version of it is asked, as the authority decided."))
            : (PluginState.Withdrawn, new PluginReason(false, "withdrawn", "It is not asked, as the authority decided."));
        return loaded with { Installation = loaded.Installation with { State = state, Reasons = [reason, .. loaded.Installation.Reasons] } };
    }
}
