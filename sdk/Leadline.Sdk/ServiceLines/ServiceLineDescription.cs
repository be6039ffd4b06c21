namespace Leadline.Sdk;

/// <summary>What a supplier offers on one service line of one lot.</summary>
public sealed record ServiceLineDescription
{
    /// <summary>The lot's number; must be the one that was asked for.</summary>
    public required string Lot { get; init; }

    /// <summary>The service line's code; must be the one that was asked for.</summary>
    public required string ServiceLine { get; init; }

    /// <summary>The supplier's name for its service: 1 to 200 characters of plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What buyers read about it: 1 to 2,000 characters of plain text. No mark-up: the host draws all pages.</summary>
    public required string Summary { get; init; }

    /// <summary>How each item of the minimum specification is met. An item that is left out is not met.</summary>
    public IReadOnlyList<SpecificationStatement> MinimumSpecification { get; init; } = [];

    /// <summary>
    /// At most 20 questions of the plugin's own, asked after the form's; only this plugin sees the answers. Their codes begin with
    /// <c>own-</c>, so that they cannot be mistaken for the framework's.
    /// </summary>
    public IReadOnlyList<Question> OwnQuestions { get; init; } = [];
}

/// <summary>That an item of the minimum specification is met, and how.</summary>
public sealed record SpecificationStatement
{
    /// <summary>The item's code in the specification.</summary>
    public required string Item { get; init; }

    /// <summary>How it is met: 1 to 1,000 characters of plain text.</summary>
    public required string HowMet { get; init; }
}
