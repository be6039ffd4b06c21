namespace Leadline.Modularity.PersonalData;

/// <summary>
/// What a module holds on a person, for that person and for whoever answers it. Registered scoped, as <c>IPersonalData</c>; asked at each
/// reading. It reads its own module's tables only, and says of secrets that there are some, never what they are.
/// </summary>
public interface IPersonalData
{
    /// <summary>The module's holdings, also where they are empty: that there is nothing is an answer too.</summary>
    /// <param name="person">The person's identifier, by which alone modules other than Directory know somebody.</param>
    /// <param name="most">The most lines of one holding.</param>
    /// <param name="stop">Ends the wait.</param>
    Task<IReadOnlyList<PersonalHolding>> OfAsync(Guid person, int most, CancellationToken stop);
}

/// <summary>Lines of one kind that are held on a person: sessions, roles, marks given.</summary>
/// <param name="Name">The same in every language, in snake case: a table's name where the lines are rows of one.</param>
/// <param name="Title">For people, in the language of the request.</param>
/// <param name="Columns">What each line holds.</param>
/// <param name="Lines">The values, in the columns' order: texts, numbers, instants, identifiers, yes or no, lists of texts. The newest first.</param>
/// <param name="More">How many lines there are beyond these.</param>
/// <param name="Withheld">What is held with each line and not shown: secrets, and hashes of them.</param>
public sealed record PersonalHolding(
    string Name, string Title, IReadOnlyList<HeldColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Lines, int More,
    IReadOnlyList<HeldColumn> Withheld);

/// <summary>One thing that each line of a holding tells.</summary>
/// <param name="Name">The same in every language, in snake case.</param>
/// <param name="Words">For people, in the language of the request.</param>
public sealed record HeldColumn(string Name, string Words);
