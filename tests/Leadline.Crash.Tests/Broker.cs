using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Leadline.Crash.Tests;

/// <summary>A broker of one test, which may stop it.</summary>
internal sealed partial class Broker : IAsyncDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("leadline-mq-").FullName;

    internal string Address { get; private set; } = "";

    internal static async Task<Broker> StartAsync(CancellationToken stop)
    {
        Services.RabbitMq(); // where there is none, the test is skipped
        var broker = new Broker();
        await broker.StartAgainAsync(stop);
        return broker;
    }

    internal async Task StartAgainAsync(CancellationToken stop)
    {
        // The broker outlives the script and would keep a pipe open, so what the script says goes through a file.
        await RunAsync("start", stop);
        Address = AddressLine().Match(await RunAsync("env", stop)).Groups["address"].Value;
    }

    internal Task StopAsync() => RunAsync("stop", CancellationToken.None);

    public async ValueTask DisposeAsync() => await RunAsync("rm", CancellationToken.None);

    private async Task<string> RunAsync(string verb, CancellationToken stop)
    {
        var said = _folder + ".out";
        try
        {
            using var script = Process.Start("bash", ["-c", "\"$0\" \"$1\" \"$2\" >\"$3\" 2>&1", Script(), verb, _folder, said]);
            await script.WaitForExitAsync(stop);
            var text = await File.ReadAllTextAsync(said, stop);
            Assert.True(script.ExitCode == 0, $"start-rabbitmq {verb}: {text}");
            return text;
        }
        finally
        {
            File.Delete(said);
        }
    }

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "build", "start-rabbitmq");
            if (File.Exists(script))
                return script;
        }

        throw new InvalidOperationException("The tests do not lie in the repository.");
    }

    [GeneratedRegex("LEADLINE_TEST_RABBITMQ='(?<address>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddressLine();
}
