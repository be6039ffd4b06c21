namespace Leadline.Primitives;

/// <summary>A rule saying no. An exception, by contrast, is a defect or a broken machine.</summary>
/// <param name="Code">A stable kebab-case noun from the catalogue of refusals, such as <c>bidding-open</c>.</param>
/// <param name="Reason">A sentence for people: what is wrong and what would be right.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) to the place in the request, where one field is to blame.</param>
public sealed record Refusal(string Code, string Reason, string? Pointer = null);

/// <summary>What a rule answered: it was done, or it was refused.</summary>
public readonly record struct Outcome
{
    private Outcome(Refusal? refusal) => Refusal = refusal;

    /// <summary>The act was done.</summary>
    public static Outcome Done => default;

    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>What a rule answered: the value, or the refusal.</summary>
/// <typeparam name="T">What an allowed act yields, usually the event to announce.</typeparam>
public readonly record struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The act was allowed, and this came of it; for values whose type is an interface, which converts to nothing by itself.</summary>
    public Outcome(T value)
        : this(value, null)
    {
    }

    /// <summary>What came of the act; null exactly when <see cref="Refusal"/> is set.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
