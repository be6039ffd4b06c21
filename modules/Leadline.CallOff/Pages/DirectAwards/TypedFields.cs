using System.Globalization;
using Leadline.Sdk;
using Leadline.Ui;
using Microsoft.Extensions.Primitives;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>What stands in the fields of a requirement form, as it was typed: also what can't be read, so that nothing typed is lost.</summary>
internal sealed class TypedFields
{
    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);

    /// <summary>The fields as a form sent them.</summary>
    internal static TypedFields Posted(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var typed = new TypedFields();
        foreach (var (name, values) in form)
            typed.Put(name, [.. values.OfType<string>()]);
        return typed;
    }

    /// <summary>Fills the fields of a part of the form with answers that are stored.</summary>
    internal void Fill(FormPart part, IReadOnlyList<Answer> answers)
    {
        foreach (var question in part.Questions)
        {
            if (answers.FirstOrDefault(a => a.Question == question.Code) is not { } answer)
                continue;
            if (answer is DayAnswer day)
                Put(part.FieldOf(question), day.Day);
            else if (answer is TableAnswer table)
                Fill(part.TableOf(question), table);
            else
                Put(part.FieldOf(question), AnswerText.Typed(answer));
        }
    }

    /// <summary>What was typed into a field; empty where it was left so.</summary>
    internal string One(string field) => All(field) is [{ } first, ..] ? first : "";

    /// <summary>All that was chosen under one name.</summary>
    internal IReadOnlyList<string> All(string field) => _fields.GetValueOrDefault(field, []);

    /// <summary>The three fields of a day.</summary>
    internal TypedDate Day(string field) => new()
    {
        Day = One($"{field}.{nameof(TypedDate.Day)}"), Month = One($"{field}.{nameof(TypedDate.Month)}"), Year = One($"{field}.{nameof(TypedDate.Year)}"),
    };

    internal void Put(string field, params IReadOnlyList<string> values) => _fields[field] = values;

    private void Put(string field, DateOnly day)
    {
        Put($"{field}.{nameof(TypedDate.Day)}", Text(day.Day));
        Put($"{field}.{nameof(TypedDate.Month)}", Text(day.Month));
        Put($"{field}.{nameof(TypedDate.Year)}", Text(day.Year));
    }

    private void Fill(TableFields fields, TableAnswer table)
    {
        fields.Write(this, [.. table.Rows.Select(row => row.Cells.ToDictionary(c => c.Question, AnswerText.Typed, StringComparer.Ordinal))]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
