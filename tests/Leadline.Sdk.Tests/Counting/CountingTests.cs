using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Counting;

// The counter is one for the process, as it is in a worker.
[Collection("Steps")]
public sealed class CountingTests
{
    private const long Plenty = 1_000_000;

    [Theory]
    [InlineData("public static object F(int n) { var s = 0; for (var i = 0; i < n; i++) s += i; return s; }", 10, 45)]
    [InlineData("public static object F(int n) { int r = 0; while (true) { if (n-- == 0) return r; r += 2; } }", 10, 20)] // a loop that leads back to the first instruction
    [InlineData("public static object F(int n) => Enumerable.Range(0, n).Where(i => i % 2 == 0).Sum(i => i);", 10, 20)]
    [InlineData("public static object F(int n) => Enumerable.Range(0, n).Select(i => (long)i).ToArray().Sum() + new List<int> { 5, 3, 4 }.Max() + new[] { 1.5m, 2.5m }.Sum();", 10, 54)]
    [InlineData("public static object F(int n) => new[] { \"b\", \"a\", \"b\", \"c\" }.GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Count()).First() * n + new[] { 3, 1, 2, 3 }.Distinct().Order().ToDictionary(i => i).Count;", 10, 23)]
    [InlineData("public sealed record K(int A, string B); public static object F(int n) => Enumerable.Range(0, n * 5).Select(i => new K(i % 7, \"x\")).ToLookup(k => k).Count + Enumerable.Range(0, n).Chunk(3).Count() + Enumerable.Range(0, n).Zip(Enumerable.Range(0, 4)).Count();", 10, 15)]
    [InlineData("public static object F(int n) => $\"{n:D4}|{n,6}|{1.5m:0.00}|{\"x\",-3}\".Length + string.Format(System.Globalization.CultureInfo.InvariantCulture, \"1:100000000, {0,5:F1}\", 2.5m).Length + 2.5m.ToString(\"F2\", System.Globalization.CultureInfo.InvariantCulture).Length;", 10, 42)]
    [InlineData("public static object F(int n) => n < 2 ? n : (int)F(n - 1) + (int)F(n - 2);", 10, 55)]
    [InlineData("public static object F(int n) { try { throw new FormatException(); } catch (FormatException) { n++; } finally { n *= 2; } return n; }", 10, 22)]
    [InlineData("public static object F(int n) { var s = 0; foreach (var i in Rows(n)) s += i; return s; } static IEnumerable<int> Rows(int n) { for (var i = 0; i < n; i++) yield return i; }", 10, 45)]
    [InlineData("public static object F(int n) => n switch { 1 => 5, 2 => 6, 3 => 7, 4 => 9, 10 => 77, _ => 0 };", 10, 77)]
    [InlineData("static readonly int[] Table = Make(); static int[] Make() { var t = new int[20]; for (var i = 0; i < 20; i++) t[i] = i * i; return t; } public static object F(int n) => Table[n];", 10, 100)]
    [InlineData("public sealed record R(int A, string B); public static object F(int n) => new R(n, \"x\").ToString().Length + (new R(1, \"a\") == new R(1, \"a\") ? 100 : 0);", 10, 119)]
    [InlineData("const StringComparison How = StringComparison.Ordinal; static int Days(int n, DayOfWeek from = DayOfWeek.Monday) => n + (int)from; public static object F(int n) => Days(n) + (\"ab\".StartsWith(\"a\", How) ? 1 : 0);", 10, 12)] // constants of the base library's types
    [InlineData("[AttributeUsage(AttributeTargets.Class)] sealed class MarkAttribute : Attribute; enum Kind : byte { One = 1, Two = 2 } [Mark] sealed class Marked { public Kind Of = Kind.Two; } public static object F(int n) => n + (int)new Marked().Of;", 10, 12)]
    public void A_counted_method_answers_as_before_and_with_one_count(string members, int given, int expected)
    {
        var loaded = new Loaded(Compiled.Class(members));
        var (result, steps) = loaded.Call("F", Plenty, given);

        Assert.Equal(expected, Convert.ToInt32(result));
        Assert.InRange(steps!.Value, 1, Plenty);
        for (var again = 0; again < 3; again++)
            Assert.Equal((result, steps), loaded.Call("F", Plenty, given)); // the first call is no dearer than the rest
        Assert.Equal((result, steps), new Loaded(Compiled.Class(members)).Call("F", Plenty, given));

        // The budget is sharp: exactly so many steps are enough, and one less is not.
        Assert.Equal((result, steps), loaded.Call("F", steps.Value, given));
        Assert.Null(loaded.Call("F", steps.Value - 1, given).Steps);
    }

