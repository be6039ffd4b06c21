using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads a list of questions: a requirement form, or the columns of a table in one.</summary>
internal static class FormReader
{
    private const int MostQuestions = 100, MostColumns = 40;

    /// <summary>The requirement form of a service line; empty where it states none.</summary>
    internal static IReadOnlyList<Question> Form(DocumentFields line) =>
        line.Has("form") ? Questions(line, "form", MostQuestions, inTable: false) : [];

    /// <summary>The columns of a question that asks for a table.</summary>
    internal static IReadOnlyList<Question> Columns(DocumentFields question) => Questions(question, "columns", MostColumns, inTable: true);

    private static IReadOnlyList<Question> Questions(DocumentFields fields, string name, int most, bool inTable)
    {
        var checks = fields.Checks;
        var items = fields.Items(name) ?? [];
        if (items.Count > most)
            checks.Refuse(fields.Key(name), FaultCodes.TooMany, $"The list '{name}' holds {items.Count} questions; it may hold at most {most}.");

        List<QuestionReader.Found> found = [];
        foreach (var item in items)
        {
            if (checks.Mapping(item, f => QuestionReader.Read(f, found, inTable)) is { } question)
                found.Add(question);
        }

        foreach (var twin in found.Where(q => q.Code is not null).GroupBy(q => q.Code, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            checks.Refuse(twin.CodePlace, FaultCodes.DuplicateQuestion,
                $"The code {twin.Code!.Quoted()} is taken by an earlier question here. Each has a code of its own.");
        return [.. found.Select(q => q.Question)];
    }
}
