using Leadline.Primitives;

namespace Leadline.Sdk.Testing;

/// <summary>The largest and the least answer in place of one: as far as the form lets it go, or the kit's own limits where no form is known.</summary>
internal static class ExtremeAnswers
{
    private const decimal MostNumber = 1_000_000_000;
    private const decimal MostPence = 100_000_000_000;
    private const int LongText = 2_000;
    private const int LongCell = 100; // or a full table would be longer than any question may be
    private const int ManyRows = 1_000;

    internal static Answer Largest(Answer answer, IReadOnlyList<Question> form, bool isCell = false)
    {
        var question = form.FirstOrDefault(q => q.Code == answer.Question);
        var limits = question?.Limits;
        return answer switch
        {
            YesNoAnswer yes => yes with { IsYes = true },
            NumberAnswer number => number with { Number = limits?.Most ?? MostNumber },
            AmountAnswer amount => amount with { Amount = new Money((long)(limits?.Most ?? MostPence)) },
            DayAnswer day => day with { Day = limits?.Latest ?? DateOnly.MaxValue },
            TextAnswer text => text with { Text = Long(Math.Min(limits?.LongestText ?? LongText, isCell ? LongCell : LongText)) },
            ChoiceAnswer choice when question?.Kind == QuestionKind.Choices => choice with { Codes = [.. question.Choices.Select(c => c.Code)] },
            TableAnswer table => table with
            {
                Rows = [.. Enumerable.Range(0, limits?.MostRows ?? ManyRows).Select(i => Row(table.Rows[i % table.Rows.Count], c => Largest(c, question?.Columns ?? [], isCell: true)))],
            },
            _ => answer,
        };
    }

    internal static Answer Least(Answer answer, IReadOnlyList<Question> form)
    {
        var question = form.FirstOrDefault(q => q.Code == answer.Question);
        var limits = question?.Limits;
        return answer switch
        {
            YesNoAnswer yes => yes with { IsYes = false },
            NumberAnswer number => number with { Number = limits?.Least ?? 0 },
            AmountAnswer amount => amount with { Amount = new Money((long)(limits?.Least ?? 0)) },
            DayAnswer day => day with { Day = limits?.Earliest ?? DateOnly.MinValue },
            TextAnswer text => text with { Text = "-" },
            ChoiceAnswer choice => choice with { Codes = [.. choice.Codes.Take(1)] },
            TableAnswer table => table with { Rows = [Row(table.Rows[0], c => Least(c, question?.Columns ?? []))] },
            _ => answer,
        };
    }

    private static TableRow Row(TableRow row, Func<Answer, Answer> changed) => row with { Cells = [.. row.Cells.Select(changed)] };

    // Quotes, accents and characters of two halves: what a text may hold and a short example does not.
    private static string Long(int length) => string.Concat(Enumerable.Repeat("\"\u00e9\U0001d11e<&> ", (length / 8) + 1))[..length] is var text && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
}