    [Theory]
    [InlineData("public static object F() { while (true) { } }")]
    [InlineData("public static object F() { for (var i = 0L; ; i++) { try { i++; } catch (Exception) { } } }")]
    [InlineData("public static object F() { while (true) { try { while (true) { } } catch (Exception) { } finally { while (true) { } } } }")]
    [InlineData("public static object F() { foreach (var n in Ever()) { } return 1; } static IEnumerable<int> Ever() { while (true) yield return 1; }")]
    [InlineData("public static object F() => new[] { 3, 1, 2 }.OrderBy(n => { while (true) { } return n; }).ToList();")]
    [InlineData("public static object F() { var l = new List<int> { 2, 1 }; l.Sort((a, b) => { while (true) { } }); return l; }")] // wrapped by the library
    [InlineData("static readonly int Never = Loop(); static int Loop() { while (true) { } } public static object F() => Never;")] // a type initialiser that hangs
    [InlineData("public static object F() => new int[100_000_000];")]
    [InlineData("public static object F() => new string('x', 500_000_000);")]
    [InlineData("public static object F() { var s = \"ab\"; for (var i = 0; i < 28; i++) s += s; return s; }")] // doubling
    [InlineData("public static object F() { var s = new string('x', 100_000); var b = new System.Text.StringBuilder(); for (var i = 0; i < 5_000; i++) b.Append(s); return b; }")]
    [InlineData("public static object F() => new List<int>(500_000_000);")]
    [InlineData("public static object F() => Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, 1)).Min();")]
    [InlineData("public static object F() => string.Concat(Enumerable.Repeat(\"abcdefgh\", int.MaxValue));")]
    [InlineData("public static object F() { IEnumerable<int> s = new[] { 1 }; for (var i = 0; i < 40; i++) s = s.Concat(s); return s.Min(); }")] // within LINQ alone
    [InlineData("public static object F() { IEnumerable<int> s = new[] { 1, 2 }; for (var i = 0; i < 100_000; i++) s = s.Skip(0).Append(i); return s.Min(); }")] // deep within LINQ
    [InlineData("public static object F() { var all = Enumerable.Range(0, 1_000).ToList(); var sum = 0; for (var i = 0; i < 100_000; i++) sum = all.Sum(); return sum; }")]
    [InlineData("public static object F() => new System.Text.StringBuilder().Append('x', 500_000_000);")]
    [InlineData("public static object F() => G(0); static int G(int n) => G(n + 1) + 1;")] // depth without end
    [InlineData("public static object F() => G(0); static int G(int n) { try { throw new FormatException(); } catch (FormatException) { return G(n + 1) + 1; } }")]
    [InlineData("public static object F() => G(0); static int G(int n) => Enumerable.Repeat(n, 1).Select(x => G(x + 1)).Sum();")] // through the library
    [InlineData("public static object F() => 1.5m.ToString(\"F400000000\", System.Globalization.CultureInfo.InvariantCulture);")]
    [InlineData("public static object F() => $\"{1.5m:F400000000}\";")]
    [InlineData("public static object F() => $\"{7,400000000}\";")]
    [InlineData("public static object F() => $\"{7,-400000000:D2}\";")]
    [InlineData("public static object F() => string.Format(System.Globalization.CultureInfo.InvariantCulture, \"a {0,400000000} b\", 7);")]
    [InlineData("public static object F() { var s = \"ab\"; for (var i = 0; i < 28; i++) s = $\"{s}-{s}\"; return s; }")]
    [InlineData("struct Big { public Block A, B, C, D; } struct Block { public decimal A, B, C, D, E, F, G, H, I, J; } public static object F() => G(default, 0); static int G(Big b, int n) => G(b, n + 1) + (int)b.A.A;")]
    [InlineData("sealed class C(int n) : IComparer<int> { public int Compare(int a, int b) => G(n + 1); } public static object F() => G(0); static int G(int n) { var l = new List<int> { 2, 1 }; l.Sort(new C(n)); return l[0]; }")]
    [InlineData("sealed class E(int n) { public override string ToString() => $\"{new E(n + 1)}\" + n; } public static object F() => new E(0).ToString();")]
    [InlineData("sealed class Q(List<Q> l) : IEquatable<Q> { public bool Equals(Q? q) => l.Contains(this); } public static object F() { var l = new List<Q>(); l.Add(new Q(l)); return l.Contains(new Q(l)); }")]
    public void What_has_no_end_is_ended(string members) => Assert.Null(new Loaded(Compiled.Class(members)).Call("F", Plenty).Steps);

