using System.Runtime.CompilerServices;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Numbers the objects of a call that have no hash code of their own, in the order in which they are asked for it.</summary>
internal static class ObjectNumbers
{
    private const int Made = 6; // what an object costs

    private static ConditionalWeakTable<object, StrongBox<int>>? s_numbers;
    private static int s_last;

    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal static int Of(object value)
    {
        s_numbers ??= [];
        if (s_numbers.TryGetValue(value, out var number))
            return number.Value;
        Steps.Charge(Made);
        s_numbers.Add(value, new StrongBox<int>(++s_last));
        return s_last;
    }

    /// <summary>Begins anew, for the next call.</summary>
    internal static void Forget() => (s_numbers, s_last) = (null, 0);
}
