using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Leadline.Primitives;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Viruses;

/// <summary>
/// ClamAV's daemon. Each question is a connection of its own: <c>zVERSION</c>, or <c>zINSTREAM</c> and the file in pieces, each with its length
/// before it, none of no length but the last (https://docs.clamav.net/manual/Usage/Scanning.html, man 8 clamd).
/// </summary>
/// <param name="address"><c>tcp://HOST:PORT</c> or <c>unix:///PATH</c>.</param>
/// <param name="clock">Ends what takes too long.</param>
/// <param name="log">Hears why it could not scan: that names the operator's machines, and is not the publisher's to read.</param>
internal sealed class Clamd(Uri address, TimeProvider clock, ILogger<Clamd> log) : IVirusScanner
{
    private const int PieceBytes = 64 * 1024;
    private const int LongestReply = 4 * 1024;
    private const string Clean = "stream: OK";
    private const string Found = " FOUND";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether an address is one that can be asked.</summary>
    internal static bool CanAsk(Uri address) => address.Scheme == "unix" ? address is { Host.Length: 0, AbsolutePath.Length: > 1 } : address is { Scheme: "tcp", Host.Length: > 0, Port: > 0 };

    /// <inheritdoc/>
    public Task<Outcome<string>> IntroduceAsync(CancellationToken stop) => AskAsync("zVERSION\0", content: null, said => said, stop);

    /// <inheritdoc/>
    public Task<Outcome<string>> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken stop) => AskAsync("zINSTREAM\0", content, Verdict, stop);

    private Outcome<string> Verdict(string said)
    {
        if (said == Clean)
            return "";
        return said.StartsWith("stream: ", StringComparison.Ordinal) && said.EndsWith(Found, StringComparison.Ordinal) ? said["stream: ".Length..^Found.Length] : Failed(said);
    }

    private async Task<Outcome<string>> AskAsync(string question, ReadOnlyMemory<byte>? content, Func<string, Outcome<string>> understand, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            using var socket = await ConnectAsync(both.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(question), both.Token);
            if (content is { } file)
                await SendAsync(stream, file, both.Token);
            return await ReplyAsync(stream, both.Token) is { Length: > 0 } said ? understand(said) : Failed("It said nothing.");
        }
        catch (Exception broken) when (broken is SocketException or IOException)
        {
            return Failed(broken.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed($"It took longer than {Patience.TotalSeconds:0} seconds.");
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken stop)
    {
        var isLocal = address.Scheme == "unix";
        var socket = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isLocal)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), stop);
            else
                await socket.ConnectAsync(address.Host, address.Port, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        var length = new byte[sizeof(uint)];
        for (var at = 0; at < file.Length; at += PieceBytes)
        {
            var piece = file.Slice(at, Math.Min(PieceBytes, file.Length - at));
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)piece.Length);
            await stream.WriteAsync(length, stop);
            await stream.WriteAsync(piece, stop);
        }

        BinaryPrimitives.WriteUInt32BigEndian(length, 0);
        await stream.WriteAsync(length, stop);
    }

    private static async Task<string> ReplyAsync(NetworkStream stream, CancellationToken stop)
    {
        var reply = new byte[LongestReply];
        var length = await stream.ReadAtLeastAsync(reply, reply.Length, throwOnEndOfStream: false, stop); // it closes when it has answered
        return Encoding.UTF8.GetString(reply, 0, length).TrimEnd('\0', '\n');
    }

    private Refusal Failed(string why)
    {
        log.LogError("The virus scanner at {Address} could not scan: {Why}", address, why);
        return new Refusal("virus-scan-failed", "The virus scanner could not be asked; the operator's log says why.");
    }
}
