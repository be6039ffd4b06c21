using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>What a buyer needs of one service line: the answered requirement form.</summary>
public sealed record Requirement
{
    /// <summary>The framework agreement's reference, such as <c>ACS</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>The version of the framework document whose form was answered, from 1.</summary>
    public required int FrameworkVersion { get; init; }

    /// <summary>The lot's number.</summary>
    public required string Lot { get; init; }

    /// <summary>The service line's code.</summary>
    public required string ServiceLine { get; init; }

    /// <summary>The buyer, such as <c>GB-NHS:0DE</c>; null unless the manifest declares the input <c>buyer</c>.</summary>
    public OrganisationReference? Buyer { get; init; }

    /// <summary>The first day of the service, in UK local time.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The term without extensions, in whole months; at least 1.</summary>
    public required int TermMonths { get; init; }

    /// <summary>The answers, in the order of the form, then those to the plugin's own questions. No question is answered twice.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>Whether a question was answered yes; false where it was not answered.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public bool IsYes(string question) => Answers.Find<YesNoAnswer>(question) is { IsYes: true };

    /// <summary>The number that was answered, or null.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public decimal? Number(string question) => Answers.Find<NumberAnswer>(question)?.Number;

    /// <summary>The amount of money that was answered, or null.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public Money? Amount(string question) => Answers.Find<AmountAnswer>(question)?.Amount;

    /// <summary>The day that was answered, or null.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public DateOnly? Day(string question) => Answers.Find<DayAnswer>(question)?.Day;

    /// <summary>The text that was answered, or null.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public string? Text(string question) => Answers.Find<TextAnswer>(question)?.Text;

    /// <summary>The codes of the choices that were made, in the order of the question; empty where there is no answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public IReadOnlyList<string> Choices(string question) => Answers.Find<ChoiceAnswer>(question)?.Codes ?? [];

    /// <summary>The rows of a table, such as a buyer's practices; empty where there is no answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is of another kind.</exception>
    public IReadOnlyList<TableRow> Rows(string question) => Answers.Find<TableAnswer>(question)?.Rows ?? [];
}
