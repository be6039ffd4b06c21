namespace Leadline.Plugins.Counting;

/// <summary>A place in a table that is gone through.</summary>
internal struct Walk
{
    private readonly int _version;
    private int _next;
    private bool _isAtItem;

    internal Walk(int version) => _version = version;

    /// <summary>Goes to the next entry.</summary>
    /// <returns>Its place, or -1 at the end.</returns>
    /// <exception cref="InvalidOperationException">Something was added in between.</exception>
    internal int Next<TKey, TValue>(ref CountedTable<TKey, TValue> table)
    {
        RequireSame(table.Version);
        _isAtItem = table.Next(ref _next);
        return _isAtItem ? _next - 1 : -1;
    }

    /// <exception cref="InvalidOperationException">Something was added in between.</exception>
    internal void Reset(int version)
    {
        RequireSame(version);
        (_next, _isAtItem) = (0, false);
    }

    /// <exception cref="InvalidOperationException">It has not begun, or has ended.</exception>
    internal readonly object? RequireItem(object? item) =>
        _isAtItem ? item : throw new InvalidOperationException("Enumeration has either not started or has already finished.");

    private readonly void RequireSame(int version)
    {
        if (version != _version)
            throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
    }
}
