using System.Diagnostics;

namespace Leadline.Testing;

/// <summary>The program <c>oidc-provider</c> from npm, on a free port, for as long as a test lives.</summary>
public sealed class RealProvider : IDisposable
{
    private readonly Process _process;

    private RealProvider(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    /// <summary>Its name and its address.</summary>
    public string Issuer { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts it; it answers once it knows where people are sent back to.</summary>
    public static async Task<RealProvider> StartAsync()
    {
        var script = Path.Combine(Repository.Root, "tests", "Leadline.Testing", "OutsideProvider", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new RealProvider(process, await process.StandardOutput.ReadLineAsync(Stop) ?? throw new InvalidOperationException("The provider ended before it listened."));
    }

    /// <summary>Registers where people are sent back to, and waits until the provider answers.</summary>
    public async Task SendPeopleBackToAsync(Uri address)
    {
        await _process.StandardInput.WriteLineAsync(address.AbsoluteUri.AsMemory(), Stop);
        await _process.StandardInput.FlushAsync(Stop);
        while (await _process.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            if (line == "ready")
                return;
        }

        throw new InvalidOperationException("The provider ended before it was ready.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
