using Leadline.Modularity.Configuration;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Leadline.Directory.Installation;

/// <summary>Marks a fresh database, and refuses to start on one that is something else than what the configuration says.</summary>
internal sealed class MarkInstallation(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, CurrentInstallation current) : IHostedService
{
    private const string Key = "Installation:Kind";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var wanted = Wanted();
        current.Kind = (await db.Installations.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? await MarkAsync(db, wanted, cancellationToken)).Kind;
        if (wanted is { } kind && kind != current.Kind)
            throw new SettingsException([$"This database is marked as {current.Kind}; LEADLINE_INSTALLATION__KIND says {kind}. A mark never changes."]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private InstallationKind? Wanted() => configuration[Key] switch
    {
        null or "" => null,
        "live" => InstallationKind.Live,
        "rehearsal" => InstallationKind.Rehearsal,
        "demonstration" => InstallationKind.Demonstration,
        var other => throw new SettingsException([$"LEADLINE_INSTALLATION__KIND (key {Key}) holds '{other}'; allowed: live, rehearsal, demonstration."]),
    };

    private async Task<InstallationMark> MarkAsync(DirectoryDbContext db, InstallationKind? kind, CancellationToken stop)
    {
        var mark = new InstallationMark(1, kind ?? InstallationKind.Live, clock.GetUtcNow());
        db.Add(mark);
        try
        {
            await db.SaveChangesAsync(stop);
            return mark;
        }
        catch (DbUpdateException error) when (error.IsDuplicate())
        {
            return await db.Installations.AsNoTracking().SingleAsync(stop); // another node was first
        }
    }
}

/// <summary>What this installation is, once it has started.</summary>
internal sealed class CurrentInstallation
{
    public InstallationKind Kind { get; set; }
}
