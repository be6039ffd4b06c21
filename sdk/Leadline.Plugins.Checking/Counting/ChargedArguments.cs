using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Pays for what a call hands to the base library: for collections, since copying, searching and sorting grow with them, and for the precisions and widths of
/// formats. What lies below the top of the stack is reached by putting aside what lies above.
/// </summary>
internal sealed class ChargedArguments(StepMembers members)
{
    // In eighths of a step an element. What stays in its place is cheap; what takes new memory costs what an array does; sorting takes many comparisons.
    private const int InPlace = 1;
    private const int Copied = 8;
    private const int Sorted = 16;

    private static readonly HashSet<string> Movers = ["List`1", "ICollection`1", "IList`1", "Array"];
    private static readonly HashSet<string> Moves =
        ["Contains", "IndexOf", "LastIndexOf", "BinarySearch", "Insert", "Remove", "RemoveAt", "RemoveRange", "RemoveAll", "Clear", "Reverse", "CopyTo"];

    private static readonly HashSet<string> Collections =
    [
        .. new[] { "IEnumerable", "ICollection", "IReadOnlyCollection", "IList", "IReadOnlyList", "ISet", "IReadOnlySet", "List", "HashSet" }.Select(n => $"System.Collections.Generic.{n}`1"),
    ];

    private static readonly HashSet<string> Searches = ["Contains", "IndexOf", "LastIndexOf", "Replace", "Split", "Trim", "TrimStart", "TrimEnd", "ToCharArray"];

    /// <summary>The code to put before a call; empty where it is handed nothing of the kind.</summary>
    internal IEnumerable<Instruction> Before(Instruction call, MethodBody body)
    {
        var called = (MethodReference)call.Operand;
        if (called is { HasThis: true, DeclaringType.MetadataType: MetadataType.String } && Searches.Contains(called.Name))
            return Search(call, called, body);
        var arguments = Arguments(call, called);
        var charges = arguments.Select((type, at) => ChargeFor(type, at - (arguments.Count - called.Parameters.Count), called)).ToList();
        var first = charges.FindIndex(c => c.Length > 0);
        if (first < 0)
            return [];

        var above = arguments.Skip(first + 1).Select(a => new VariableDefinition(a)).ToList();
        above.ForEach(body.Variables.Add);
        return
        [
            .. above.AsEnumerable().Reverse().Select(a => Instruction.Create(OpCodes.Stloc, a)),
            .. charges[first],
            .. above.SelectMany((a, i) => charges[first + 1 + i].Prepend(Instruction.Create(OpCodes.Ldloc, a))),
        ];
    }

    // A text that is searched is paid by its own length, and by that of what is sought in it.
    private List<Instruction> Search(Instruction call, MethodReference called, MethodBody body)
    {
        var above = Arguments(call, called).Skip(1).Select(a => new VariableDefinition(a)).ToList();
        above.ForEach(body.Variables.Add);
        return
        [
            .. above.AsEnumerable().Reverse().Select(a => Instruction.Create(OpCodes.Stloc, a)),
            Instruction.Create(OpCodes.Dup),
            above.FirstOrDefault() is { VariableType: { MetadataType: MetadataType.String } or ArrayType } sought ? Instruction.Create(OpCodes.Ldloc, sought) : Instruction.Create(OpCodes.Ldnull),
            Instruction.Create(OpCodes.Call, above.FirstOrDefault() is { VariableType: ArrayType } ? members.ChargeSearchOfAny : members.ChargeSearch),
            .. above.Select(a => Instruction.Create(OpCodes.Ldloc, a)),
        ];
    }

    /// <summary>Whether a call is handed a collection, so that a number beside it is a place in that.</summary>
    internal static bool HasCollection(Instruction call) => Arguments(call, (MethodReference)call.Operand).Exists(a => ElementOf(a) is not null);

    // The parameter's place is -1 for the object itself.
    private Instruction[] ChargeFor(TypeReference type, int parameter, MethodReference called)
    {
        if (ElementOf(type) is { } element)
            return [Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Ldc_I4, RateOf(called)), Instruction.Create(OpCodes.Call, members.ChargeItems(element))];
        if (type.MetadataType == MetadataType.String && IsFormat(parameter, called))
            return [Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Call, members.ChargeFormat)];
        return type.MetadataType == MetadataType.Int32 && called.Name == "AppendFormatted" && parameter > 0
            ? [Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Call, members.ChargeWidth)]
            : [];
    }

    private static bool IsFormat(int parameter, MethodReference called) => called.Name switch
    {
        "AppendFormatted" => parameter > 0,
        "ToString" or "Format" => parameter >= 0 && called.Parameters.Take(parameter).All(p => p.ParameterType.MetadataType != MetadataType.String),
        _ => false,
    };

    private static int RateOf(MethodReference called) =>
        called.Name == "Sort" || called.DeclaringType.Name == "SortedDictionary`2" ? Sorted : Movers.Contains(called.DeclaringType.Name) && Moves.Contains(called.Name) ? InPlace : Copied;

    private static TypeReference? ElementOf(TypeReference type) => type switch
    {
        ArrayType { IsVector: true } array => array.ElementType,
        GenericInstanceType generic when Collections.Contains(generic.ElementType.FullName) => generic.GenericArguments[0],
        GenericInstanceType { ElementType.FullName: "System.Collections.Generic.IDictionary`2" } pairs => PairOf(pairs),
        _ => null,
    };

    private static GenericInstanceType PairOf(GenericInstanceType pairs)
    {
        var pair = new TypeReference("System.Collections.Generic", "KeyValuePair`2", pairs.ElementType.Module, pairs.ElementType.Scope, valueType: true);
        pair.GenericParameters.Add(new GenericParameter("TKey", pair));
        pair.GenericParameters.Add(new GenericParameter("TValue", pair));
        return new GenericInstanceType(pair) { GenericArguments = { pairs.GenericArguments[0], pairs.GenericArguments[1] } };
    }

    // What lies on the stack, the object itself first.
    private static List<TypeReference> Arguments(Instruction call, MethodReference called)
    {
        var types = new List<TypeReference>();
        if (called.HasThis && call.OpCode.Code != Code.Newobj)
            types.Add(call.Previous?.OpCode.Code == Code.Constrained || called.DeclaringType.IsValueType ? new ByReferenceType(called.DeclaringType) : called.DeclaringType);
        types.AddRange(called.Parameters.Select(p => Inflate(p.ParameterType, called)));
        return types;
    }

    private static TypeReference Inflate(TypeReference type, MethodReference called) => type switch
    {
        GenericParameter { Type: GenericParameterType.Method } of when called is GenericInstanceMethod method => method.GenericArguments[of.Position],
        GenericParameter { Type: GenericParameterType.Type } of when called.DeclaringType is GenericInstanceType declaring => declaring.GenericArguments[of.Position],
        ArrayType array => new ArrayType(Inflate(array.ElementType, called), array.Rank),
        ByReferenceType reference => new ByReferenceType(Inflate(reference.ElementType, called)),
        IModifierType modified => Inflate(modified.ElementType, called),
        GenericInstanceType generic => Inflate(generic, called),
        _ => type,
    };

    private static GenericInstanceType Inflate(GenericInstanceType generic, MethodReference called)
    {
        var inflated = new GenericInstanceType(generic.ElementType);
        foreach (var argument in generic.GenericArguments)
            inflated.GenericArguments.Add(Inflate(argument, called));
        return inflated;
    }
}
