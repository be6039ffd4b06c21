using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Sdk;

/// <summary>The answer to one question of a form. In JSON its kind comes first: <c>{"kind":"number","question":"devices","number":420}</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(YesNoAnswer), "yes-no")]
[JsonDerivedType(typeof(NumberAnswer), "number")]
[JsonDerivedType(typeof(AmountAnswer), "amount")]
[JsonDerivedType(typeof(DayAnswer), "day")]
[JsonDerivedType(typeof(TextAnswer), "text")]
[JsonDerivedType(typeof(ChoiceAnswer), "choice")]
[JsonDerivedType(typeof(TableAnswer), "table")]
public abstract record Answer
{
    /// <summary>The question's code; within a table, the column's.</summary>
    public required string Question { get; init; }

    // The kinds of answer are these; a plugin adds none.
    private protected Answer()
    {
    }
}

/// <summary>Yes or no.</summary>
public sealed record YesNoAnswer : Answer
{
    /// <summary>True for yes.</summary>
    public required bool IsYes { get; init; }
}

/// <summary>A number; whole where the question asks for a whole one.</summary>
public sealed record NumberAnswer : Answer
{
    /// <summary>The number, in the question's unit.</summary>
    public required decimal Number { get; init; }
}

/// <summary>An amount of money.</summary>
public sealed record AmountAnswer : Answer
{
    /// <summary>The amount, in pence, net of VAT.</summary>
    public required Money Amount { get; init; }
}

/// <summary>A day in UK local time.</summary>
public sealed record DayAnswer : Answer
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>Words, without mark-up.</summary>
public sealed record TextAnswer : Answer
{
    /// <summary>The text; never empty, since an empty answer is none.</summary>
    public required string Text { get; init; }
}

/// <summary>One choice, or several where the question allows it.</summary>
public sealed record ChoiceAnswer : Answer
{
    /// <summary>The codes of what was chosen, at least one, in the question's order.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
}

/// <summary>Rows of answers, such as one row for each practice.</summary>
public sealed record TableAnswer : Answer
{
    /// <summary>The rows, at least one, in the buyer's order.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }
}
