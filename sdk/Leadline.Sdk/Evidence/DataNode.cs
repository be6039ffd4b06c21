namespace Leadline.Sdk;

/// <summary>A value of a JSON document that the host has parsed, with what is in it.</summary>
public sealed record DataNode
{
    /// <summary>What it is.</summary>
    public required DataKind Kind { get; init; }

    /// <summary>The field's name within an object; null in a list and at the root.</summary>
    public string? Name { get; init; }

    /// <summary>A text as it is, a number as it is written, <c>true</c> or <c>false</c>; null for objects, lists and null.</summary>
    public string? Text { get; init; }

    /// <summary>The fields of an object or the values of a list, in the order of the file; else empty.</summary>
    public IReadOnlyList<DataNode> Children { get; init; } = [];

    /// <summary>The field of an object, or null. Where a name stands twice the host has refused the document.</summary>
    public DataNode? Field(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name)
                return child;
        }

        return null;
    }
}

/// <summary>What a value of a JSON document is.</summary>
public enum DataKind
{
    /// <summary>Nothing: <c>null</c>.</summary>
    Null = 0,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A text.</summary>
    Text = 3,

    /// <summary>Named fields.</summary>
    Object = 4,

    /// <summary>Values in order.</summary>
    List = 5,
}
