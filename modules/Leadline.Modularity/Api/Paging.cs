using Microsoft.AspNetCore.Mvc;

namespace Leadline.Modularity.Api;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">In order of their identifiers.</param>
/// <param name="Next">The value of <c>after</c> that brings the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>Which page is asked for: <c>?after=UUID&amp;limit=N</c>.</summary>
/// <param name="After">List what comes after this identifier; the start without it.</param>
/// <param name="Limit">At most so many, 1 to 200; 50 without it.</param>
public sealed record PageRequest([FromQuery(Name = "after")] Guid? After, [FromQuery(Name = "limit")] int? Limit)
{
    /// <summary>The most that one page holds.</summary>
    public const int Most = 200;

    /// <summary>How many to list.</summary>
    public int Size => Limit ?? 50;

    /// <summary>The identifier to start after.</summary>
    public Guid From => After ?? Guid.Empty;

    /// <summary>What is wrong with the request for a page, if anything.</summary>
    public Fault? Fault => Size is >= 1 and <= Most
        ? null
        : new Fault("/limit", "limit-out-of-range", $"A page holds 1 to {Most} entries; {Size} were asked for.");

    /// <summary>Makes the page of one more row than it holds.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, Guid> id) => rows.Count > Size
        ? new Page<T>([.. rows.Take(Size)], id(rows[Size - 1]))
        : new Page<T>(rows, null);
}
