using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Bench.Plugins;

/// <summary>
/// The limit for a question to a plugin: a child process that reads a request for a quote from its pipe, calls the sample's class, and writes
/// the quote back. Nothing is boxed in, counted, judged or recorded.
/// </summary>
internal sealed class BareChild : IAsyncDisposable
{
    internal const string Verb = "serve-quotes";

    private const int LongestMessage = 64 * 1024 * 1024;

    private readonly Process _process;
    private readonly Queue<TaskCompletionSource<byte[]>> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Task _reading;

    private BareChild(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>What the child does.</summary>
    internal static int Serve()
    {
        var service = SamplePlugin.New(new AssemblyLoadContext("bare").LoadFromAssemblyPath(SamplePlugin.File));
        using var input = Console.OpenStandardInput();
        using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        while (Frames.Read(input, LongestMessage) is { } question)
        {
            var quote = service.Quote(JsonSerializer.Deserialize<QuoteRequest>(question, PluginDocuments.Json)!);
            output.Write(Framed(JsonSerializer.SerializeToUtf8Bytes(quote, PluginDocuments.Json)));
            output.Flush();
        }

        return 0;
    }

    internal static BareChild Start()
    {
        var start = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, Verb]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new BareChild(Process.Start(start)!);
    }

    /// <summary>Puts one question; any number may be under way.</summary>
    internal async Task<byte[]> AskAsync(byte[] question)
    {
        var answer = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _writing.WaitAsync();
        try
        {
            lock (_waiting)
                _waiting.Enqueue(answer);
            await _process.StandardInput.BaseStream.WriteAsync(Framed(question));
            await _process.StandardInput.BaseStream.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }

        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await Frames.ReadAsync(_process.StandardOutput.BaseStream, LongestMessage, CancellationToken.None) is { } answer)
        {
            lock (_waiting)
                _waiting.Dequeue().SetResult(answer);
        }

        lock (_waiting)
        {
            while (_waiting.TryDequeue(out var unanswered))
                unanswered.SetException(new InvalidOperationException("The bare child ended before it had answered; what it said stands above."));
        }
    }

    private static byte[] Framed(byte[] message)
    {
        var frame = new byte[Frames.HeaderLength + message.Length];
        message.CopyTo(frame, Frames.HeaderLength);
        Frames.Seal(frame);
        return frame;
    }
}
