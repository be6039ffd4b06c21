using System.Text;

namespace Leadline.Plugins.Worker.Surroundings;

/// <summary>What a plugin prints, passed on to standard error up to a limit for each call. The rest is dropped, and the log says so.</summary>
internal sealed class LimitedLog(TextWriter target) : TextWriter
{
    private readonly Lock _turn = new();
    private int _allowed = 4096;
    private int _left = 4096;

    /// <inheritdoc/>
    public override Encoding Encoding => target.Encoding;

    internal static LimitedLog Install(Stream stream)
    {
        var log = new LimitedLog(new StreamWriter(stream));
        Console.SetOut(log);
        Console.SetError(log);
        return log;
    }

    /// <summary>How many characters a call may write from now on.</summary>
    internal void Allow(int characters) => _allowed = _left = characters;

    /// <summary>A call begins, with all that it may write before it.</summary>
    internal void BeginCall()
    {
        lock (_turn)
            _left = _allowed;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_turn)
        {
            if (_left <= 0)
                return;
            target.Write(buffer[..Math.Min(buffer.Length, _left)]);
            _left -= buffer.Length;
            if (_left <= 0)
                target.WriteLine($" ... the log of this call ends here, after {_allowed} characters");
            target.Flush();
        }
    }
}
