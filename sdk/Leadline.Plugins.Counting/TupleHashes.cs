using System.Reflection;

namespace Leadline.Plugins.Counting;

/// <summary>Hashes the usual tuples without making an object of each: they are what keys are most often put together of.</summary>
/// <typeparam name="T">The tuple, or any other type.</typeparam>
internal static class TupleHashes<T>
{
    /// <summary>The hash code of such a tuple; null where the type is no tuple of two to four.</summary>
    internal static readonly Func<T, int>? Of = Find();

    private static Func<T, int>? Find()
    {
        if (!typeof(T).IsGenericType)
            return null;
        var definition = typeof(T).GetGenericTypeDefinition();
        var name = definition == typeof(ValueTuple<,>) ? nameof(Two) : definition == typeof(ValueTuple<,,>) ? nameof(Three) : definition == typeof(ValueTuple<,,,>) ? nameof(Four) : null;
        return name is null
            ? null
            : typeof(TupleHashes<T>).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(T).GetGenericArguments()).CreateDelegate<Func<T, int>>();
    }

    private static int Two<TA, TB>((TA, TB) of) => HashOfParts.Begin().With(of.Item1).With(of.Item2).End();

    private static int Three<TA, TB, TC>((TA, TB, TC) of) => HashOfParts.Begin().With(of.Item1).With(of.Item2).With(of.Item3).End();

    private static int Four<TA, TB, TC, TD>((TA, TB, TC, TD) of) => HashOfParts.Begin().With(of.Item1).With(of.Item2).With(of.Item3).With(of.Item4).End();
}
