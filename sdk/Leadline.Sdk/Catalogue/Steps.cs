using System.Runtime.CompilerServices;

namespace Leadline.Sdk;

/// <summary>Counts the steps of a plugin's call. For hosts and tools; rewritten plugins call it at the start of each block of instructions.</summary>
/// <remarks>
/// One call at a time, on one thread. Going over is sticky: what is left stays below nought, so that whatever catches the exception is stopped
/// at its next block. Judge a call by <see cref="IsExceeded"/> and never by the exception, which library code may wrap or swallow.
/// </remarks>
public static class Steps
{
    private static long s_left = long.MaxValue;
    private static long s_budget = long.MaxValue;
    private static int s_depth;
    private static int s_deepest = int.MaxValue;
    private static bool s_tooDeep;

    /// <summary>The steps taken since <see cref="Begin"/>.</summary>
    public static long Used => s_budget - s_left;

    /// <summary>Whether the call went over its steps or its depth.</summary>
    public static bool IsExceeded => s_left < 0;

    /// <summary>Whether it was the depth that the call went over.</summary>
    public static bool IsTooDeep => s_tooDeep;

    /// <summary>Begins a call.</summary>
    /// <param name="budget">The most steps it may take.</param>
    /// <param name="depth">The most bytes of stack that its methods may take together, as estimated when they were rewritten.</param>
    public static void Begin(long budget, int depth) => (s_left, s_budget, s_depth, s_deepest, s_tooDeep) = (budget, budget, 0, depth, false);

    /// <summary>Ends a call: what the host does between calls is not counted.</summary>
    public static void End() => Begin(long.MaxValue, int.MaxValue);

    /// <summary>Stops counting for an initialiser that the runtime runs once in a process, in the midst of whichever call is the first.</summary>
    /// <returns>What was left, for <see cref="Resume"/>.</returns>
    public static long Pause()
    {
        var left = s_left;
        s_left = long.MaxValue;
        return left;
    }

    /// <summary>Goes on counting as if nothing had been.</summary>
    /// <param name="left">What <see cref="Pause"/> gave back.</param>
    public static void Resume(long left) => s_left = left;

    /// <summary>Takes steps off what is left.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Charge(int steps)
    {
        if (unchecked(s_left -= steps) < 0)
            Exceeded();
    }

    /// <summary>Charges for an array, a capacity or a repetition before it is made, a step an element, and gives the number back.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static int ChargeArray(int length)
    {
        if (length > 0)
            Charge(length);
        return length;
    }

    /// <summary>Charges for a text that is handed to the base library or comes from it, a step for eight characters, and gives it back.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static string? ChargeText(string? text)
    {
        if (text is not null)
            Charge(text.Length / 8);
        return text;
    }

    /// <summary>Charges for a width to which a text is filled up, a step a character.</summary>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void ChargeWidth(int width) => Charge((int)Math.Min(int.MaxValue, Math.Abs((long)width)));

    /// <summary>Charges for the numbers in a format, which are precisions and widths: <c>F400000000</c> makes so many digits. A step a character.</summary>
    /// <param name="format">The format of one value, or a text with formats in curly brackets, of which only what follows a comma or colon counts.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void ChargeFormat(string? format)
    {
        if (format is null)
            return;
        var isComposite = format.Contains('{', StringComparison.Ordinal);
        var (isInside, counts) = (false, !isComposite);
        long number = 0;
        foreach (var character in format)
        {
            if (counts && char.IsAsciiDigit(character))
            {
                number = Math.Min(int.MaxValue, (number * 10) + (character - '0'));
                continue;
            }

            Charge((int)number);
            number = 0;
            if (!isComposite)
                continue;
            isInside = character == '{' || (isInside && character != '}');
            counts = isInside && (counts || character is ',' or ':');
        }

        Charge((int)number);
    }

    /// <summary>Charges for a collection that is handed to the base library to be copied, searched, moved or sorted.</summary>
    /// <param name="items">The collection; one that counts its own iteration, or none, costs nothing here.</param>
    /// <param name="eighths">What an element costs, in eighths of a step.</param>
    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    public static void ChargeItems<T>(IEnumerable<T>? items, int eighths)
    {
        if (items is ICollection<T> { Count: > 0 } collection)
            Charge((int)Math.Min(int.MaxValue, (long)collection.Count * eighths / 8));
    }

    /// <summary>The hash code that a record asks of one of its parts. A record counts its own type among these, whose hash code is chance; its name's is not.</summary>
    /// <param name="comparer">The comparer that the record asks.</param>
    /// <param name="value">The part.</param>
    public static int HashOf<T>(EqualityComparer<T> comparer, T value) => value switch
    {
        null => 0,
        Type type => type.ToString().GetHashCode(StringComparison.Ordinal),
        _ => comparer.GetHashCode(value),
    };

    /// <summary>Enters a method, and gives back the depth to return to.</summary>
    /// <param name="cost">The bytes of stack that the method is estimated to take.</param>
    /// <exception cref="StepsExceededException">The calls are nested too deep.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Enter(int cost)
    {
        var depth = s_depth;
        if (unchecked(s_depth = depth + cost) > s_deepest)
            TooDeep();
        return depth;
    }

    /// <summary>Sets the depth back, at the end of a method or at the start of a handler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(int depth) => s_depth = depth;

    private static void TooDeep()
    {
        (s_left, s_tooDeep) = (-1, true);
        Exceeded();
    }

    private static void Exceeded() => throw new StepsExceededException();
}

/// <summary>A plugin's call went over its steps or its depth.</summary>
public sealed class StepsExceededException : Exception
{
    /// <summary>The exception.</summary>
    public StepsExceededException()
        : base("The call went over its budget of steps, or over the depth of its calls.")
    {
    }
}
