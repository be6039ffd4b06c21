using System.Reflection;
using System.Runtime.CompilerServices;

namespace Leadline.Plugins.Counting;

/// <summary>What is in a value that is compared by its fields.</summary>
internal static class HashedFields
{
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Known = [];

    internal static IEnumerable<object?> Of(object value)
    {
        foreach (var field in Known.GetValue(value.GetType(), static t => [.. In(t)]))
            yield return field.GetValue(value);
    }

    private static IEnumerable<FieldInfo> In(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).OrderBy(f => f.MetadataToken))
                yield return field;
        }
    }
}
