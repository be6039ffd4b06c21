using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Rules;

public sealed class ReferenceTests
{
    [Fact]
    public void Plain_code_is_let_in() => Assert.Empty(Compiled.Method("return numbers.Where(n => n > 2).Select(n => n * 1.5m).Sum();").Select(f => f.ToString()));

    [Fact]
    public void A_constant_rate_is_let_in() => Assert.Empty(Compiled.Check(Compiled.Class("private const decimal Share = 0.2m; public static decimal Of(decimal price) => price * Share;")).Select(f => f.ToString()));

    [Theory]
    [InlineData("return System.IO.File.ReadAllText(\"/etc/passwd\");", "System.IO.File::ReadAllText")]
    [InlineData("return new System.Net.Http.HttpClient();", "System.Net.Http.HttpClient::.ctor")]
    [InlineData("return new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);", "System.Net.Sockets.Socket::.ctor")]
    [InlineData("return System.Diagnostics.Process.Start(\"/bin/sh\");", "System.Diagnostics.Process::Start")]
    [InlineData("return DateTime.UtcNow;", "System.DateTime::get_UtcNow")]
    [InlineData("return DateTimeOffset.Now;", "System.DateTimeOffset::get_Now")]
    [InlineData("return TimeProvider.System;", "System.TimeProvider::get_System")]
    [InlineData("return System.Diagnostics.Stopwatch.GetTimestamp();", "System.Diagnostics.Stopwatch::GetTimestamp")]
    [InlineData("return Environment.GetEnvironmentVariable(\"HOME\");", "System.Environment::GetEnvironmentVariable")]
    [InlineData("Environment.Exit(0); return null;", "System.Environment::Exit")]
    [InlineData("return Environment.CurrentManagedThreadId;", "System.Environment::get_CurrentManagedThreadId")]
    [InlineData("return numbers.Select(n => Environment.CurrentManagedThreadId);", "System.Environment::get_CurrentManagedThreadId")]
    [InlineData("return new Random().Next();", "System.Random::.ctor")]
    [InlineData("return Guid.NewGuid();", "System.Guid::NewGuid")]
    [InlineData("Console.WriteLine(1); return null;", "System.Console::WriteLine")]
    [InlineData("new System.Threading.Thread(() => { }).Start(); return null;", "System.Threading.Thread::Start")]
    [InlineData("return System.Threading.Tasks.Task.Run(() => 1);", "System.Threading.Tasks.Task::Run")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 9, _ => { }); return null;", "System.Threading.Tasks.Parallel::For")]
    [InlineData("return given!.GetType();", "System.Object::GetType")]
    [InlineData("return typeof(int).Assembly;", "System.Type::get_Assembly")]
    [InlineData("return Activator.CreateInstance(typeof(int));", "System.Activator::CreateInstance")]
    [InlineData("return Type.GetType(\"System.IO.File\");", "System.Type::GetType")]
    [InlineData("return System.Runtime.InteropServices.Marshal.AllocHGlobal(1);", "System.Runtime.InteropServices.Marshal::AllocHGlobal")]
    [InlineData("return System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(int));", "System.Runtime.CompilerServices.RuntimeHelpers::GetUninitializedObject")]
    [InlineData("return System.Runtime.CompilerServices.Unsafe.As<string>(given);", "System.Runtime.CompilerServices.Unsafe::As")]
    [InlineData("return System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"(a+)+$\");", "System.Text.RegularExpressions.Regex::IsMatch")]
    [InlineData("return System.Text.Json.JsonSerializer.Serialize(given);", "System.Text.Json.JsonSerializer::Serialize")]
    [InlineData("return System.Numerics.BigInteger.Pow(9, 999_999);", "System.Numerics.BigInteger::Pow")]
    [InlineData("return Math.Pow(2, 0.5);", "System.Math::Pow")]
    [InlineData("return given!.GetHashCode();", "System.Object::GetHashCode")]
    [InlineData("return \"a\".GetHashCode();", "System.Object::GetHashCode")] // the compiler names the base's
    [InlineData("return HashCode.Combine(1, 2);", "System.HashCode::Combine")]
    [InlineData("return new Lazy<int>(() => 1);", "System.Lazy`1::.ctor")]
    [InlineData("return new WeakReference<object>(given!);", "System.WeakReference`1::.ctor")]
    [InlineData("GC.Collect(); return null;", "System.GC::Collect")]
    [InlineData("try { return 1; } catch (Exception e) { return e.StackTrace; }", "System.Exception::get_StackTrace")]
    [InlineData("return System.Collections.Immutable.ImmutableDictionary<int, int>.Empty.Add(1, 2);", "System.Collections.Immutable.ImmutableDictionary`2::Add")]
    [InlineData("return System.Security.Cryptography.SHA256.HashData([1]);", "System.Security.Cryptography.SHA256::HashData")]
    [InlineData("return System.Linq.Expressions.Expression.Constant(1);", "System.Linq.Expressions.Expression::Constant")]
    [InlineData("return new LinkedList<int>();", "System.Collections.Generic.LinkedList`1::.ctor")] // nobody has read it
    [InlineData("return Leadline.Sdk.ExtensionPoints.All;", "Leadline.Sdk.ExtensionPoints::get_All")]
    [InlineData("return Leadline.Primitives.OrganisationId.New();", "Leadline.Primitives.OrganisationId::New")]
    public void What_is_not_pure_is_refused_by_name(string body, string subject)
    {
        var fault = Compiled.Method(body).FirstOrDefault(f => f.Code == "not-allowed" && f.Subject == subject);

        Assert.NotNull(fault);
        Assert.Equal(("lib/Acme.dll", "Acme.Pricing.Discount", "Pricing.cs:5"), (fault.File, fault.Where, fault.Source));
        Assert.Equal(Severity.Fault, fault.Severity);
    }

