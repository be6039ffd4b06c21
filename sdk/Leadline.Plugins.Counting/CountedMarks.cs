using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Marks at the first places of a table; what lies behind them is never marked.</summary>
internal readonly struct CountedMarks
{
    private readonly bool[] _marks;

    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal CountedMarks(int length)
    {
        Steps.Charge(length / 8);
        _marks = new bool[length];
    }

    internal int Length => _marks.Length;

    internal bool Has(int at) => at < _marks.Length && _marks[at];

    /// <summary>Marks a place.</summary>
    /// <returns>Whether it is one that was not marked before.</returns>
    internal bool Mark(int at)
    {
        if (at < 0 || at >= _marks.Length || _marks[at])
            return false;
        _marks[at] = true;
        return true;
    }
}