    [Theory]
    [InlineData("all.Contains(-1)")]
    [InlineData("((ICollection<int>)all).Contains(-1)")]
    [InlineData("Enumerable.Contains(all, -1)")]
    [InlineData("all.IndexOf(-1) == 0")]
    [InlineData("new List<int>(all).Count == 0")]
    [InlineData("all.ToArray().Length == 0")]
    [InlineData("all.GetRange(0, 10_000).Count == 0")]
    [InlineData("new HashSet<int>(all).Count == 0")]
    [InlineData("Sorted(all)")]
    [InlineData("Joined(all)")]
    [InlineData("Array.IndexOf(array, -1) == 0")]
    [InlineData("ArraySorted(array)")]
    public void What_grows_with_a_collection_is_paid_by_the_collection(string condition)
    {
        var loaded = new Loaded(Compiled.Class($$"""
            static bool Sorted(List<int> all) { all.Sort(); return false; }
            static bool ArraySorted(int[] all) { Array.Sort(all); return false; }
            static bool Joined(List<int> all) { all.AddRange(all); return all.Count < 0; }
            public static object F(int turns)
            {
                var all = Enumerable.Range(0, 10_000).ToList();
                var array = all.ToArray();
                for (var i = 0; i < turns; i++) { if ({{condition}}) return true; }
                return false;
            }
            """));
        var (once, fully) = (loaded.Call("F", 5 * Plenty, 1), loaded.Call("F", 5 * Plenty, 5));

        Assert.Equal((false, false), (once.Result, fully.Result));
        Assert.InRange(fully.Steps!.Value - once.Steps!.Value, 4 * 1_250, 5 * Plenty);
        Assert.Equal(fully, loaded.Call("F", 5 * Plenty, 5));
        Assert.Null(loaded.Call("F", 5 * Plenty, int.MaxValue).Steps);
    }

    [Theory]
    [InlineData("public static object F(int n) { var l = new List<int>(); for (var i = 0; i < n; i++) l.Add(i); while (l.Count > 0) l.RemoveAt(l.Count - 1); return l.Count; }", 1_000, 100_000)] // a stack
    [InlineData("public static object F(int n) => Enumerable.Range(n - n, int.MaxValue).Take(3).Sum() - 3;", 1_000, 1_000)]
    [InlineData("public static object F(int n) => Enumerable.Repeat(0, n).First();", 1_000_000, 1_000)]
    public void What_is_cheap_is_not_dear(string members, int given, long most) =>
        Assert.InRange(Assert.IsType<long>(new Loaded(Compiled.Class(members)).Call("F", Plenty, given) is (0, var steps) ? steps : null), 1, most);

    [Fact]
    public void Nothing_survives_from_one_call_to_the_next()
    {
        var loaded = new Loaded(Compiled.Class("private static int _calls; private static readonly List<int> Seen = []; public static object F() { Seen.Add(1); return ++_calls * 10 + Seen.Count; }".Replace("= []", "= new()", StringComparison.Ordinal)));
        Assert.Equal(11, loaded.Call("F", Plenty).Result);
        Assert.Equal(11, loaded.Call("F", Plenty).Result);
    }

    [Fact]
    public void Static_state_is_built_in_the_order_that_it_needs()
    {
        // By name, A would come first, and find B empty.
        var loaded = new Loaded("""
            namespace Acme;
            public static class A { public static readonly int Value = B.Table[2] + 1; }
            public static class B { public static readonly int[] Table = [C.Start, C.Start * 2, C.Start * 3]; }
            public static class C { public static readonly int Start = int.Parse("7", System.Globalization.CultureInfo.InvariantCulture); }
            public static class Pricing { public static object F() => A.Value; }
            """);
        Assert.Equal(22, loaded.Call("F", Plenty).Result);
    }

    [Fact]
    public void The_same_input_is_rewritten_to_the_same_bytes()
    {
        var source = Compiled.Class("static readonly decimal[] Rates = [1m, 2m]; public static object F(int n) => Enumerable.Range(0, n).Select(i => Rates[i % 2]).Sum();");
        var files = Compiled.Files("Acme", source);
        var once = CountedAssemblies.Rewrite(files)["lib/Acme.dll"];

        Assert.Equal(once, CountedAssemblies.Rewrite(Compiled.Files("Acme", source))["lib/Acme.dll"]);
        Assert.NotEqual(files["lib/Acme.dll"].ToArray(), once);
    }

    [Fact]
    public void A_plugin_cannot_count_for_itself() =>
        Assert.Contains(Compiled.Method("Leadline.Sdk.Steps.End(); return null;").Faults(), f => f.Subject == "Leadline.Sdk.Steps::End");
}
