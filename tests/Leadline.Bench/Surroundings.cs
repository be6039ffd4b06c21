using System.Diagnostics;
using Leadline.Testing;
using Npgsql;

namespace Leadline.Bench;

/// <summary>The private servers that build/bench has started.</summary>
internal static class Surroundings
{
    private const string BrokerFolder = "LEADLINE_BENCH_BROKER";

    internal static string Postgres => Of("LEADLINE_TEST_POSTGRES");

    internal static string RabbitMq => Of("LEADLINE_TEST_RABBITMQ");

    /// <summary>The database server's processes: the parent of a session is the server itself.</summary>
    internal static async Task<ProcessTree> PostgresProcessesAsync()
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        return new ProcessTree(ProcessTree.ParentOf(connection.ProcessID));
    }

    internal static async Task<ProcessTree> RabbitMqProcessesAsync() =>
        new(int.Parse((await File.ReadAllTextAsync(Path.Combine(Of(BrokerFolder), "pid"))).Trim(), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Stops the broker in order and starts it again on its data.</summary>
    internal static async Task RestartBrokerAsync()
    {
        await BrokerAsync("stop");
        await BrokerAsync("start");
    }

    // The broker outlives the script and would keep a pipe open, so nothing of what the script says is caught.
    private static async Task BrokerAsync(string verb)
    {
        using var script = Process.Start("bash",
            ["-c", "\"$0\" \"$1\" \"$2\" >/dev/null 2>&1", Path.Combine(Repository.Root, "build", "start-rabbitmq"), verb, Of(BrokerFolder)]);
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
            throw new InvalidOperationException($"The broker did not {verb}.");
    }

    private static string Of(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set; build/bench starts the servers and sets it.");
}
