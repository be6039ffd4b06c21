using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Leadline.Bench.Bids;

/// <summary>
/// Sends requests that were written beforehand, over a few kept connections, and reads the answers to their end. It does as little as it
/// can, because it runs on the processors that it measures.
/// </summary>
internal static class HttpLoad
{
    internal const int Connections = 32;

    /// <summary>A POST of JSON.</summary>
    internal static byte[] Post(string path, string json, string? token)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{authorization}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
    }

    /// <exception cref="InvalidOperationException">An answer is not good: nothing of this run counts.</exception>
    internal static async Task RunAsync(Uri address, IReadOnlyList<byte[]> requests)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address.Host, address.Port);
            var buffer = new byte[16 * 1024];
            while (Interlocked.Increment(ref next) is var number && number < requests.Count)
            {
                await socket.SendAsync(requests[number]);
                await ReadAsync(socket, buffer);
            }
        })));
    }

    private static async Task ReadAsync(Socket socket, byte[] buffer)
    {
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0)
                throw new InvalidOperationException("The server closed the connection.");
            read += more;
        }
        while (!IsWhole(buffer.AsSpan(0, read)));
        if (buffer[9] != (byte)'2') // after "HTTP/1.1 "
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var length = answer.IndexOf("Content-Length: "u8);
        if (length < 0 || length > end)
            return answer.EndsWith("0\r\n\r\n"u8); // in chunks
        var digits = answer[(length + "Content-Length: ".Length)..end];
        var line = digits.IndexOf("\r\n"u8);
        return answer.Length - end - 4 >= int.Parse(line < 0 ? digits : digits[..line], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
