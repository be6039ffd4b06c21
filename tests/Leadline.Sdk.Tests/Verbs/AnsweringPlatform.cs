using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Leadline.Sdk.Tests.Verbs;

/// <summary>What answers in a platform's place: a status and a body, which says of itself that it is so many bytes long.</summary>
internal sealed record Answered(int Status, string Body, long? Length = null);

/// <summary>A server that gives the tool the answers of a test, one connection for each, and writes down what it was asked.</summary>
internal sealed class AnsweringPlatform : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <summary>Begins to answer.</summary>
    /// <param name="answer">The answer to a request's path with its query.</param>
    public AnsweringPlatform(Func<string, Answered> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<string, Answered> answer)
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream(), answer);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (IOException)
            {
                continue; // the tool hangs up on what is too long
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream, Func<string, Answered> answer)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
        var length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        }

        if (length > 0) // for none the reader would wait all the same
            await reader.ReadBlockAsync(new char[length], _stop.Token);
        Asked.Enqueue(path);
        var (status, body, claimed) = answer(path);
        var bytes = Encoding.UTF8.GetBytes(body);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {claimed ?? bytes.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
        await stream.WriteAsync(bytes, _stop.Token);
    }
}
