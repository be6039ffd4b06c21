namespace Leadline.Sdk.Testing;

/// <summary>A recorded call that came out otherwise when it was made again.</summary>
public sealed record CallDifference
{
    /// <summary>Which of the recorded calls, counted from 1.</summary>
    public required int Call { get; init; }

    /// <summary>What was asked, such as <c>service-line/quote</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>
    /// How it differs: <c>output-differs</c>, <c>failure-differs</c> where one of the two is no answer, <c>input-unreadable</c> where this SDK does
    /// not take the document, <c>operation-unknown</c>, or <c>steps-differ</c> where the answer is the same and took more or fewer.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>What came and what was recorded, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the caller would see it: not where only the steps differ.</summary>
    public bool IsSeen => Code != "steps-differ";

    /// <summary>The difference on one line.</summary>
    public override string ToString() => $"call {Call}, {Operation}: {Code}: {Message}";
}
