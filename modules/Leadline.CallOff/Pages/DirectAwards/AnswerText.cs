using System.Globalization;
using Leadline.Sdk;
using Leadline.Ui;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>An answer in words, and as it would be typed.</summary>
internal static class AnswerText
{
    /// <summary>As it is typed into its field; a day into one field, as cells have it.</summary>
    internal static IReadOnlyList<string> Typed(Answer answer) => answer switch
    {
        YesNoAnswer yes => [yes.IsYes ? "yes" : "no"],
        NumberAnswer number => [Number(number.Number)],
        AmountAnswer amount => [(amount.Amount.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture)],
        DayAnswer day => [day.Day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)],
        TextAnswer text => [text.Text],
        ChoiceAnswer choice => choice.Codes,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer stands in one field."),
    };

    /// <summary>As people read it.</summary>
    internal static string Of(Answer answer, Question? question, ModuleText<CallOffModule> text) => answer switch
    {
        YesNoAnswer yes => text[yes.IsYes ? "answer.yes" : "answer.no"],
        NumberAnswer number => question?.Unit is { } unit ? $"{Number(number.Number)} {unit}" : Number(number.Number),
        AmountAnswer amount => UkFormat.Money(amount.Amount),
        DayAnswer day => UkFormat.Date(day.Day),
        TextAnswer words => words.Text,
        ChoiceAnswer choice => string.Join(", ", choice.Codes.Select(code => question?.Choices.FirstOrDefault(c => c.Code == code)?.Title ?? code)),
        _ => "",
    };

    internal static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
