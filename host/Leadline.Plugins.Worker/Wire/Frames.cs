using System.Buffers.Binary;

namespace Leadline.Plugins.Wire;

/// <summary>One message on the pipe: four bytes of length, little-endian, then so many bytes of UTF-8 JSON.</summary>
internal static class Frames
{
    /// <summary>How many bytes stand before a message.</summary>
    internal const int HeaderLength = 4;

    /// <summary>Reads the next message.</summary>
    /// <param name="pipe">Where it comes from.</param>
    /// <param name="most">The longest message that is taken; no memory is reserved for a longer one.</param>
    /// <returns>Null where the other side has closed the pipe between two messages.</returns>
    /// <exception cref="FrameException">What came is no message, or is too long.</exception>
    internal static byte[]? Read(Stream pipe, int most)
    {
        var header = new byte[HeaderLength];
        if (pipe.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) is var got && got < HeaderLength)
            return got == 0 ? null : throw new FrameException("The pipe ended inside the length of a message.");
        var message = new byte[LengthIn(header, most)];
        return pipe.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) == message.Length
            ? message
            : throw new FrameException("The pipe ended inside a message.");
    }

    /// <inheritdoc cref="Read"/>
    internal static async Task<byte[]?> ReadAsync(Stream pipe, int most, CancellationToken stop)
    {
        var header = new byte[HeaderLength];
        if (await pipe.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, stop) is var got && got < HeaderLength)
            return got == 0 ? null : throw new FrameException("The pipe ended inside the length of a message.");
        var message = new byte[LengthIn(header, most)];
        return await pipe.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, stop) == message.Length
            ? message
            : throw new FrameException("The pipe ended inside a message.");
    }

    /// <summary>Writes the length before a message for which <see cref="HeaderLength"/> bytes were left free.</summary>
    internal static void Seal(Span<byte> frame) => BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - HeaderLength);

    private static int LengthIn(ReadOnlySpan<byte> header, int most)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        return length > 0 && length <= most ? (int)length : throw new FrameException($"A message of {length} bytes was announced; allowed are 1 to {most}.");
    }
}

/// <summary>The other side does not keep to the protocol.</summary>
internal sealed class FrameException(string message) : IOException(message);
