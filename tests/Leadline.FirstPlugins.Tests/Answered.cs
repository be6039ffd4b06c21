using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.FirstPlugins.Tests;

/// <summary>Answers, short to write.</summary>
internal static class Answered
{
    internal static Answer Yes(string question) => new YesNoAnswer { Question = question, IsYes = true };

    internal static Answer No(string question) => new YesNoAnswer { Question = question, IsYes = false };

    internal static Answer Number(string question, decimal number) => new NumberAnswer { Question = question, Number = number };

    internal static Answer Pence(string question, long pence) => new AmountAnswer { Question = question, Amount = new Money(pence) };

    internal static Answer Day(string question, int year, int month, int day) => new DayAnswer { Question = question, Day = new DateOnly(year, month, day) };

    internal static Answer Text(string question, string text) => new TextAnswer { Question = question, Text = text };

    internal static Answer Pick(string question, params string[] codes) => new ChoiceAnswer { Question = question, Codes = codes };

    internal static Answer Table(string question, params IEnumerable<TableRow> rows) => new TableAnswer { Question = question, Rows = [.. rows] };

    internal static TableRow Row(params Answer[] cells) => new() { Cells = cells };
}
