using System.Globalization;
using Leadline.Sdk;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>The framework's form, or one plugin's own questions; and how the fields of its questions are named.</summary>
/// <param name="Plugin">Whose own questions they are; null for the framework's form.</param>
/// <param name="Questions">The questions.</param>
internal sealed record FormPart(string? Plugin, IReadOnlyList<Question> Questions)
{
    /// <summary>What the names of its fields begin with.</summary>
    internal string Prefix => Plugin is null ? "answers" : $"own.{Plugin}";

    /// <summary>The start of the names of one question's fields.</summary>
    internal string NameOf(Question question) => $"{Prefix}.{question.Code}";

    /// <summary>The field that a question is answered in; of a table, the one that holds how many rows are drawn.</summary>
    internal string FieldOf(Question question) => NameOf(question) + "." + question.Kind switch
    {
        QuestionKind.Choices => nameof(QuestionField.Values),
        QuestionKind.Day => nameof(QuestionField.Date),
        QuestionKind.Table => "Rows",
        _ => nameof(QuestionField.Value),
    };

    internal TableFields TableOf(Question question) => new(NameOf(question), question);

    /// <summary>The field at a place as checks name it: a question's code or, of a cell, <c>question/row/column</c> with rows from 1.</summary>
    /// <returns>The field's name; empty, for the whole form, where the place is none of its.</returns>
    internal string FieldAt(string? place) => place?.Split('/') switch
    {
        [var code, ..] when Questions.FirstOrDefault(q => q.Code == code) is not { } => "",
        [var code] => FieldOf(Questions.First(q => q.Code == code)),
        [var code, var row, var column] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => $"{Prefix}.{code}.{number - 1}.{column}",
        _ => "",
    };

    /// <summary>All fields in the order in which they are drawn.</summary>
    internal IEnumerable<string> FieldsIn(TypedFields typed) => Questions.SelectMany(q => q.Kind switch
    {
        QuestionKind.Table => TableOf(q).FieldsIn(typed),
        QuestionKind.Day => [FieldOf(q), $"{FieldOf(q)}.Month", $"{FieldOf(q)}.Year"],
        _ => [FieldOf(q)],
    });
}
