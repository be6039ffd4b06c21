using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Leadline.Crash.Tests;

/// <summary>
/// Several callers who register organisations and do not give up: a request that was not acknowledged is sent again under its key.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly IReadOnlyList<HttpClient> _nodes;
    private readonly TimeSpan _pause;
    private readonly Func<int, string> _name;
    private readonly ConcurrentBag<Guid> _acknowledged = [];
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _writers;
    private readonly int _end;
    private int _next;

    private Load(IReadOnlyList<string> folders, int writers, TimeSpan pause, Func<int, string> name, int first, int count, CancellationToken stop)
    {
        (_pause, _name, _next, _end) = (pause, name, first, first + count);
        _nodes = [.. folders.Select(Subject.Operator)];
        _writers = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(_nodes[writer % _nodes.Count], stop), stop)));
    }

    internal IReadOnlyCollection<Guid> Acknowledged => [.. _acknowledged.Distinct()];

    internal static Load Start(
        IReadOnlyList<string> folders, CancellationToken stop, int writers = 6, int pauseMilliseconds = 100, Func<int, string>? name = null,
        int first = 1, int count = 1_000_000) =>
        new(folders, writers, TimeSpan.FromMilliseconds(pauseMilliseconds), name ?? (n => $"Organisation {n}"), first, count, stop);

    /// <summary>Waits for a while, and longer on a slow machine: until something has been acknowledged that could be lost.</summary>
    internal async Task UnderWayAsync(TimeSpan atLeast, CancellationToken stop)
    {
        const int Enough = 15;
        var before = _acknowledged.Count;
        await Task.Delay(atLeast, stop);
        while (_acknowledged.Count < before + Enough && !_writers.IsCompleted)
            await Task.Delay(10, stop);
    }

    /// <summary>Takes up no new request and waits until each one that was is acknowledged.</summary>
    internal async Task<IReadOnlyCollection<Guid>> FinishAsync()
    {
        await _enough.CancelAsync();
        await _writers;
        return Acknowledged;
    }

    /// <summary>Waits until as many as were asked for are acknowledged.</summary>
    internal async Task<IReadOnlyCollection<Guid>> AllAsync()
    {
        await _writers;
        return Acknowledged;
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        foreach (var node in _nodes)
            node.Dispose();
        _enough.Dispose();
    }

    private async Task WriteAsync(HttpClient node, CancellationToken stop)
    {
        while (!_enough.IsCancellationRequested && Interlocked.Increment(ref _next) - 1 is var number && number < _end)
        {
            while (!await TryAsync(node, number, stop))
                await Task.Delay(100, stop);
            if (_pause > TimeSpan.Zero)
                await Task.Delay(_pause, stop);
        }
    }

    private async Task<bool> TryAsync(HttpClient node, int number, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/organisations")
            {
                Content = JsonContent.Create(new
                {
                    reference = $"LEADLINE:PROBE-{number}",
                    name = _name(number),
                    kind = "ccg",
                    openFrom = "2015-04-01",
                }),
            };
            request.Headers.Add("Idempotency-Key", $"probe-{number}");
            using var answer = await node.SendAsync(request, stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                Assert.True(answer.StatusCode >= HttpStatusCode.InternalServerError, $"{answer.StatusCode}: {body}");
                return false;
            }

            _acknowledged.Add(JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid());
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return false; // the host is dead, or died half way: nobody knows, so ask again
        }
    }
}
