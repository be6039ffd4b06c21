using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads one question of a form, or one column of a table, by the rules that the SDK states of <see cref="Question"/>.</summary>
internal static class QuestionReader
{
    private const string Own = "own-"; // the questions of plugins begin so: a buyer's answer must never be taken for another's
    private const int LongestHelp = 1_000, LongestUnit = 40;

    /// <summary>A question as far as it could be read.</summary>
    internal sealed record Found(Question Question, string? Code, Place CodePlace, QuestionKind? Kind);

    internal static Found Read(DocumentFields fields, IReadOnlyList<Found> earlier, bool inTable)
    {
        var checks = fields.Checks;
        var code = Code(fields);
        var title = fields.TitleText();
        var kind = checks.Choice<QuestionKind>(fields.Need("kind"));
        var question = new Question
        {
            Code = code ?? "",
            Title = title ?? "",
            Kind = kind ?? default,
            IsCompulsory = checks.Word(fields.Find("compulsory"), ["true", "false"]) != "false",
            Help = checks.Text(fields.Find("help"), LongestHelp, severalLines: true),
            Unit = checks.Text(fields.Find("unit"), LongestUnit),
            Limits = AnswerLimitsReader.Read(fields, kind),
            Choices = Choices(fields, kind),
            Columns = Columns(fields, kind, inTable),
            AskedWhen = checks.Mapping(fields.Find("asked-when"), f => AskedWhenReader.Read(f, earlier)),
        };
        if (kind is { } known)
            RefuseForeign(fields, known);
        return new Found(question, code, fields.Value("code"), kind);
    }

    private static string? Code(DocumentFields fields)
    {
        var code = fields.FormCode();
        if (code?.StartsWith(Own, StringComparison.Ordinal) ?? false)
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.ReservedCode,
                $"The code {code.Quoted()} begins with '{Own}', which is kept for the questions of suppliers' plugins. Choose another.");
        return code;
    }

    private static IReadOnlyList<Choice> Choices(DocumentFields fields, QuestionKind? kind) =>
        kind is QuestionKind.Choice or QuestionKind.Choices || fields.Has("choices") ? ChoicesReader.Read(fields) : [];

    private static IReadOnlyList<Question> Columns(DocumentFields fields, QuestionKind? kind, bool inTable)
    {
        var given = fields.Has("columns");
        if (kind is not QuestionKind.Table)
            return [];
        if (!inTable)
            return FormReader.Columns(fields);
        fields.Checks.Refuse(fields.Value("kind"), FaultCodes.TableInTable,
            $"A column asks for one value and can't be a table{(given ? " with columns of its own" : "")}. Choose another kind.");
        return [];
    }

    private static void RefuseForeign(DocumentFields fields, QuestionKind kind)
    {
        foreach (var field in FieldsOfKinds.NotOf(kind).Where(fields.Has))
            fields.Checks.Refuse(fields.Key(field), FaultCodes.QuestionKind,
                $"A question of the kind {kind.ToString().InDocuments().Quoted()} has no '{field}'. " +
                $"It goes with {Wording.Listed(FieldsOfKinds.With(field))}: remove it, or change the kind.");
    }
}
