using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Viruses;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests.Publication;

public sealed class VirusTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-scan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_file_is_scanned_whole_and_an_infected_one_is_named(bool isLocal)
    {
        using var server = new ClamdServer(isLocal ? Path.Combine(_folder, "clamd.sock") : null);
        var large = new byte[200_001];
        large[^1] = 7;
        var found = (await CheckAsync(server.Address, ("lib/Good.dll", large), ("lib/Ill.dll", ClamdServer.TestText), ("README.md", []))).Value!;
        var virus = Assert.Single(found);
        Assert.Equal((Severity.Fault, "virus-found", "lib/Ill.dll"), (virus.Severity, virus.Code, virus.File));
        Assert.Contains("ClamAV 1.4.3/27815/Wed Nov 25 08:00:00 2026) finds Eicar-Test-Signature", virus.Reason, StringComparison.Ordinal);
        Assert.Equal(3, server.Given.Count);
        Assert.Contains(server.Given, f => f.AsSpan().SequenceEqual(large));
    }

    [Fact]
    public async Task That_nothing_was_found_is_said_with_who_looked()
    {
        using var server = new ClamdServer();
        var note = Assert.Single((await CheckAsync(server.Address, ("lib/Good.dll", [1, 2]))).Value!);
        Assert.Equal((Severity.Note, "virus-none"), (note.Severity, note.Code));
        Assert.Contains("27815", note.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: OK and something else")]
    [InlineData("")]
    public async Task A_scanner_that_could_not_scan_lets_nothing_pass(string said)
    {
        using var server = new ClamdServer(verdict: _ => said);
        Assert.Equal("virus-scan-failed", (await CheckAsync(server.Address, ("lib/Good.dll", [1]))).Refusal?.Code);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_lets_nothing_pass()
    {
        foreach (var address in new[] { $"unix://{_folder}/none.sock", $"tcp://127.0.0.1:{FreePort()}" })
        {
            var refusal = (await CheckAsync(new Uri(address), ("lib/Good.dll", [1]))).Refusal;
            Assert.Equal(("virus-scan-failed", "The virus scanner could not be asked; the operator's log says why."), (refusal?.Code, refusal?.Reason));
        }
    }

    [Theory]
    [InlineData(false, Severity.Warning)]
    [InlineData(true, Severity.Note)]
    public async Task Without_a_scanner_that_is_said(bool isDevelopment, Severity severity)
    {
        var found = (await new VirusCheck(new PluginSettings(_folder, isDevelopment), TimeProvider.System).FindingsAsync(Files(("lib/Good.dll", [1])), TestContext.Current.CancellationToken)).Value!;
        Assert.Equal((severity, "virus-not-scanned"), (Assert.Single(found).Severity, found[0].Code));
    }

    [Theory]
    [InlineData("tcp://clamd:3310", true)]
    [InlineData("unix:///run/clamav/clamd.ctl", true)]
    [InlineData("tcp://clamd", false)]
    [InlineData("http://clamd:3310", false)]
    [InlineData("unix:///", false)]
    public void An_address_of_a_scanner_has_its_shape(string address, bool isGood) => Assert.Equal(isGood, PluginSettings.IsScanner(new Uri(address)));

    [Fact, Trait("Slow", "Yes")]
    public async Task ClamAV_itself_understands_the_questions_and_is_understood()
    {
        const string program = "/usr/sbin/clamd";
        Assert.SkipUnless(File.Exists(program), "ClamAV's daemon is not installed: apt-get install clamav-daemon");
        var socket = Path.Combine(_folder, "clamd.sock");
        // One signature, so that nothing has to be fetched.
        File.WriteAllText(Path.Combine(_folder, "test.ndb"), $"Leadline.Test:0:0:{Convert.ToHexStringLower(ClamdServer.TestText)}\n");
        File.WriteAllText(Path.Combine(_folder, "clamd.conf"), $"LocalSocket {socket}\nDatabaseDirectory {_folder}\nForeground yes\nUser root\n");
        using var daemon = Process.Start(new ProcessStartInfo(program, ["--config-file", Path.Combine(_folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            for (var tries = 0; !File.Exists(socket) && tries < 300 && !daemon.HasExited; tries++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            var found = (await CheckAsync(new Uri($"unix://{socket}"), ("lib/Good.dll", new byte[100_000]), ("lib/Ill.dll", ClamdServer.TestText))).Value!;
            Assert.Equal(("virus-found", "lib/Ill.dll"), (Assert.Single(found).Code, found[0].File));
            Assert.Contains("Leadline.Test", found[0].Reason, StringComparison.Ordinal);
            Assert.Contains("(ClamAV ", found[0].Reason, StringComparison.Ordinal);
        }
        finally
        {
            daemon.Kill(entireProcessTree: true);
            await daemon.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Task<Outcome<IReadOnlyList<PluginFinding>>> CheckAsync(Uri scanner, params (string Path, byte[] Content)[] files) =>
        new VirusCheck(new PluginSettings(_folder, false), TimeProvider.System, new Clamd(scanner, TimeProvider.System, NullLogger<Clamd>.Instance)).FindingsAsync(Files(files), TestContext.Current.CancellationToken);

    private static Dictionary<string, ReadOnlyMemory<byte>> Files(params (string Path, byte[] Content)[] files) => files.ToDictionary(f => f.Path, f => (ReadOnlyMemory<byte>)f.Content);

    private static int FreePort()
    {
        using var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        return ((IPEndPoint)listening.LocalEndpoint).Port;
    }
}
