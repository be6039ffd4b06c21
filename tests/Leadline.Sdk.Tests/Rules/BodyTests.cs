using Leadline.Plugins.Checking;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Sdk.Tests.Rules;

public sealed class BodyTests
{
    [Theory]
    [InlineData("public static int F(string s) { try { return int.Parse(s, null); } catch (FormatException) when (s.Length > 1) { return 0; } }", "exception-filter")]
    [InlineData("public sealed class Last { ~Last() { } }", "finalizer")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] private static extern int getpid(); public static int F() => getpid();", "native-code")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] public static extern int F();", "native-code")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] public static int F() => 1;", "synchronized")]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { }", "module-initializer")]
    [InlineData("public static class Per<T> { public static int Count; }", "static-in-generic")]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public struct Both { [System.Runtime.InteropServices.FieldOffset(0)] public int A; [System.Runtime.InteropServices.FieldOffset(0)] public uint B; }", "unsafe-code")]
    [InlineData("public static unsafe int F(int* at) => *at;", "unsafe-code")]
    [InlineData("public static unsafe int F() { var a = new int[1]; fixed (int* p = a) return *p; }", "unsafe-code")]
    [InlineData("public static unsafe int F(delegate*<int> f) => f();", "instruction")]
    [InlineData("public static unsafe int F() { int* a = stackalloc int[1_000_000]; return *a; }", "instruction")]
    [InlineData("private static volatile int _n; public static int F() => _n;", "instruction")]
    [InlineData("public static int[] F(long n) => new int[n];", "instruction")]
    [InlineData("public static int F(__arglist) => 1;", "unsafe-code")]
    [InlineData("public static class Per<T> { static Per() => Work(); static void Work() { } public static void Touch() { } }", "runs-once")] // outside any count, once for each argument
    [InlineData("[System.Runtime.CompilerServices.CompilerGenerated] public static class Per<T> { public static int Count; }", "static-in-generic")] // anybody can write that
    public void What_is_not_plain_managed_code_is_refused(string members, string code)
    {
        Assert.DoesNotContain(Compiled.Check(Compiled.Class("")), f => f.Code == code);
        Assert.Contains(Compiled.Check(Compiled.Class(members)).Faults(), f => f.Code == code);
    }

    // The compiler's name proves nothing either: its types for lambdas hold delegates, and make nothing but themselves.
    [Fact]
    public void A_type_that_is_named_as_those_for_lambdas_is_let_in_only_as_one()
    {
        const string Lambdas = "public static class Of<T> { public static Func<T, T> Same() => static x => x; } public static Func<int, int> Twice() => static n => 2 * n; public static int F() => Twice()(1);";
        Assert.Empty(Compiled.Check(Compiled.Class(Lambdas)).Faults());
        Assert.Empty(Compiled.Check(Compiled.Files("Acme", Compiled.Class(Lambdas), Microsoft.CodeAnalysis.OptimizationLevel.Debug), CheckProfile.Develop).Faults());

        var kept = Made(Compiled.Class(Lambdas), module => Cache(module).Fields.Add(
            new Mono.Cecil.FieldDefinition("Kept", Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, module.TypeSystem.Int32)));
        Assert.Contains(kept, f => f.Code == "runs-once");
        var busy = Made(Compiled.Class(Lambdas), module =>
        {
            var il = Cache(module).Methods.Single(m => m is { IsConstructor: true, IsStatic: false }).Body.GetILProcessor();
            il.InsertBefore(il.Body.Instructions[0], il.Create(Mono.Cecil.Cil.OpCodes.Br, il.Body.Instructions[0])); // it could as well lead back for ever
        });
        Assert.Contains(busy, f => f.Code == "runs-once");
        var elsewhere = Made(Compiled.Class(Lambdas + " public static void Work(object o) { }"), module =>
        {
            var calls = Cache(module).Methods.Single(m => m is { IsConstructor: true, IsStatic: false }).Body.Instructions.Single(i => i.OpCode.Code == Code.Call);
            calls.Operand = module.GetType("Acme.Pricing").Methods.Single(m => m.Name == "Work"); // in the first call of a process, and in no other
        });
        Assert.Contains(elsewhere, f => f.Code == "runs-once");

        static Mono.Cecil.TypeDefinition Cache(Mono.Cecil.ModuleDefinition module) => module.GetType("Acme.Pricing/<>c");
    }

    [Fact]
    public void A_method_that_takes_too_long_to_look_through_is_refused()
    {
        static string Sums(int n) => $"public static int F(int n) {{ {string.Concat(Enumerable.Repeat("n += n * 3; ", n))} return n; }}";
        Assert.Empty(Compiled.Check(Compiled.Class(Sums(5_000))).Select(f => f.ToString()));
        Assert.Equal(("method-too-long", "Acme.Pricing.F"), Compiled.Check(Compiled.Class(Sums(15_000))).Faults().Select(f => (f.Code, f.Where)).Single());
    }

    [Fact]
    public void A_thousand_findings_are_enough()
    {
        var many = string.Concat(Enumerable.Range(0, 700).Select(i => $"public static object F{i}() {{ try {{ return 1; }} catch (FormatException) when (G()) {{ return 2; }} }}\n"));
        var findings = Compiled.Check(Compiled.Class(many + "static bool G() => true;" + many.Replace("F", "H", StringComparison.Ordinal).Replace("Hormat", "Format", StringComparison.Ordinal)));
        Assert.InRange(findings.Count, 1_001, 1_010);
        Assert.Equal("findings-too-many", findings[^1].Code);
    }

    [Theory]
    [InlineData("namespace System.Runtime.CompilerServices { internal sealed class IgnoresAccessChecksToAttribute(string s) : Attribute { public string S => s; } }")]
    [InlineData("namespace Microsoft.Anything { public sealed class Mine; }")]
    public void A_type_in_the_base_librarys_namespaces_is_refused(string source) =>
        Assert.Contains(Compiled.Check(source).Faults(), f => f.Code == "foreign-namespace");

    [Fact]
    public void A_member_inherited_from_the_base_library_is_judged_as_its_own()
    {
        // Compilers name the base; whoever writes instructions by hand names the derived type.
        var faults = Made(Compiled.Class("public sealed class Own; public static int F(Own o) => o.ToString()!.Length;"), module =>
        {
            var own = module.GetType("Acme.Pricing/Own");
            Call(module, "F", new MethodReference("GetHashCode", module.TypeSystem.Int32, own) { HasThis = true });
        });

        Assert.Equal("System.Object::GetHashCode", Assert.Single(faults).Subject);
    }

    [Fact]
    public void A_member_that_is_nowhere_is_refused()
    {
        var faults = Made(Compiled.Class("public sealed class Own; public static int F(Own o) => o.ToString()!.Length;"), module =>
            Call(module, "F", new MethodReference("Nowhere", module.TypeSystem.Int32, new GenericInstanceType(module.GetType("Acme.Pricing/Own"))) { HasThis = true }));

        Assert.NotEmpty(faults);
    }

    [Fact]
    public void A_reference_that_no_code_uses_is_refused_all_the_same()
    {
        var faults = Made(Compiled.Class(""), module => module.ImportReference(typeof(System.Runtime.InteropServices.Marshal).GetMethod("AllocHGlobal", [typeof(int)])!));
        Assert.DoesNotContain(faults, f => f.Subject == "System.Runtime.InteropServices.Marshal::AllocHGlobal"); // Cecil drops what is unused,

        faults = Made(Compiled.Class("public static int F() => 1;"), module => // so that a type without any member use stands for it
        {
            var type = new TypeReference("System.Runtime.InteropServices", "Marshal", module, module.TypeSystem.CoreLibrary);
            module.GetType("Acme.Pricing").Methods.Single(m => m.Name == "F").Body.Variables.Add(new VariableDefinition(type));
        });
        Assert.Contains(faults, f => f.Subject == "System.Runtime.InteropServices.Marshal");
    }

    [Theory]
    [InlineData(Code.Cpblk)]
    [InlineData(Code.Initblk)]
    [InlineData(Code.Jmp)]
    [InlineData(Code.Mkrefany)]
    [InlineData(Code.Refanytype)]
    [InlineData(Code.Sizeof)]
    [InlineData(Code.Conv_U)]
    [InlineData(Code.Tail)]
    public void Instructions_that_no_plain_code_has_are_refused(Code code)
    {
        var opcode = (OpCode)typeof(OpCodes).GetField(code.ToString())!.GetValue(null)!;
        var faults = Made(Compiled.Class("public static int F() => 1;"), module =>
        {
            var method = module.GetType("Acme.Pricing").Methods.Single(m => m.Name == "F");
            var instruction = opcode.OperandType switch
            {
                OperandType.InlineType => Instruction.Create(opcode, module.TypeSystem.Int32),
                OperandType.InlineMethod => Instruction.Create(opcode, method),
                _ => Instruction.Create(opcode),
            };
            method.Body.Instructions.Insert(0, instruction);
        });

        Assert.Contains(faults, f => f.Code == "instruction" && f.Reason.Contains(opcode.Name, StringComparison.Ordinal));
    }

    private static List<PluginFinding> Made(string source, Action<ModuleDefinition> change)
    {
        var files = Compiled.Files("Acme", source);
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(files["lib/Acme.dll"].ToArray()));
        change(assembly.MainModule);
        using var written = new MemoryStream();
        assembly.Write(written);
        return Compiled.Check(new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Acme.dll"] = written.ToArray() }).Faults();
    }

    private static void Call(ModuleDefinition module, string inside, MethodReference target)
    {
        var il = module.GetType("Acme.Pricing").Methods.Single(m => m.Name == inside).Body.GetILProcessor();
        il.Body.Instructions.Clear();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Callvirt, target);
        il.Emit(OpCodes.Ret);
    }
}
