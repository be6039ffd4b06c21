using System.Buffers;

namespace Leadline.Plugins.Worker;

/// <summary>Bytes up to a limit. What would go beyond it is refused before memory is taken for it.</summary>
internal sealed class LimitedBuffer(int most) : IBufferWriter<byte>
{
    // A writer of JSON asks for the room that a text would need at worst: six bytes for each of its characters.
    private const long WorstGrowth = 6;
    private const int Margin = 4096;

    private byte[] _bytes = new byte[Math.Min(most, Margin)];
    private int _length;

    /// <summary>What is in it.</summary>
    internal Span<byte> Written => _bytes.AsSpan(0, _length);

    /// <inheritdoc/>
    public void Advance(int count)
    {
        if (count > most - _length)
            throw new OverSizeException();
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int room)
    {
        if (room > (WorstGrowth * (most - _length)) + Margin)
            throw new OverSizeException();
        var need = (long)_length + Math.Max(room, 1);
        if (need > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(need, 2L * _bytes.Length)));
    }
}

/// <summary>More was written than may be.</summary>
internal sealed class OverSizeException() : IOException("The plugin's answer is longer than allowed.");