    [Theory]
    [InlineData("List<int> l = [1, 2, 3]; return l;", "new List<T>")]
    [InlineData("var a = numbers.ToArray(); return a[1..^1];", "Skip and Take")]
    [InlineData("ReadOnlySpan<int> s = [1, 2, 3]; return s[0];", "array")]
    [InlineData("return string.Join(\",\", \"a\", \"b\", given as string, \"d\", \"e\");", "array")] // params ReadOnlySpan
    [InlineData("return numbers.ToArray().Contains(3);", "IReadOnlyList<T>")] // a span, since C# 14
    [InlineData("lock (numbers) { return 1; }", "one thread")]
    [InlineData("Action a = () => { }; a += () => { }; return a;", "list")]
    [InlineData("return Parse<int>(\"1\"); static T Parse<T>(string s) where T : IParsable<T> => T.Parse(s, null);", "own Parse")]
    [InlineData("return given!.GetHashCode();", "compare values")]
    [InlineData("return numbers[^1];", null)] // plain after all: the list is indexed by its count
    public void Plain_code_that_is_refused_by_surprise_comes_with_the_remedy(string body, string? remedy)
    {
        var faults = Compiled.Method(body).Faults();

        if (remedy is null)
            Assert.Empty(faults.Select(f => f.ToString()));
        else
            Assert.Contains(faults, f => f.Remedy?.Contains(remedy, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("return \"a\".ToUpper();")]
    [InlineData("return \"a\".StartsWith(\"b\");")]
    [InlineData("return 1.5m.ToString();")]
    [InlineData("return string.Compare(\"a\", \"b\");")]
    public void What_only_depends_on_the_culture_is_warned_of(string body)
    {
        var finding = Assert.Single(Compiled.Method(body));
        Assert.Equal((Severity.Warning, "mind"), (finding.Severity, finding.Code));
        Assert.NotNull(finding.Remedy);
    }

    [Theory]
    [InlineData("public sealed record Tier(string Name, decimal From, Tier? Next);")]
    [InlineData("public readonly record struct Step(int A, decimal B);")]
    [InlineData("public static IEnumerable<int> Rows() { for (var i = 0; i < 3; i++) yield return i; }")]
    [InlineData("public static object Anonymous(List<int> l) => l.Select(n => new { n, Twice = n * 2 }).Distinct().ToList();")]
    [InlineData("public static decimal Rate(int n) => n switch { 1 => 1m, 2 => 2m };")]
    [InlineData("public static IReadOnlyList<int> Some(int a, int b) => [a, b];")]
    [InlineData("public static IReadOnlyList<int> One(int a) => [a];")]
    [InlineData("public static int[] Table => [1, 2, 3, 4, 5, 6, 7, 8];")]
    [InlineData("private static readonly Dictionary<string, decimal> Prices = new() { [\"a\"] = 1.5m }; public static decimal P => Prices[\"a\"];")]
    [InlineData("public static int Sum(params int[] n) { var s = 0; foreach (var x in n) s += x; return s; }")]
    [InlineData("public static string Text(int n) => $\"{n:N0} of {n,5}\";")]
    [InlineData("public static System.Collections.Immutable.ImmutableArray<int> Frozen => [1, 2, 3];")]
    [InlineData("public static T Pick<T>(IEnumerable<T> all, Func<T, bool> by) => all.First(by);")]
    [InlineData("public delegate int Sum2(int a, int b); public static int Use(Sum2 s) => s(1, 2);")]
    [InlineData("public static (int, string) Pair() { var (a, b) = (1, \"x\"); return (a, b); }")]
    [InlineData("public static int[,] Grid() { var g = new int[2, 3]; g[0, 1] = 5; return g; }")]
    [InlineData("[Flags] public enum Hours { Core = 1, Saturday = 2 }")]
    [InlineData("public sealed class Odd(string why) : Exception(why); public static void Throw() => throw new Odd(\"x\");")]
    [InlineData("public static string Safe() { try { return \"a\"; } catch (FormatException) { return \"b\"; } finally { _ = 1; } }")]
    public void What_plain_code_is_compiled_to_is_let_in(string members) =>
        Assert.Empty(Compiled.Check(Compiled.Class(members)).Faults().Select(f => f.ToString()));

    [Fact]
    public void Everything_is_said_at_once_each_with_its_line_and_in_the_wording_that_tools_print()
    {
        var findings = Compiled.Method("var a = DateTime.Now;\nvar b = Math.Pow(2, 3);\nreturn (a, b, Guid.NewGuid());").Faults();

        Assert.Equal(["Pricing.cs:5", "Pricing.cs:6", "Pricing.cs:7"], findings.Select(f => f.Source).Order(StringComparer.Ordinal));
        Assert.Equal(
            "refused: lib/Acme.dll: System.Math::Pow: is not on the list of what a plugin may use. In Acme.Pricing.Discount (Pricing.cs:6). Results can differ between processors: multiply decimals.",
            findings.Single(f => f.Subject == "System.Math::Pow").ToString());
    }

    [Fact]
    public void Without_a_pdb_or_with_a_foreign_one_only_the_lines_are_missing()
    {
        var files = Compiled.Files("Acme", Compiled.Class("public static object Now() => DateTime.Now;"));
        var other = Compiled.Files("Acme", Compiled.Class("public static int Other;"));

        files["lib/Acme.pdb"] = other["lib/Acme.pdb"];
        Assert.Null(Compiled.Check(files).Faults().Single().Source);
        files.Remove("lib/Acme.pdb");
        var fault = Compiled.Check(files).Faults().Single();
        Assert.Equal(("Acme.Pricing.Now", null), (fault.Where, fault.Source));
    }

    [Fact]
    public void Lambdas_local_functions_and_iterators_are_named_by_the_authors_method()
    {
        var faults = Compiled.Check(Compiled.Class("""
            public static object Lambda(List<int> l) => l.Select(n => DateTime.Now);
            public static object Local() { return Now(); static object Now() => DateTime.Now; }
            public static IEnumerable<DateTime> Iterator() { yield return DateTime.Now; }
            """)).Faults();

        Assert.Equal(["Acme.Pricing.Iterator", "Acme.Pricing.Lambda", "Acme.Pricing.Local"], faults.Select(f => f.Where).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { }", "System.Runtime.CompilerServices.ModuleInitializerAttribute::.ctor")]
    [InlineData("[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method)] public static extern object MemberwiseClone(object o);", "System.Runtime.CompilerServices.UnsafeAccessorAttribute::.ctor")]
    [InlineData("[System.Runtime.CompilerServices.InlineArray(9)] public struct Many { public int First; }", "System.Runtime.CompilerServices.InlineArrayAttribute::.ctor")]
    [InlineData("public static async System.Threading.Tasks.Task F() => await System.Threading.Tasks.Task.Yield();", "System.Threading.Tasks.Task::Yield")]
    [InlineData("[ThreadStatic] private static int _mine; public static int Mine => _mine;", "System.ThreadStaticAttribute::.ctor")]
    [InlineData("public static object Of(System.IO.Stream given) => given;", "System.IO.Stream")]
    [InlineData("public interface IMine : System.Collections.IStructuralEquatable;", "System.Collections.IStructuralEquatable")]
    [InlineData("public static void Of<T>() where T : System.Text.Json.Serialization.JsonConverter { }", "System.Text.Json.Serialization.JsonConverter")]
    [InlineData("public static void Of() { try { _ = 1; Of(); } catch (System.IO.IOException) { } }", "System.IO.IOException")]
    [InlineData("public static System.Net.IPAddress? Where { get; }", "System.Net.IPAddress")]
    [InlineData("public static object Of() => new List<System.Threading.CancellationToken>();", "System.Threading.CancellationToken")]
    public void A_type_is_refused_wherever_it_stands(string members, string subject) =>
        Assert.Contains(Compiled.Check(Compiled.Class(members)).Faults(), f => f.Subject == subject);
}
