using System.Diagnostics;

namespace Leadline.Bench.Bids;

/// <summary>A server in a process of its own, so that its CPU is its own too.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, Uri address) => (_process, Address) = (process, address);

    internal int ProcessId => _process.Id;

    internal Uri Address { get; }

    /// <param name="arguments">What <c>dotnet</c> is to run.</param>
    /// <param name="ready">How the line begins that ends with the server's address.</param>
    /// <param name="settings">Variables of its environment.</param>
    internal static async Task<ChildServer> StartAsync(IEnumerable<string> arguments, string ready, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // read on, so that the pipe never fills
            return new ChildServer(process, new Uri(line[ready.Length..]));
        }

        process.Dispose();
        throw new InvalidOperationException("The server ended before it was ready; what it said stands above.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
