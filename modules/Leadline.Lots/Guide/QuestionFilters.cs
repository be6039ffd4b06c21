using Leadline.Lots.Contracts;
using Leadline.Sdk;

namespace Leadline.Lots.Guide;

/// <summary>A question of requirement forms that lines can be narrowed by, with the choices it has in any of them.</summary>
/// <param name="Code">The question's code.</param>
/// <param name="Title">The question as people read it.</param>
/// <param name="Choices">Its choices, in the order in which forms state them.</param>
internal sealed record QuestionFilter(string Code, string Title, IReadOnlyList<FilterChoice> Choices);

/// <summary>One choice of a filter.</summary>
/// <param name="Code">The choice's code.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Lines">How many of the lines at hand have it.</param>
internal sealed record FilterChoice(string Code, string Title, int Lines);

/// <summary>
/// Makes filters from the forms of framework documents, and from nothing else: whoever writes a question of choice has made a filter. Questions of
/// one code are one question, whichever line asks it; it is called as the first of them is.
/// </summary>
internal static class QuestionFilters
{
    internal static IReadOnlyList<QuestionFilter> Of(IEnumerable<Offer> offers)
    {
        var asked = offers.DistinctBy(o => (o.FrameworkId, o.Line.Code)).SelectMany(o => Questions(o.Line));
        return [.. asked.GroupBy(q => q.Code, StringComparer.Ordinal).Select(same => new QuestionFilter(same.Key, same.First().Title,
            [.. same.SelectMany(q => q.Choices).GroupBy(c => c.Code, StringComparer.Ordinal).Select(c => new FilterChoice(c.Key, c.First().Title, c.Count()))]))];
    }

    /// <summary>Whether a line's form has, of each question that is named, one of the choices that are named.</summary>
    internal static bool Fit(ServiceLineTerms line, IReadOnlyList<string> chosen)
    {
        var has = Questions(line).SelectMany(q => q.Choices.Select(c => $"{q.Code}.{c.Code}")).ToHashSet(StringComparer.Ordinal);
        return chosen.GroupBy(c => c.Split('.')[0], StringComparer.Ordinal).All(question => question.Any(has.Contains));
    }

    private static IEnumerable<Question> Questions(ServiceLineTerms line) => line.Form.Where(q => q.Kind is QuestionKind.Choice or QuestionKind.Choices);
}
