using System.Runtime.CompilerServices;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>
/// Hash codes without chance: the base library seeds those of texts and tuples anew in each process, and those of types and plain objects are places in
/// memory. How many entries lie in a bucket would differ from machine to machine, and with it the steps.
/// </summary>
internal static class Hashes
{
    /// <summary>What a comparer says, unless it is the base library's.</summary>
    internal static int Of<T>(IEqualityComparer<T> comparer, T value)
    {
        if (value is null)
            return 0;
        if (ReferenceEquals(comparer, EqualityComparer<T>.Default))
            return Of(value);
        if (value is string text && ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase))
            return OfTextIgnoringCase(text);
        return comparer.GetType().Assembly == typeof(object).Assembly ? Of(value) : comparer.GetHashCode(value);
    }

    /// <summary>The hash code of a value.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal static int Of<T>(T value) =>
        value is null ? 0
        : HashKinds<T>.IsOwn ? value.GetHashCode()
        : typeof(T).IsValueType && TupleHashes<T>.Of is { } ofTuple ? ofTuple(value)
        : value is string text ? OfText(text)
        : OfObject(value);

    private static int OfObject(object value) => HashKinds.Of(value.GetType()) switch
    {
        HashKind.Own => value.GetHashCode(),
        HashKind.Text => OfText((string)value),
        HashKind.Number => ObjectNumbers.Of(value),
        HashKind.Fields => OfParts(HashedFields.Of(value)),
        HashKind.Parts => OfParts(Parts((ITuple)value)),
        _ => OfText((value as Type ?? value.GetType()).ToString()),
    };

    private static int OfText(string text)
    {
        Steps.ChargeText(text);
        var hash = (uint)text.Length;
        foreach (var character in text)
            hash = HashOfParts.Mixed(hash, character);
        return unchecked((int)hash);
    }

    // Letters beyond ASCII are all alike here: which of them are equal is the base library's affair, and none of them equals one of ASCII.
    private static int OfTextIgnoringCase(string text)
    {
        Steps.ChargeText(text);
        var hash = (uint)text.Length;
        foreach (var character in text)
            hash = HashOfParts.Mixed(hash, char.IsAscii(character) ? char.ToUpperInvariant(character) : '\u0080');
        return unchecked((int)hash);
    }

    private static int OfParts(IEnumerable<object?> parts)
    {
        var hash = HashOfParts.Begin();
        foreach (var part in parts)
            hash = hash.With(part);
        return hash.End();
    }

    private static IEnumerable<object?> Parts(ITuple tuple)
    {
        for (var i = 0; i < tuple.Length; i++)
            yield return tuple[i];
    }
}
