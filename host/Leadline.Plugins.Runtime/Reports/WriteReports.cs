using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Reports;

/// <summary>Writes notes to the store as they come, and the last of them while the host stops.</summary>
internal sealed class WriteReports(CallNotes notes, IServiceScopeFactory scopes, ILogger<WriteReports> log) : BackgroundService
{
    private const int Batch = 100;

    // Of the real clock: a store that is away comes back in its own time.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stopping = stoppingToken.Register(notes.Complete);
        var told = 0L;
        while (await notes.TakeAsync(Batch) is { Count: > 0 } taken)
        {
            while (!await TryAsync(taken) && !stoppingToken.IsCancellationRequested)
                await Task.Delay(Pause, CancellationToken.None);
            if (notes.Dropped is var dropped && dropped > told)
                log.LogWarning("{Dropped} reports of plugins' calls had no room and are lost", dropped - told);
            told = notes.Dropped;
        }
    }

    private async Task<bool> TryAsync(IReadOnlyList<CallNote> taken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeepReports>().KeepAsync(taken, CancellationToken.None);
            return true;
        }
        // The store is away: plugins answer all the same, and the next try may succeed.
        catch (Exception error)
        {
            log.LogError(error, "{Count} reports of plugins' calls can't be kept; trying again", taken.Count);
            return false;
        }
    }
}
