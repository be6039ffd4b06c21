using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Architecture.Tests;

/// <summary>What compiled code mentions: types in signatures, bodies and attributes (typeof in them too), and the members it calls.</summary>
internal static class TypeUses
{
    /// <summary>A type and everything nested in it, such as its lambdas.</summary>
    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>All types of an assembly that a person wrote, and what the compiler made inside them.</summary>
    public static IEnumerable<TypeDefinition> AllTypes(this ModuleDefinition module) => module.Types.Where(t => t.Name != "<Module>").SelectMany(WithNested);

    /// <summary>The members that a type's methods call or touch.</summary>
    public static IEnumerable<MemberReference> MembersUsed(this TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<MemberReference>().Where(m => m is not TypeReference);

    /// <summary>Every type that a type mentions, taken apart: List of T gives List and T.</summary>
    public static IEnumerable<TypeReference> TypesUsed(this TypeDefinition type) =>
        Mentions(type).Concat(type.MembersUsed().SelectMany(Mentions)).OfType<TypeReference>().SelectMany(Parts);

    /// <summary>The types of a type's own fields, parameters, results and locals: where its values live.</summary>
    public static IEnumerable<(string Where, TypeReference Type)> ValuesHeld(this TypeDefinition type) =>
        type.Fields.Select(f => (f.FullName, f.FieldType))
            .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType).Select(t => (m.FullName, t))))
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => (m.FullName, v.VariableType))))
            .SelectMany(v => Parts(v.Item2).Select(t => (v.Item1, t)));

    private static IEnumerable<TypeReference?> Mentions(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType))
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.Properties.Select(p => p.PropertyType))
            .Concat(type.Events.Select(e => e.EventType))
            .Concat(type.Methods.SelectMany(Mentions))
            .Concat(Attributes(type).SelectMany(Mentions));

    private static IEnumerable<TypeReference?> Mentions(MethodDefinition method)
    {
        var signature = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType)
            .Concat(method.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType));
        return method.HasBody
            ? signature
                .Concat(method.Body.Variables.Select(v => v.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(h => h.CatchType))
                .Concat(method.Body.Instructions.Select(i => i.Operand).OfType<TypeReference>())
            : signature;
    }

    private static IEnumerable<TypeReference?> Mentions(MemberReference member) => member switch
    {
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. Mentions(method.ElementMethod), .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
        _ => [],
    };

    private static IEnumerable<CustomAttribute> Attributes(TypeDefinition type) =>
        type.CustomAttributes
            .Concat(type.Fields.SelectMany(f => f.CustomAttributes))
            .Concat(type.Properties.SelectMany(p => p.CustomAttributes))
            .Concat(type.Methods.SelectMany(m => m.CustomAttributes.Concat(m.Parameters.SelectMany(p => p.CustomAttributes)).Concat(m.MethodReturnType.CustomAttributes)));

    private static IEnumerable<TypeReference?> Mentions(CustomAttribute attribute) =>
        attribute.ConstructorArguments
            .Concat(attribute.Fields.Select(f => f.Argument))
            .Concat(attribute.Properties.Select(p => p.Argument))
            .SelectMany(Values)
            .Append(attribute.AttributeType);

    private static IEnumerable<TypeReference?> Values(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument inner => Values(inner),
        CustomAttributeArgument[] many => many.SelectMany(Values),
        _ => [],
    };

    public static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        RequiredModifierType modified => Parts(modified.ElementType).Append(modified.ModifierType),
        OptionalModifierType modified => Parts(modified.ElementType).Append(modified.ModifierType),
        FunctionPointerType pointer => pointer.Parameters.Select(p => p.ParameterType).Append(pointer.ReturnType).SelectMany(Parts),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    /// <summary>The assembly a type comes from.</summary>
    public static string Assembly(this TypeReference type) => type.Scope switch
    {
        AssemblyNameReference assembly => assembly.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        var scope => scope?.Name ?? "",
    };

    /// <summary>The namespace, which a nested type has from the type around it.</summary>
    public static string Home(this TypeReference type) => type.DeclaringType is { } outer ? Home(outer) : type.Namespace;

    public static bool IsMadeByCompiler(this TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || type.Namespace.StartsWith("System.Runtime.CompilerServices", StringComparison.Ordinal)
        || type.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute")
        || (type.DeclaringType?.IsMadeByCompiler() ?? false);
}
