using System.Reflection;
using System.Text;

namespace Leadline.Sdk.Tests.Surface;

/// <summary>Prints what an assembly shows to those who compile against it: one line a member, sorted, so that a change is a change of lines.</summary>
internal static class PublicApi
{
    private const BindingFlags Shown = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    internal static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Concat(assembly.GetForwardedTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append('\n').Append(Heading(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString().TrimStart('\n');
    }

    private static string Heading(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum))
            .Concat(type.GetInterfaces()).Select(t => Name(t!)).Order(StringComparer.Ordinal).ToList();
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var field in type.GetFields(Shown).Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName))
            yield return field.IsLiteral ? $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}" : $"field {Typed(field.FieldType, Nullability.Create(field))} {field.Name}";
        foreach (var constructor in type.GetConstructors(Shown).Where(c => IsShown(c) && !IsMadeByCompiler(c)))
            yield return $"{Access(constructor)}new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Shown).Where(p => p.GetAccessors(nonPublic: true).Any(IsShown) && p.Name != "EqualityContract"))
        {
            var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? "required " : "";
            var accessor = property.GetMethod ?? property.SetMethod!;
            yield return $"{Access(accessor)}{required}{Typed(property.PropertyType, Nullability.Create(property))} {property.Name} {{{(property.GetMethod is { } get && IsShown(get) ? " get;" : "")}{Setter(property)} }}";
        }

        foreach (var method in type.GetMethods(Shown).Where(m => IsShown(m) && !IsMadeByCompiler(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
            yield return $"{Access(method)}{Typed(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})";
    }

    private static string Setter(PropertyInfo property) => property.SetMethod is { } set && IsShown(set)
        ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) ? " init;" : " set;"
        : "";

    // What every record has. Accessors, which are marked so too, stand under their property.
    private static bool IsMadeByCompiler(MethodBase method) => method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") + (method is { IsAbstract: true, DeclaringType.IsInterface: false } ? "abstract " : "");

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : "")}{Typed(p.ParameterType, Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? $" = {p.RawDefaultValue ?? "null"}" : "")}"));

    private static string Typed(Type type, NullabilityInfo info) =>
        Name(type) + (!type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
