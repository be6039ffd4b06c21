using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>Speaks as much of clamd's protocol as is asked of it, and finds the test text of the antivirus makers.</summary>
internal sealed class ClamdServer : IDisposable
{
    /// <summary>Made of two halves, so that no scanner takes this repository for infected.</summary>
    internal static readonly byte[] TestText = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    private readonly Socket _listening;
    private readonly Func<byte[], string> _verdict;

    /// <param name="path">A socket of the file system; null for one of the network.</param>
    /// <param name="verdict">What it says of a file; null for what clamd would.</param>
    internal ClamdServer(string? path = null, Func<byte[], string>? verdict = null)
    {
        _verdict = verdict ?? (file => file.AsSpan().IndexOf(TestText) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        _listening = path is null ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listening.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
        _listening.Listen();
        Address = new Uri(path is null ? $"tcp://127.0.0.1:{((IPEndPoint)_listening.LocalEndPoint!).Port}" : $"unix://{path}");
        _ = ServeAsync();
    }

    internal Uri Address { get; }

    /// <summary>The files that it was given.</summary>
    internal List<byte[]> Given { get; } = [];

    public void Dispose() => _listening.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _listening.AcceptAsync();
                await using var stream = new NetworkStream(caller);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(await AnswerAsync(stream) + "\0"));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the caller has gone.
        }
    }

    private async Task<string> AnswerAsync(NetworkStream stream)
    {
        var question = new StringBuilder();
        for (var one = new byte[1]; await stream.ReadAsync(one) == 1 && one[0] != 0;)
            question.Append((char)one[0]);
        if (question.ToString() == "zVERSION")
            return "ClamAV 1.4.3/27815/Wed Nov 25 08:00:00 2026";
        if (question.ToString() != "zINSTREAM")
            return "UNKNOWN COMMAND";
        using var file = new MemoryStream();
        var length = new byte[sizeof(uint)];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var piece = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (piece.Length == 0)
                break;
            await stream.ReadExactlyAsync(piece);
            file.Write(piece);
        }

        Given.Add(file.ToArray());
        return _verdict(file.ToArray());
    }
}
