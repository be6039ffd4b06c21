using System.Security.Cryptography;
using Leadline.Host.Configuration;
using Leadline.Host.Record;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Leadline.Cli.Platform;

/// <summary>
/// Where the record is read from: the host that runs on the data folder, over the operator's socket; else its store. No host is started for
/// it: it would do what has fallen due, and reading must leave an installation as it was.
/// </summary>
internal sealed class RecordSource : IAsyncDisposable
{
    private readonly OperatorClient? _running;
    private readonly WebApplication? _resting;

    private RecordSource(OperatorClient? running, WebApplication? resting) => (_running, _resting) = (running, resting);

    public static async Task<RecordSource> OpenAsync(string? data, CancellationToken stop)
    {
        var folder = OperatorClient.FolderOf(data);
        if (await OperatorClient.FindRunningAsync(folder, stop) is { } running)
            return new RecordSource(running, null);
        if (!System.IO.Directory.Exists(folder))
            throw new UnusableInputException($"There is no folder {folder}.");
        var resting = OperatorClient.Compose(folder);
        var store = resting.Services.GetRequiredService<StoreSettings>();
        if (store.Engine == StoreEngine.Postgres || File.Exists(Path.Combine(folder, DataFolder.DatabaseFile)))
            return new RecordSource(null, resting);
        await resting.DisposeAsync();
        throw new UnusableInputException($"{folder} holds no installation.");
    }

    public async Task CopyToAsync(Stream to, CancellationToken stop)
    {
        if (_running is null)
        {
            await RestingAsync(async services =>
            {
                await services.GetRequiredService<AuditExport>().WriteAsync(to, stop);
                return true;
            });
            return;
        }

        await using var answer = await ExportAsync(_running, stop);
        await answer.CopyToAsync(to, stop);
    }

    /// <summary>Checks the record as it is now; what a running host says of itself is checked here, not there.</summary>
    public async Task<Verdict> CheckAsync(IReadOnlyDictionary<string, ECDsa>? keys, IReadOnlyDictionary<long, Anchor> anchors, CancellationToken stop)
    {
        if (_running is null)
            return await RestingAsync(services => services.GetRequiredService<RecordCheck>().CheckAsync(keys, anchors, stop));
        await using var export = await ExportAsync(_running, stop);
        return await new ChainVerifier(keys, anchors).CheckAsync(export, stop);
    }

    private static Task<Stream> ExportAsync(OperatorClient running, CancellationToken stop) =>
        running.Http.GetStreamAsync(new Uri("/api/v1/audit/export", UriKind.Relative), stop);

    private async Task<T> RestingAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _resting!.Services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider);
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException)
        {
            throw new UnusableInputException($"The store can't be read; an installation of an earlier version is brought up to date by starting it once. {error.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
            await _running.DisposeAsync();
        if (_resting is not null)
            await _resting.DisposeAsync();
    }
}
