using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>The blocks of a method: runs of instructions that are entered at the first alone, with what each weighs in steps.</summary>
internal static class Blocks
{
    private const int Allocation = 6;

    internal static List<(Instruction Leader, int Steps)> Of(MethodBody body)
    {
        var leaders = Leaders(body);
        var blocks = new List<(Instruction, int)>();
        foreach (var instruction in body.Instructions)
        {
            if (leaders.Contains(instruction) || blocks.Count == 0)
                blocks.Add((instruction, IsDelegateCache(instruction) ? int.MinValue : 0));
            var (leader, steps) = blocks[^1];
            blocks[^1] = (leader, unchecked(steps + Weight(instruction)));
        }

        return [.. blocks.Where(b => b.Item2 > 0)];
    }

    internal static void Insert(ILProcessor il, Instruction leader, params ReadOnlySpan<Instruction> code)
    {
        // The leader is overwritten where it is, and its content moves behind: branches, handlers and lines of source follow by themselves.
        var moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (leader.OpCode, leader.Operand);
        (leader.OpCode, leader.Operand) = (code[0].OpCode, code[0].Operand);
        var at = leader;
        foreach (var next in code[1..])
        {
            il.InsertAfter(at, next);
            at = next;
        }

        il.InsertAfter(at, moved);
    }

    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        var leaders = new HashSet<Instruction>();
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                leaders.Add(target);
            else if (instruction.Operand is Instruction[] targets)
                leaders.UnionWith(targets);
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && instruction.Next is { } next)
                leaders.Add(next);
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            foreach (var edge in new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart }.OfType<Instruction>())
                leaders.Add(edge);
        }

        return leaders;
    }

    private static int Weight(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Nop => 0,
        Code.Newobj or Code.Box => Allocation,
        _ => 1,
    };

    // The compiler keeps a lambda's delegate in a static field: made in the first call alone, it must weigh nothing.
    private static bool IsDelegateCache(Instruction leader)
    {
        if (leader.OpCode.Code != Code.Pop || leader.Previous?.OpCode.Code is not (Code.Brtrue or Code.Brtrue_S)
            || leader.Previous.Previous is not { OpCode.Code: Code.Dup } dup || dup.Previous?.Operand is not FieldReference cache || !cache.Name.StartsWith('<'))
            return false;
        var target = leader.Previous.Operand as Instruction;
        return target?.Previous is { OpCode.Code: Code.Stsfld, Operand: FieldReference stored } && stored.FullName == cache.FullName;
    }
}
