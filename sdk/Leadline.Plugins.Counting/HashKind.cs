using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>By what a value of some type is hashed.</summary>
internal enum HashKind
{
    /// <summary>By its own method: a plugin's, which is counted, or one of the base library's without chance.</summary>
    Own,

    /// <summary>By its characters.</summary>
    Text,

    /// <summary>By the number of the object in this call: its type has no hash code of its own.</summary>
    Number,

    /// <summary>By its fields: a value without a hash code of its own, or a document of the SDK.</summary>
    Fields,

    /// <summary>By its parts: a tuple.</summary>
    Parts,

    /// <summary>By the name of its type, or by its name where it is a type: all others of the base library, whose hash codes may be chance.</summary>
    Name,
}

/// <summary>Finds out by what a type is hashed.</summary>
internal static class HashKinds
{
    private static readonly ConditionalWeakTable<Type, object> Known = [];

    private static readonly HashSet<Type> WithoutChance =
        [typeof(decimal), typeof(Guid), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset)];

    // Weakly, since the types of a plugin may be unloaded where it is tested.
    internal static HashKind Of(Type type) => (HashKind)Known.GetValue(type, static t => Find(t));

    private static HashKind Find(Type type)
    {
        if (type == typeof(string))
            return HashKind.Text;
        if (type.IsPrimitive || type.IsEnum || WithoutChance.Contains(type))
            return HashKind.Own;
        var isBase = IsBase(type.Assembly);
        if (isBase && type.IsAssignableTo(typeof(ITuple)))
            return HashKind.Parts;
        var by = Overriding(type);
        if (by == typeof(object))
            return HashKind.Number;
        if (by == typeof(ValueType) || by.Assembly == typeof(Steps).Assembly || by.Assembly == typeof(Money).Assembly)
            return HashKind.Fields;
        return IsBase(by.Assembly) ? HashKind.Name : HashKind.Own;
    }

    // Who says what the hash code of such objects is: not a method of the same name that only hides it.
    private static Type Overriding(Type type)
    {
        for (var at = type; at.BaseType is { } below; at = below)
        {
            if (Array.Exists(at.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly), m =>
                m.Name == nameof(GetHashCode) && m is { IsVirtual: true, IsGenericMethod: false } && m.GetParameters().Length == 0 && m.GetBaseDefinition().DeclaringType == typeof(object)))
                return at;
        }

        return typeof(object);
    }

    // A plugin's assemblies, and LINQ's copy, are in a context of their own.
    private static bool IsBase(Assembly assembly) =>
        assembly == typeof(object).Assembly || (AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default && assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal));
}

/// <summary>By what the values of a type are hashed, where no value can be of another type.</summary>
internal static class HashKinds<T>
{
    /// <summary>Whether the type's own method can be asked directly.</summary>
    internal static readonly bool IsOwn = typeof(T).IsSealed && HashKinds.Of(typeof(T)) == HashKind.Own;
}
