using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Leadline.Testing;
using Microsoft.Data.Sqlite;

namespace Leadline.Host.Tests.Starting;

/// <summary>The host as a process of its own, as people and supervisors run it.</summary>
public sealed class ProcessTests
{
    private const int Patience = 180_000; // milliseconds: a host that never answers fails its test, not the whole run

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience), Trait("Slow", "Yes")]
    public async Task It_says_where_it_is_ready_and_stops_within_ten_seconds_of_SIGTERM_with_all_its_children()
    {
        using var folder = new TemporaryFolder();
        using var run = Start(folder, "0");
        var address = await ReadyAsync(run);
        using var client = new HttpClient();
        using var ready = await client.GetAsync(new Uri(address, "/health/ready"), Stop);
        using var second = Start(folder, "0");
        var refused = await second.StandardError.ReadToEndAsync(Stop);
        await second.WaitForExitAsync(Stop);
        using var open = await client.GetAsync(new Uri(address, "/api/v1/organisations"), Stop); // a connection that is kept open
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{run.Id}"]))
            await kill.WaitForExitAsync(Stop);
        await run.WaitForExitAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, open.StatusCode);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains($"Another host runs on the data folder {folder.Path}", refused, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.Empty(ChildrenOf(run.Id));
    }

    [Theory(Timeout = Patience), Trait("Slow", "Yes")]
    [InlineData("TERM", 0)] // in order: what was begun is rolled back
    [InlineData("KILL", 137)]
    public async Task Ended_while_it_migrates_it_starts_anew(string signal, int code)
    {
        using var folder = new TemporaryFolder();
        using (var run = Start(folder, "0"))
        {
            var error = run.StandardError.ReadToEndAsync(Stop);
            await MigratesAsync(folder);
            using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
                await kill.WaitForExitAsync(Stop);
            await run.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop);
            Assert.True(run.ExitCode == code, $"It left with {run.ExitCode}: {await error}");
        }

        using var again = Start(folder, "0");
        try
        {
            await ReadyAsync(again);
        }
        finally
        {
            again.Kill();
        }
    }

    [Fact(Timeout = Patience), Trait("Slow", "Yes")]
    public async Task A_port_in_use_is_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await RefusedAsync(folder, $"{port}", $"{port}", "--port");
    }

    [Fact(Timeout = Patience)]
    public async Task A_wrong_setting_is_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await RefusedAsync(folder, "many", "LEADLINE_HTTP__PORT", "'many'");
    }

    [Fact(Timeout = Patience)]
    public async Task A_data_folder_that_is_a_file_is_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", Stop);
        using var run = Start(file, "0");
        await SaysAsync(run, "LEADLINE_DATA__FOLDER", file);
    }

    private static async Task RefusedAsync(TemporaryFolder folder, string port, params string[] says)
    {
        using var run = Start(folder, port);
        await SaysAsync(run, says);
    }

    private static async Task SaysAsync(Process run, params string[] says)
    {
        var output = run.StandardOutput.ReadToEndAsync(Stop);
        var error = await run.StandardError.ReadToEndAsync(Stop);
        await run.WaitForExitAsync(Stop);

        Assert.True(run.ExitCode == 2, await output + error);
        Assert.All(says, s => Assert.Contains(s, error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static Process Start(TemporaryFolder folder, string port) => Start(folder.Path, port);

    private static Process Start(string folder, string port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { HostDll, "--port", port, "--data", folder })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    // The host's own output, of the configuration that these tests were built in.
    private static string HostDll { get; } = Path.Combine(Repository.Root, "host", "Leadline.Host", "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Leadline.Host.dll");

    private static async Task<Uri> ReadyAsync(Process run)
    {
        const string Ready = "Leadline is ready at ";
        var line = await LineAsync(run, Ready);
        return new Uri(line[Ready.Length..]);
    }

    // The lock of migrations is a row while one runs.
    private static async Task MigratesAsync(TemporaryFolder folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "leadline.db")};Mode=ReadOnly;Pooling=False");
        for (; ; await Task.Delay(1, Stop))
        {
            try
            {
                await connection.OpenAsync(Stop);
                await using var command = connection.CreateCommand();
                command.CommandText = """SELECT count(*) FROM "__EFMigrationsLock" """;
                if ((long)(await command.ExecuteScalarAsync(Stop))! > 0)
                    return;
            }
            catch (SqliteException error) when (error.SqliteErrorCode is 1 or 5 or 14) // no table yet, busy, no file yet
            {
            }
        }
    }

    private static async Task<string> LineAsync(Process run, string says)
    {
        while (await run.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            if (line.Contains(says, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException(await run.StandardError.ReadToEndAsync(Stop));
    }

    private static IEnumerable<string> ChildrenOf(int process) => System.IO.Directory.EnumerateDirectories("/proc")
        .Where(p => int.TryParse(Path.GetFileName(p), out _) && File.Exists(Path.Combine(p, "stat")))
        .Select(p => { try { return File.ReadAllText(Path.Combine(p, "stat")); } catch (IOException) { return ""; } })
        .Where(s => s.Contains(')', StringComparison.Ordinal) && s[(s.LastIndexOf(')') + 2)..].Split(' ')[1] == $"{process}");
}
