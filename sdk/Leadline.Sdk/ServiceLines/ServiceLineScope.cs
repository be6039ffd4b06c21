namespace Leadline.Sdk;

/// <summary>A service line of a lot, as the framework document in force states it.</summary>
public sealed record ServiceLineScope
{
    /// <summary>The framework agreement's reference, such as <c>ACS</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>The lot's number: 1 to 6 letters and digits, such as <c>2a</c>.</summary>
    public required string Lot { get; init; }

    /// <summary>The service line's code, such as <c>ACS-PHM</c>.</summary>
    public required string ServiceLine { get; init; }

    /// <summary>The minimum specification of the service line; empty where the framework states none.</summary>
    public IReadOnlyList<SpecificationItem> MinimumSpecification { get; init; } = [];

    /// <summary>The questions of the requirement form, which every supplier on the line answers alike.</summary>
    public IReadOnlyList<Question> Form { get; init; } = [];
}

/// <summary>One item of a minimum specification.</summary>
public sealed record SpecificationItem
{
    /// <summary>The item's code, unique in the specification.</summary>
    public required string Code { get; init; }

    /// <summary>What has to be delivered, in a sentence.</summary>
    public required string Text { get; init; }
}
