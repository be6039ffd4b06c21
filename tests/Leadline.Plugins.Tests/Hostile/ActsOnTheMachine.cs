using System.Net;
using System.Net.Sockets;
using Leadline.Modularity.Plugins;

namespace Leadline.Plugins.Tests.Hostile;

/// <summary>Acts on the machine around: files, environment, network, programs. The box holds nothing of them.</summary>
[Trait("Needs", "Services")]
[Collection(nameof(HostileSet))]
public sealed class ActsOnTheMachine(HostileSet set) : HostileAct(set)
{
    [Fact]
    public async Task Files_outside_the_box_are_not_there()
    {
        using var secret = new TemporarySecret();
        var said = await Host.HearAsync("test.readsfiles", string.Join('\n', "/etc/passwd", "/root", "/home", secret.Path, "/usr/bin", "/var", "/plugin", "/"));

        Assert.Equal(6, said.Count(s => s.Contains("refused (", StringComparison.Ordinal) && s[0] == '/'));
        Assert.Contains(said, s => s.StartsWith("/plugin: ", StringComparison.Ordinal) && s.Contains(PluginFolder.Assembly, StringComparison.Ordinal)); // so the test can see what is there
        Assert.Equal("/: /worker /plugin /dotnet /usr /lib /lib64 /proc /dev /tmp".Split(' ').Order(), said.Single(s => s.StartsWith("/: ", StringComparison.Ordinal)).Split(' ').Order());
        Assert.DoesNotContain(said, s => s.Contains(TemporarySecret.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_hosts_environment_and_its_processes_are_out_of_sight()
    {
        // Given to this process before any worker starts anew, so that whatever leaks is seen.
        Environment.SetEnvironmentVariable("LEADLINE_TEST_SECRET", TemporarySecret.Text);
        await Host.AskAsync("test.exits"); // any worker
        await Host.Pool("test.readsfiles").LetGoAllIdleAsync();
        var said = await Host.HearAsync("test.readsfiles", "/proc/self/status");

        Assert.DoesNotContain(said, s => s.Contains(TemporarySecret.Text, StringComparison.Ordinal));
        Assert.Contains("environment of 1: ", said); // the launcher's, which is empty
        Assert.Contains("processes: 2", said);
        Assert.Contains("variable TMPDIR=/tmp", said); // so the test can see what is there
        Assert.Contains(said, s => s.Contains("NoNewPrivs:\t1", StringComparison.Ordinal) && s.Contains("Seccomp:\t2", StringComparison.Ordinal) && s.Contains("CapEff:\t0000000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_the_host_has_open_is_open_in_the_box()
    {
        using var open = File.OpenRead(typeof(ActsOnTheMachine).Assembly.Location);
        await Host.Pool("test.readsfiles").LetGoAllIdleAsync();

        var said = (await Host.HearAsync("test.readsfiles", "/proc/self/fd"))[0].Split(' ').Skip(1).ToList();

        Assert.Contains(said, s => s.StartsWith("pipe:", StringComparison.Ordinal)); // so the test can see what is open
        Assert.All(said.Where(s => s.Length > 0 && s[0] == '/'), s =>
            Assert.Contains(s.Split('/')[1], (string[])["dotnet", "worker", "plugin", "usr", "dev", "proc", "memfd:doublemapper"]));
        Assert.DoesNotContain(said, s => s.StartsWith("socket:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_written_but_a_little_in_memory()
    {
        var said = await Host.HearAsync("test.writesfiles", string.Join('\n', "/", "/plugin", "/worker", "/usr/lib", "/dev", "/tmp"));

        Assert.Equal(6, said.Count(s => s.Contains("refused (", StringComparison.Ordinal))); // /tmp is full before 200 MiB
        Assert.False(File.Exists(Set.Folder.At("left-behind")));
    }

    [Fact]
    public async Task There_is_no_network_not_even_to_this_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using (var own = new TcpClient())
            await own.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken); // so it can be reached from outside the box

        var said = await Host.HearAsync("test.openssockets", $"{port}");

        Assert.Equal(5, said.Count);
        Assert.All(said, s => Assert.Contains("refused (", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_program_starts()
    {
        var said = await Host.HearAsync("test.startsprocesses");

        Assert.Equal(6, said.Count);
        Assert.All(said, s => Assert.Contains("refused (", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Threads_are_few()
    {
        // Where no more threads are had, the base library says that memory ran out.
        Assert.Equal(PluginTrouble.Memory, Assert.IsType<PluginMachineFailure>(await Host.AskAsync("test.startsthreads")).Trouble);

        var log = Host.Pool("test.startsthreads").Log.Last();
        await Processes.UntilAsync(() => (log = Host.Pool("test.startsthreads").Log.Last()).Contains('.', StringComparison.Ordinal));
        Assert.InRange(int.Parse(log.Split("threads: ")[1].Split('.')[0]), 1, Running.Short.Threads); // for root no such limit would hold: workers are never root
    }

    [Fact]
    public async Task Memory_that_no_limit_counts_is_not_to_be_had()
    {
        var said = await Host.HearAsync("test.takessharedmemory");

        Assert.Contains("refused (", said[0], StringComparison.Ordinal);
        Assert.InRange(int.Parse(said[1].Split(' ')[0]), 0, 64);
    }

    [Fact]
    public async Task A_worker_is_nobody_on_the_machine()
    {
        await Host.HearAsync(HostileSet.Neighbour);

        var users = Processes.UsersOfWorkers(Environment.ProcessId);
        Assert.NotEmpty(users);
        Assert.DoesNotContain(0, users);
    }

    private sealed class TemporarySecret : IDisposable
    {
        internal const string Text = "the sealed bid of another supplier";

        internal TemporarySecret() => File.WriteAllText(Path, Text);

        internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"leadline-secret-{Guid.CreateVersion7():N}");

        public void Dispose() => File.Delete(Path);
    }
}
