using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Leadline.Plugins.Checking;

/// <summary>Rewrites one method so that it counts its steps and its depth.</summary>
/// <remarks>
/// The depth is kept in absolute values, so that it heals itself after an exception: what a method found at its start it sets at each return,
/// and what it made of it, at each handler.
/// </remarks>
internal sealed class CountedMethod(StepMembers members)
{
    private readonly ChargedArguments _arguments = new(members);

    internal void Rewrite(MethodDefinition method)
    {
        var body = method.Body;
        body.SimplifyMacros();
        Replace(body);
        var blocks = Blocks.Of(body);
        var il = body.GetILProcessor();
        var returns = body.Instructions.Where(i => i.OpCode.Code == Code.Ret).ToList();
        foreach (var array in body.Instructions.Where(i => i.OpCode.Code == Code.Newarr).ToList())
            Blocks.Insert(il, array, Instruction.Create(OpCodes.Call, members.ChargeArray));
        foreach (var call in body.Instructions.Where(IsCharged).ToList())
            ChargeCall(il, call);
        var enter = body.Instructions.Any(MayCall) ? Depth(il, FrameCost.Of(method), returns) : null;
        foreach (var (leader, steps) in blocks)
            Blocks.Insert(il, leader, Instruction.Create(OpCodes.Ldc_I4, steps), Instruction.Create(OpCodes.Call, members.Charge));

        // Before the first instruction, and not in its place: a loop may lead back to it.
        var first = body.Instructions[0];
        foreach (var instruction in enter ?? [])
            il.InsertBefore(first, instruction);
        body.OptimizeMacros();
    }

    /// <summary>Rewrites the static constructor of a generic type, which stays the runtime's: what it does weighs nothing, whichever call it falls into.</summary>
    internal void RewriteBornOnce(MethodDefinition start)
    {
        var body = start.Body;
        body.SimplifyMacros();
        var left = new VariableDefinition(members.Int64);
        body.Variables.Add(left);
        body.InitLocals = true;
        var il = body.GetILProcessor();
        foreach (var end in body.Instructions.Where(i => i.OpCode.Code == Code.Ret).ToList())
            Blocks.Insert(il, end, Instruction.Create(OpCodes.Ldloc, left), Instruction.Create(OpCodes.Call, members.Resume));
        var first = body.Instructions[0];
        il.InsertBefore(first, Instruction.Create(OpCodes.Call, members.Pause));
        il.InsertBefore(first, Instruction.Create(OpCodes.Stloc, left));
        body.OptimizeMacros();
    }

    // What grows with its arguments is paid by the last of them, where that is a number or a text, by the collections and formats among them, and by the text that comes back.
    private void ChargeCall(ILProcessor il, Instruction call)
    {
        var called = (MethodReference)call.Operand;
        if (called.ReturnType.MetadataType == MetadataType.String || (call.OpCode.Code == Code.Newobj && called.DeclaringType.MetadataType == MetadataType.String))
            il.InsertAfter(call, Instruction.Create(OpCodes.Call, members.ChargeText));
        Instruction[] arguments = [.. _arguments.Before(call, il.Body)];
        var charge = called.Parameters.LastOrDefault()?.ParameterType.MetadataType switch
        {
            MetadataType.Int32 when !ChargedArguments.HasCollection(call) || called.Name is "EnsureCapacity" or "set_Capacity" => members.ChargeArray, // otherwise it is a place in the collection
            MetadataType.String => members.ChargeText,
            _ => null,
        };
        Instruction[] before = [.. arguments, .. charge is null ? Array.Empty<Instruction>() : [Instruction.Create(OpCodes.Call, charge)]];
        if (before.Length > 0) // before a prefix, which belongs to its call
            Blocks.Insert(il, call.Previous?.OpCode.OpCodeType == OpCodeType.Prefix ? call.Previous : call, before);
    }

    // LINQ, dictionaries and sets count by themselves.
    private static bool IsCharged(Instruction instruction) =>
        MayCall(instruction) && instruction.Operand is MethodReference { DeclaringType.Namespace: not CountedLinq.Name } called && !CountedTypes.AreExchanged(called.DeclaringType)
        && RuleSet.Current.OnMember(called)?.Class == RuleClass.Charged;

    private Instruction[] Depth(ILProcessor il, int cost, List<Instruction> returns)
    {
        var before = new VariableDefinition(members.Int32);
        il.Body.Variables.Add(before);
        il.Body.InitLocals = true;
        foreach (var end in returns)
            Blocks.Insert(il, end, Instruction.Create(OpCodes.Ldloc, before), Instruction.Create(OpCodes.Call, members.Leave));
        foreach (var start in il.Body.ExceptionHandlers.Select(h => h.HandlerStart).Distinct().ToList())
        {
            Blocks.Insert(il, start, Instruction.Create(OpCodes.Ldloc, before), Instruction.Create(OpCodes.Ldc_I4, cost), Instruction.Create(OpCodes.Add),
                Instruction.Create(OpCodes.Call, members.Leave));
        }

        return [Instruction.Create(OpCodes.Ldc_I4, cost), Instruction.Create(OpCodes.Call, members.Enter), Instruction.Create(OpCodes.Stloc, before)];
    }

    private static bool MayCall(Instruction instruction) => instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;

    // What the compiler writes into iterators and records depends on thread and stack, and what the base library asks of the processor: so on the machine.
    private void Replace(MethodBody body)
    {
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is not MethodReference called)
                continue;
            CountedTypes.Exchange(called, members);
            if (called.Name is "get_IsHardwareAccelerated" or "get_IsSupported" && called.DeclaringType.Namespace is "System.Numerics" or "System.Runtime.Intrinsics")
                (instruction.OpCode, instruction.Operand) = (OpCodes.Ldc_I4, 0); // how wide a processor reckons is seen in the count
            else if (called.Name == "GetHashCode" && called.DeclaringType is GenericInstanceType { ElementType.FullName: "System.Collections.Generic.EqualityComparer`1" or "System.Collections.Generic.IEqualityComparer`1" } comparer)
                (instruction.OpCode, instruction.Operand) = (OpCodes.Call, members.HashOf(comparer));
            else if (called.Name == "get_CurrentManagedThreadId" && called.DeclaringType.FullName == "System.Environment")
                (instruction.OpCode, instruction.Operand) = (OpCodes.Ldc_I4, 1);
            else if (called.Name == "EnsureSufficientExecutionStack")
                (instruction.OpCode, instruction.Operand) = (OpCodes.Nop, null);
        }
    }
}
