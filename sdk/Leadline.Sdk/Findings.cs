namespace Leadline.Sdk;

/// <summary>What a check found.</summary>
public sealed record Findings
{
    /// <summary>The findings, in the order that people should read them; at most 1,000.</summary>
    public required IReadOnlyList<Finding> All { get; init; }

    /// <summary>Nothing was found.</summary>
    public static Findings None => new() { All = [] };

    /// <summary>Whether something was found that has to be put right.</summary>
    public bool HasFault()
    {
        foreach (var finding in All)
        {
            if (finding.Severity == Severity.Fault)
                return true;
        }

        return false;
    }
}

/// <summary>One thing that a check found.</summary>
public sealed record Finding
{
    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A stable kebab-case noun, such as <c>no-such-resource</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what would be right: a sentence of at most 1,000 characters.</summary>
    public required string Message { get; init; }

    /// <summary>Where; the extension point says in which notation. Null where the whole is meant.</summary>
    public string? Place { get; init; }
}

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note = 0,

    /// <summary>Doubtful: a person should look at it.</summary>
    Warning = 1,

    /// <summary>Has to be put right.</summary>
    Fault = 2,
}
