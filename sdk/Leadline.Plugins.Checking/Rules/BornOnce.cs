using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// What the runtime runs once in a process, outside any count, and what outlives a call: of the types that the compiler makes for lambdas, and of generic types. It
/// must be what the compiler writes for lambdas and no more; names and attributes prove nothing, since anybody can write them.
/// </summary>
internal static class BornOnce
{
    private static readonly string[] Delegates =
        ["System.Func`", "System.Action", "System.Predicate`1", "System.Comparison`1", "System.Converter`2", "System.EventHandler", "System.Buffers.SpanAction`2"];

    internal static IEnumerable<string> Faults(TypeDefinition type)
    {
        var isCache = StaticState.IsDelegateCache(type);
        if (!isCache && !type.HasGenericParameters)
            yield break;
        if (type.Methods.FirstOrDefault(m => m is { IsConstructor: true, IsStatic: true }) is { } start && !(isCache && MakesItself(start, type)))
            yield return "A static constructor of a generic type runs once for each argument, which nobody can count or repeat; write it in a plain type.";
        if (isCache && type.Fields.Any(f => f is { IsStatic: true, IsLiteral: false } && !IsDelegate(f.FieldType) && f.FieldType.GetElementType().FullName != type.FullName))
            yield return "A static field of a type for lambdas outlives the call; write it in a plain type.";
    }

    private static bool MakesItself(MethodDefinition start, TypeDefinition type) =>
        Are(start, Code.Newobj, Code.Stsfld, Code.Ret)
        && OperandOf(start, Code.Newobj) is { Name: ".ctor" } made && IsOf(made, type)
        && OperandOf(start, Code.Stsfld) is { } kept && IsOf(kept, type)
        && type.Methods.Where(m => m is { IsConstructor: true, IsStatic: false })
            .All(m => Are(m, Code.Ldarg_0, Code.Call, Code.Ret) && OperandOf(m, Code.Call) is { FullName: "System.Void System.Object::.ctor()" });

    private static MemberReference? OperandOf(MethodDefinition method, Code code) => method.Body.Instructions.First(i => i.OpCode.Code == code).Operand as MemberReference;

    private static bool IsOf(MemberReference member, TypeDefinition type) => member.DeclaringType.GetElementType().FullName == type.FullName;

    private static bool Are(MethodDefinition method, params Code[] codes) =>
        method is { HasBody: true, Body.HasExceptionHandlers: false } && method.Body.Instructions.Select(i => i.OpCode.Code).Where(c => c != Code.Nop).SequenceEqual(codes);

    private static bool IsDelegate(TypeReference type)
    {
        var element = type.GetElementType();
        return element.Scope is AssemblyNameReference ? Array.Exists(Delegates, d => element.FullName.StartsWith(d, StringComparison.Ordinal)) || IsOwnDelegate(element) : IsOwnDelegate(element);
    }

    private static bool IsOwnDelegate(TypeReference type)
    {
        try
        {
            return type.Resolve()?.BaseType?.FullName == "System.MulticastDelegate";
        }
        catch (AssemblyResolutionException)
        {
            return false; // of the base library, and none of those above
        }
    }
}
