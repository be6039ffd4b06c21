using Leadline.Directory.People;
using Leadline.Modularity.PersonalData;

namespace Leadline.Directory.PersonalData;

/// <summary>Everything that is held on a person, asked of each module in turn: this page of several modules belongs to the one that owns the person.</summary>
internal sealed class PersonalDataReader(IEnumerable<IPersonalData> modules, TimeProvider clock)
{
    /// <summary>The most lines of a holding that the document has.</summary>
    public const int MostInDocument = 10_000;

    public async Task<IReadOnlyList<PersonalHolding>> HoldingsAsync(PersonId person, int most, CancellationToken stop)
    {
        var all = new List<PersonalHolding>();
        foreach (var module in modules)
            all.AddRange(await module.OfAsync(person.Value, most, stop));
        return all;
    }

    public async Task<PersonalDataDocument> DocumentAsync(PersonId person, CancellationToken stop) =>
        new(person, clock.GetUtcNow(), [.. (await HoldingsAsync(person, MostInDocument, stop)).Select(HoldingView.Of)]);
}

/// <summary>All that is held on a person.</summary>
/// <param name="Person">Its identifier: all that the record and other modules know of it.</param>
/// <param name="WrittenAt">When this was read.</param>
/// <param name="Holdings">By kind.</param>
internal sealed record PersonalDataDocument(PersonId Person, DateTimeOffset WrittenAt, IReadOnlyList<HoldingView> Holdings);

/// <summary>Lines of one kind.</summary>
/// <param name="Name">The same in every language.</param>
/// <param name="Title">For people.</param>
/// <param name="Columns">What each line tells, also where there is no line.</param>
/// <param name="Lines">Each with its values by name, the newest first.</param>
/// <param name="More">How many lines there are beyond these.</param>
/// <param name="Withheld">What is held with each line and not shown: secrets, and hashes of them.</param>
internal sealed record HoldingView(
    string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Lines, int More,
    IReadOnlyList<string> Withheld)
{
    internal static HoldingView Of(PersonalHolding h) => new(h.Name, h.Title, [.. h.Columns.Select(c => c.Name)],
        [.. h.Lines.Select(line => Named(h.Columns, line))], h.More,
        [.. h.Withheld.Select(c => c.Name)]);

    private static OrderedDictionary<string, object?> Named(IReadOnlyList<HeldColumn> columns, IReadOnlyList<object?> line) =>
        new(columns.Select((c, i) => KeyValuePair.Create(c.Name, line[i])), StringComparer.Ordinal);
}
