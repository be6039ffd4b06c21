namespace Leadline.Sdk;

/// <summary>A question of a form. The host draws it, and checks the answer against all that is said here.</summary>
public sealed record Question
{
    /// <summary>What the answer is found by: 1 to 40 small letters, digits and hyphens, unique in its form, such as <c>practices</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The question as people read it: 1 to 200 characters of plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What is asked for.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Whether an answer must be given wherever the question is asked.</summary>
    public bool IsCompulsory { get; init; } = true;

    /// <summary>A hint below the question: up to 1,000 characters of plain text, or null.</summary>
    public string? Help { get; init; }

    /// <summary>What a number counts, such as <c>devices</c>; null for other kinds.</summary>
    public string? Unit { get; init; }

    /// <summary>What answers are let through; null for the limits of the kind.</summary>
    public AnswerLimits? Limits { get; init; }

    /// <summary>What there is to choose from; at least two for a question of choice, else empty.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The columns of a table, at least one and none of them a table; else empty.</summary>
    public IReadOnlyList<Question> Columns { get; init; } = [];

    /// <summary>On which earlier answer it depends whether this is asked; null where it always is.</summary>
    public AskedWhen? AskedWhen { get; init; }
}

/// <summary>What a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>Yes or no: a <see cref="YesNoAnswer"/>.</summary>
    YesNo = 0,

    /// <summary>A whole number: a <see cref="NumberAnswer"/>.</summary>
    WholeNumber = 1,

    /// <summary>A number with up to six decimals: a <see cref="NumberAnswer"/>.</summary>
    Number = 2,

    /// <summary>An amount of money net of VAT: an <see cref="AmountAnswer"/>.</summary>
    Amount = 3,

    /// <summary>A day: a <see cref="DayAnswer"/>.</summary>
    Day = 4,

    /// <summary>Words: a <see cref="TextAnswer"/>.</summary>
    Text = 5,

    /// <summary>One of several: a <see cref="ChoiceAnswer"/> with one code.</summary>
    Choice = 6,

    /// <summary>Any of several: a <see cref="ChoiceAnswer"/>.</summary>
    Choices = 7,

    /// <summary>A table that the buyer fills in or uploads: a <see cref="TableAnswer"/>.</summary>
    Table = 8,
}

/// <summary>One of the things that a question lets people choose.</summary>
public sealed record Choice
{
    /// <summary>What the answer holds: 1 to 40 small letters, digits and hyphens, unique in the question.</summary>
    public required string Code { get; init; }

    /// <summary>The choice as people read it: 1 to 200 characters of plain text.</summary>
    public required string Title { get; init; }
}

/// <summary>What answers are let through. A limit that does not go with the question's kind is refused at publication.</summary>
public sealed record AnswerLimits
{
    /// <summary>The least number, or the least amount in pence.</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest number, or the greatest amount in pence.</summary>
    public decimal? Most { get; init; }

    /// <summary>The first day that may be answered.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>The last day that may be answered.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>The most characters of a text; 2,000 where nothing is said, and never more than 10,000.</summary>
    public int? LongestText { get; init; }

    /// <summary>The most rows of a table; 1,000 where nothing is said, and never more than 10,000.</summary>
    public int? MostRows { get; init; }
}

/// <summary>That a question is asked only after certain answers to an earlier one.</summary>
public sealed record AskedWhen
{
    /// <summary>The code of an earlier question of the kinds yes-no, choice or choices.</summary>
    public required string Question { get; init; }

    /// <summary>The answers that lead to it, any one of them: codes of choices, or <c>yes</c> or <c>no</c>.</summary>
    public required IReadOnlyList<string> AnswerIsAnyOf { get; init; }
}
