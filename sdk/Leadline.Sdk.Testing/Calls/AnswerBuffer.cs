using System.Buffers;

namespace Leadline.Sdk.Testing;

/// <summary>The bytes of an answer, up to a limit.</summary>
internal sealed class AnswerBuffer(long most) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <inheritdoc/>
    public void Advance(int count)
    {
        _bytes.Advance(count);
        if (_bytes.WrittenCount > most)
            throw new AnswerTooLongException();
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);
}

/// <summary>An answer went over its limit.</summary>
internal sealed class AnswerTooLongException() : Exception("The answer is longer than allowed.");
