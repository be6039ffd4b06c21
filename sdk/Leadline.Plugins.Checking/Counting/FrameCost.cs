using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>Estimates the stack that one call of a method takes, on the side of too much: the true stack is four times as deep as calls may nest.</summary>
internal static class FrameCost
{
    private const int Frame = 160;
    private const int Slot = 8;
    private const int ForeignStruct = 64; // none of those that plugins may use is larger
    private const int LargestStruct = 1024 * 1024;
    private const int DeepestStruct = 32;
    private const int WithHandlers = 16 * 1024; // a throw inside a catch keeps the frames that it passes
    private const int CallsBack = 16 * 1024; // what is handed to the base library is called from within it

    internal static int Of(MethodDefinition method)
    {
        var body = method.Body;
        var sizes = body.Variables.Select(v => v.VariableType).Concat(method.Parameters.Select(p => p.ParameterType)).Select(t => SizeOf(t, method.Module, 0)).ToList();
        var largest = sizes.Append(Slot).Max();
        return Frame + (int)Math.Min(4L * LargestStruct, sizes.Sum(s => (long)s) + ((long)largest * (body.MaxStackSize + 1)))
            + (body.HasExceptionHandlers ? WithHandlers : 0) + (body.Instructions.Any(MayCallBack) ? CallsBack : 0);
    }

    private static int SizeOf(TypeReference type, ModuleDefinition module, int depth)
    {
        if (type is PinnedType or IModifierType)
            return SizeOf(((TypeSpecification)type).ElementType, module, depth);
        if (type is ArrayType or ByReferenceType or PointerType || !type.IsValueType || type.IsPrimitive)
            return Slot;
        if (depth == DeepestStruct)
            return LargestStruct;
        var (inside, least) = type.GetElementType() is var element && element.Scope == module && element.Resolve() is { } own
            ? (own.Fields.Where(f => !f.IsStatic).Select(f => Argument(f.FieldType, type)), Slot)
            : ((type as GenericInstanceType)?.GenericArguments ?? [], ForeignStruct);
        return (int)Math.Min(LargestStruct, least + inside.Sum(t => (long)SizeOf(t, module, depth + 1)));
    }

    private static TypeReference Argument(TypeReference field, TypeReference of) =>
        field is GenericParameter { Type: GenericParameterType.Type } parameter && of is GenericInstanceType generic ? generic.GenericArguments[parameter.Position] : field;

    // A delegate, or a class of the base library that is handed something of which it may call the methods. An interface's method is called directly.
    private static bool MayCallBack(Instruction instruction)
    {
        if (instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
            return true;
        if (instruction.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Newobj) || instruction.Operand is not MethodReference called || IsInterface(called.DeclaringType))
            return false;
        return RuleSet.Current.OnMember(called)?.Class is RuleClass.Free or RuleClass.Charged or RuleClass.Compiler && HandsOver(called);
    }

    private static bool HandsOver(MethodReference called)
    {
        var arguments = (called.DeclaringType as GenericInstanceType)?.GenericArguments.AsEnumerable() ?? [];
        if (called is GenericInstanceMethod generic)
            arguments = arguments.Concat(generic.GenericArguments);
        return arguments.Any(a => !IsPlain(a)) || called.Parameters.Any(p => p.ParameterType.FullName == "System.Object" || IsComparer(p.ParameterType));
    }

    private static bool IsComparer(TypeReference type) => type.Name is "IComparer`1" or "IEqualityComparer`1" or "Comparison`1";

    private static bool IsPlain(TypeReference type) => type.IsPrimitive || type.FullName is "System.String" or "System.Decimal" or "System.DateOnly";

    // By its name: the base library is not read.
    private static bool IsInterface(TypeReference type) => type.Name is ['I', >= 'A' and <= 'Z', ..] && type.Namespace.StartsWith("System", StringComparison.Ordinal);
}
