using System.Collections.Frozen;
using Leadline.Sdk;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>Judges what types and methods are made of: layout, static state, instructions, handlers.</summary>
internal sealed class BodyCheck(RuleSet rules, string file, List<PluginFinding> findings)
{
    private static readonly FrozenDictionary<Code, string> Refused = new Dictionary<Code, string>
    {
        [Code.Localloc] = "takes memory off the stack (stackalloc); use an array.",
        [Code.Calli] = "calls through a function pointer; use a delegate.",
        [Code.Cpblk] = "copies raw memory.",
        [Code.Initblk] = "fills raw memory.",
        [Code.Jmp] = "jumps into another method.",
        [Code.Arglist] = "takes a variable list of arguments; use params.",
        [Code.Mkrefany] = "makes a typed reference.",
        [Code.Refanyval] = "reads a typed reference.",
        [Code.Refanytype] = "reads a typed reference.",
        [Code.Tail] = "calls as a tail call, which hides the depth of calls; turn tail calls off.",
        [Code.Unaligned] = "reads raw memory.",
        [Code.Volatile] = "uses a volatile field; there is one thread.",
        [Code.Sizeof] = "asks for the size of a type (sizeof).",
        [Code.Conv_I] = "works with native integers or pointers; use int or long.",
        [Code.Conv_U] = "works with native integers or pointers; use int or long.",
        [Code.Conv_Ovf_I] = "works with native integers, as for an array with a long length; use an int.",
        [Code.Conv_Ovf_I_Un] = "works with native integers; use int or long.",
        [Code.Conv_Ovf_U] = "works with native integers; use int or long.",
        [Code.Conv_Ovf_U_Un] = "works with native integers; use int or long.",
        [Code.Ldind_I] = "reads through a pointer.",
        [Code.Stind_I] = "writes through a pointer.",
        [Code.No] = "turns the runtime's checks off.",
    }.ToFrozenDictionary();

    private const int MostCode = 64 * 1024;

    private readonly HashSet<(string, string, string?, string)> _said = [];

    internal void Check(TypeDefinition type)
    {
        var name = type.FullName;
        if (name == "<Module>" && type.Methods.Any(m => m.IsConstructor))
            Say("module-initializer", Place.Of(type), "Code runs when the assembly is loaded; write it where it is needed.");
        if ((IsUnder(type, "System") || IsUnder(type, "Microsoft")) && !rules.MayBeOwn(name))
            Say("foreign-namespace", Place.Of(type), $"The type {name} stands in a namespace of the base library, whose names have a meaning to the runtime.");
        if (type.IsExplicitLayout && type.Fields.Any(f => !f.IsStatic))
            Say("unsafe-code", Place.Of(type), "A struct with explicit layout lets one field be read as another.");
        if (type.HasGenericParameters && type.Fields.Any(f => f is { IsStatic: true, IsLiteral: false }) && !StaticState.IsDelegateCache(type))
            Say("static-in-generic", Place.Of(type), "A static field in a generic type is one field for each argument, which nobody can reset between calls; move it to a plain type.");
        if (type.HasSecurityDeclarations || type.Fields.Any(f => f.HasMarshalInfo))
            Say("unsafe-code", Place.Of(type), "The type carries instructions for native code or security declarations.");
        foreach (var fault in BornOnce.Faults(type))
            Say("runs-once", Place.Of(type), fault);
        foreach (var method in type.Methods)
            Check(method);
    }

    private void Check(MethodDefinition method)
    {
        var place = Place.Of(method);
        if (method is { Name: "Finalize", IsVirtual: true, HasParameters: false })
            Say("finalizer", place, "Nothing of a plugin outlives its call: finalizers are never run.");
        if (method.IsPInvokeImpl || method.IsInternalCall || method.IsNative || method.IsUnmanaged || method.IsUnmanagedExport)
            Say("native-code", place, "The method is native code or calls it.");
        if (method.IsSynchronized)
            Say("synchronized", place, "The method takes a lock; a plugin runs on one thread.");
        if (method.CallingConvention is not (MethodCallingConvention.Default or MethodCallingConvention.Generic) || method.HasSecurityDeclarations)
            Say("unsafe-code", place, "The method has a variable list of arguments, a native calling convention or security declarations.");
        if (!method.HasBody)
            return;
        if (method.Body.CodeSize > MostCode)
            Say("method-too-long", place, $"A method has at most {MostCode:N0} bytes of instructions; this one has {method.Body.CodeSize:N0}. Keep tables in the price book.");
        foreach (var handler in method.Body.ExceptionHandlers.Where(h => h.HandlerType == ExceptionHandlerType.Filter))
            Say("exception-filter", Place.Of(method, handler.FilterStart), "A filter (catch ... when) runs before the stack is cleared and can swallow the end of the budget; catch, look, and throw again.");
        foreach (var instruction in method.Body.Instructions)
        {
            if (Refused.TryGetValue(instruction.OpCode.Code, out var reason))
                Say("instruction", Place.Of(method, instruction), $"The instruction {instruction.OpCode.Name} {reason}");
        }
    }

    private static bool IsUnder(TypeDefinition type, string ns) =>
        type.Namespace == ns || type.Namespace.StartsWith(ns + ".", StringComparison.Ordinal);

    private void Say(string code, Place place, string reason)
    {
        if (findings.Count <= CodeCheck.MostFindings && _said.Add((code, place.Where, place.Source, reason)))
            findings.Add(new PluginFinding { Severity = Severity.Fault, Code = code, File = file, Reason = reason, Where = place.Where, Source = place.Source });
    }
}
