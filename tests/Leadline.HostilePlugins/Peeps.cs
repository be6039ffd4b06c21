using System.Collections;
using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Net;
using System.Net.Sockets;
using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>Reads every path it is told of, each on a line of its own, and the environment of every process in sight.</summary>
public sealed class ReadsFiles : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var paths = document.Text!.Split('\n');
        var processes = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).ToList();
        return Said.Of(
        [
            .. paths.Select(p => Said.Try(p, () => Directory.Exists(p) ? List(p) : File.ReadAllText(p))),
            .. processes.Select(p => Said.Try($"environment of {p}", () => File.ReadAllText($"/proc/{p}/environ").Replace('\0', ' '))),
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => $"variable {v.Key}={v.Value}"),
            $"processes: {processes.Count}",
        ]);
    }

    // Of what is open, also to what.
    private static string List(string folder) =>
        string.Join(' ', Directory.GetFileSystemEntries(folder).Select(e => folder == "/proc/self/fd" ? new FileInfo(e).LinkTarget : e));
}

/// <summary>Writes wherever it is told to, each path on a line of its own.</summary>
public sealed class WritesFiles : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of(document.Text!.Split('\n').Select(p => Said.Try(p, () => Write(p))));

    private static string Write(string path)
    {
        using var file = File.Create(Path.Combine(path, "left-behind"));
        var block = new byte[1024 * 1024];
        for (var i = 0; i < 200; i++)
            file.Write(block);
        file.Flush(flushToDisk: true);
        return $"wrote {file.Length}";
    }
}

/// <summary>Opens sockets: to a port of this machine, and of every other kind.</summary>
public sealed class OpensSockets : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of(
        Said.Try("connect", () => Connect(int.Parse(document.Text!, System.Globalization.CultureInfo.InvariantCulture))),
        Said.Try("listen", Listen),
        Said.Try("unix", () => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified).Connected),
        Said.Try("raw", () => new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp).Connected),
        Said.Try("name", () => Dns.GetHostAddresses("localhost.example").Length));

    private static string Connect(int port)
    {
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        return "connected";
    }

    private static string Listen()
    {
        using var server = new TcpListener(IPAddress.Any, 0);
        server.Start();
        return "listening";
    }
}

/// <summary>Starts programs: those of a system, itself, and one that it has written.</summary>
public sealed class StartsProcesses : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of(
        new[] { "/bin/sh", "/usr/bin/env", "/proc/self/exe", Environment.ProcessPath!, "/lib64/ld-linux-x86-64.so.2", "/tmp/program" }
            .Select(p => Said.Try(p, () => Process.Start(Prepared(p))?.Id)));

    private static string Prepared(string path)
    {
        if (path != "/tmp/program")
            return path;
        File.Copy(Environment.ProcessPath!, path, overwrite: true);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}

/// <summary>Starts as many threads as it gets, and prints how many those were.</summary>
public sealed class StartsThreads : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var started = 0;
        try
        {
            for (; started < 5_000; started++)
                new Thread(() => Said.Pause(60_000), 64 * 1024) { IsBackground = true }.Start();
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
        }

        Console.WriteLine($"threads: {started}.");
        return Said.Of("done");
    }
}

/// <summary>Takes memory that is shared, which limits on data do not count.</summary>
public sealed class TakesSharedMemory : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        const int Size = 16 * 1024 * 1024;
        var kept = new List<MemoryMappedFile>();
        var refused = Said.Try("memory", () =>
        {
            for (; kept.Count < 100; kept.Add(MemoryMappedFile.CreateNew(null, Size)))
            {
                using var view = kept.LastOrDefault()?.CreateViewAccessor();
                for (var at = 0; view is not null && at < Size; at += 4096)
                    view.Write(at, (byte)1);
            }

            return "taken";
        });
        return Said.Of(refused, $"{kept.Count * 16L} MiB");
    }
}
