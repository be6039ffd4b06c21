using System.Collections.Frozen;
using System.Diagnostics;
using System.Reflection;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Counting;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>Many keys of one hash code, or of one bucket: a square of work, which the steps have to see.</summary>
[Collection("Steps")]
public sealed class FloodTests
{
    private const int Keys = 15_000;
    private const long Budget = 8_000_000; // far more than so many keys that lie well apart take

    // A long's hash code is one half of it against the other; the room for 15,000 is 17,519 buckets, which the second kind are multiples of.
    private const string Members = """
        static IEnumerable<long> Alike(int n, bool flood) { for (var i = 0L; i < n; i++) yield return flood ? (i << 32) | i : i; }
        static IEnumerable<int> Beside(int n, bool flood) { for (var i = 0; i < n; i++) yield return flood ? i * 17_519 : i; }
        public sealed record Key(long Of);
        public struct Place { public long Of; }
        """;

    [Theory]
    [InlineData("var d = new Dictionary<long, int>(); foreach (var k in Alike(n, flood)) d[k] = 1; return d.Count;")]
    [InlineData("var d = new Dictionary<long, int>(); foreach (var k in Alike(n, flood)) d.Add(k, 1); return d.Count;")]
    [InlineData("var d = new Dictionary<long, int>(); foreach (var k in Alike(n, flood)) d.TryAdd(k, 1); return d.Count;")]
    [InlineData("var d = new Dictionary<int, int>(n); foreach (var k in Beside(n, flood)) d.Add(k, 1); return d.Count;")]
    [InlineData("var d = new HashSet<long>(); foreach (var k in Alike(n, flood)) d.Add(k); return d.Count;")]
    [InlineData("var d = new HashSet<int>(n); foreach (var k in Beside(n, flood)) d.Add(k); return d.Count;")]
    [InlineData("return new HashSet<long>(Alike(n, flood)).Count;")]
    [InlineData("return new HashSet<int>(Beside(n, flood).ToList()).Count;")]
    [InlineData("var d = new HashSet<long>(); d.UnionWith(Alike(n, flood)); return d.Count;")]
    [InlineData("ISet<long> d = new HashSet<long>(); d.SymmetricExceptWith(Alike(n, flood)); d.UnionWith(Alike(n, flood)); return d.Count;")]
    [InlineData("IDictionary<long, int> d = new Dictionary<long, int>(); foreach (var k in Alike(n, flood)) d[k] = 1; return d.Count;")]
    [InlineData("var d = new Dictionary<long, int>(Alike(n, flood).Select(k => KeyValuePair.Create(k, 1))); return d.Count;")]
    [InlineData("var d = new Dictionary<(long, int), int>(); foreach (var k in Alike(n, flood)) d[(flood ? 7 : k, flood ? 3 : 1)] = 1; foreach (var k in Alike(n, flood)) d[(k, 1)] = 1; return d.Count - (flood ? 1 : 0);")]
    [InlineData("var d = new HashSet<Key>(); foreach (var k in Alike(n, flood)) d.Add(new Key(k)); return d.Count;")]
    [InlineData("var d = new HashSet<Place>(); foreach (var k in Alike(n, flood)) d.Add(new Place { Of = k }); return d.Count;")]
    [InlineData("return System.Collections.Frozen.FrozenSet.ToFrozenSet(Alike(n, flood)).Count;")]
    [InlineData("return System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(Alike(n, flood), k => k).Count;")]
    [InlineData("return Alike(n, flood).Distinct().Count();")]
    [InlineData("return Alike(n, flood).ToHashSet().Count;")]
    [InlineData("return Alike(n, flood).ToDictionary(k => k).Count;")]
    [InlineData("return Alike(n, flood).ToList().ToDictionary(k => k, k => 1).Count;")]
    [InlineData("return Alike(n, flood).DistinctBy(k => k).Count();")]
    [InlineData("return Alike(n, flood).CountBy(k => k).Count();")]
    [InlineData("return Alike(n, flood).GroupBy(k => k).Count();")]
    [InlineData("return Alike(n, flood).ToLookup(k => k).Count;")]
    [InlineData("return Alike(n, flood).Join(Alike(n, flood), k => k, k => k, (a, b) => a).Count();")]
    [InlineData("return Alike(n, flood).GroupJoin(Alike(n, flood), k => k, k => k, (a, b) => a).Count();")]
    [InlineData("return Alike(n, flood).Union(Alike(n, flood)).Count();")]
    [InlineData("return Alike(n, flood).Intersect(Alike(n, flood)).Count();")]
    [InlineData("return n + Alike(n, flood).Except(Alike(n, flood)).Count();")]
    public void A_flood_of_keys_ends_at_the_budget_and_soon(string body)
    {
        var loaded = new Loaded(Compiled.Class($$"""{{Members}} public static object F(int n, bool flood) { {{body}} }"""));

        Assert.Equal(Keys, Assert.IsType<int>(loaded.Call("F", Budget, Keys, false).Result));
        var watch = Stopwatch.StartNew();
        Assert.Null(loaded.Call("F", Budget, Keys, true).Steps);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5)); // some hundredths of a second on a machine that does nothing else
    }

    [Theory]
    [InlineData("var d = new Dictionary<int, int>(n); var s = 0; for (var i = 0; i < turns; i++) { d[1] = i; d.Clear(); s++; } return s;")]
    [InlineData("var d = new Dictionary<int, int>(); for (var i = 0; i < n; i++) d[i] = 1; for (var i = 1; i < n; i++) d.Remove(i - 1); var s = 0; for (var i = 0; i < turns; i++) foreach (var e in d) s++; return s;")] // gaps
    [InlineData("var d = new HashSet<int>(); for (var i = 0; i < n; i++) d.Add(i); var s = 0; for (var i = 0; i < turns; i++) s += new HashSet<int>(d).Count > 0 ? 1 : 0; return s;")]
    [InlineData("var d = new Dictionary<string, int>(); var k = new string('x', n); d[k] = 1; var s = 0; for (var i = 0; i < turns; i++) s += d[k]; return s;")]
    [InlineData("var d = Enumerable.Range(0, n).ToDictionary(i => i); var s = 0; for (var i = 0; i < turns; i++) s += d.Values.ToList().Count > 0 ? 1 : 0; return s;")]
    [InlineData("var d = new Dictionary<int, int>(); for (var i = 0; i < n; i++) d[i] = i; var s = 0; for (var i = 0; i < turns; i++) s += new SortedDictionary<int, int>(d).Count > 0 ? 1 : 0; return s;")]
    [InlineData("var t = new string('x', n); var s = 0; for (var i = 0; i < turns; i++) s += t.IndexOf('y') + 2; return s;")]
    [InlineData("var t = new string('x', n); var s = 0; for (var i = 0; i < turns; i++) s += t.IndexOf(\"xy\", 1, StringComparison.Ordinal) + 2; return s;")]
    [InlineData("var t = new string('x', n); var s = 0; for (var i = 0; i < turns; i++) s += t.LastIndexOf('y') + 2; return s;")]
    [InlineData("var t = new string('x', n); var s = 0; for (var i = 0; i < turns; i++) s += t.Contains(\"y\") ? 0 : 1; return s;")]
    [InlineData("var t = new string('x', n); var s = 0; for (var i = 0; i < turns; i++) s += t.Split('y').Length; return s;")]
    [InlineData("var t = new string(' ', n); var s = 0; for (var i = 0; i < turns; i++) s += t.Trim().Length + 1; return s;")]
    [InlineData("var t = new string(' ', n); var s = 0; for (var i = 0; i < turns; i++) s += t.ToCharArray().Length > 0 ? 1 : 0; return s;")]
    [InlineData("var d = new HashSet<int> { -1 }; var a = new int[n]; var s = 0; for (var i = 0; i < turns; i++) { d.ExceptWith(a); s++; } return s;")] // nothing lies where they are looked for
    [InlineData("var d = new HashSet<int> { -1 }; var a = new int[n]; var s = 0; for (var i = 0; i < turns; i++) s += d.Overlaps(a) ? 0 : 1; return s;")]
    [InlineData("var d = new HashSet<int> { -1 }; var a = new int[n]; var s = 0; for (var i = 0; i < turns; i++) s += d.IsSubsetOf(a) ? 0 : 1; return s;")]
    [InlineData("IEnumerable<object> t = Enumerable.Repeat(\"x\", n).ToList(); var s = 0; for (var i = 0; i < turns; i++) s += new List<object>(t).Count > 0 ? 1 : 0; return s;")] // texts, handed on as objects
    [InlineData("var t = new string('x', n); char[] c = ['a', 'b', 'x']; var s = 0; for (var i = 0; i < turns; i++) s += t.Trim(c).Length + 1; return s;")]
    [InlineData("var t = new string('x', n); string[] c = [\"a\", \"b\"]; var s = 0; for (var i = 0; i < turns; i++) s += t.Split(c, StringSplitOptions.None).Length; return s;")]
    public void What_grows_with_a_table_is_paid_by_the_table(string body)
    {
        var loaded = new Loaded(Compiled.Class($$"""public static object F(int n, int turns) { {{body}} }"""));
        var (once, often) = (loaded.Call("F", Budget, 10_000, 1), loaded.Call("F", Budget, 10_000, 11));

        Assert.Equal((1, 11), (once.Result, often.Result));
        Assert.InRange(often.Steps!.Value - once.Steps!.Value, 10 * 1_250, Budget);
    }

    // The size of a collection of its own is what a plugin says: less than nothing gives nothing back.
    [Fact]
    public void No_collection_gives_steps_back()
    {
        var loaded = new Loaded("using System.Collections; " + Compiled.Class("""
            public sealed class Less : ICollection<int>
            {
                private int _asked;
                public int Count => _asked++ == 0 ? -1_000_000 : 0;
                public bool IsReadOnly => true;
                public void Add(int item) { }
                public void Clear() { }
                public bool Contains(int item) => false;
                public void CopyTo(int[] array, int arrayIndex) { }
                public bool Remove(int item) => false;
                public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();
                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
            }
            public static object F(bool less) => less ? new List<int>(new Less()).Count : 0;
            """));
        Assert.InRange(loaded.Call("F", Budget, true).Steps!.Value, loaded.Call("F", Budget, false).Steps!.Value, Budget);
    }

    [Fact]
    public void A_table_that_is_changed_by_the_comparer_that_it_asks_says_so()
    {
        var loaded = new Loaded(Compiled.Class("""
            public sealed class Comes : IEqualityComparer<int>
            {
                public HashSet<int>? Back;
                public bool Equals(int a, int b) { var back = Back; Back = null; back?.Remove(a); return a == b; }
                public int GetHashCode(int of) => 1;
            }
            public static object F()
            {
                var comes = new Comes();
                var set = new HashSet<int>(comes) { 1, 2 };
                comes.Back = set;
                try { set.Remove(2); } catch (InvalidOperationException) { return set.Count; }
                return "nothing was said";
            }
            """));
        Assert.Equal(1, loaded.Call("F", Budget).Result);
    }

    // Each place of a text may be one where what is sought begins: half a million places, a quarter of a million characters.
    [Fact]
    public void A_long_text_is_not_sought_in_a_long_one_for_nothing() => Assert.Null(new Loaded(Compiled.Class("""
        public static object F() => (new string('a', 400_000) + "b" + new string('a', 200_000)).IndexOf(new string('a', 200_000) + "c" + new string('a', 200_000), StringComparison.Ordinal);
        """)).Call("F", Budget).Steps);

    [Fact]
    public void A_frozen_dictionary_answers_as_the_base_librarys()
    {
        var loaded = new Loaded("using System.Collections.Frozen; " + Compiled.Class("""
            public static object F()
            {
                var d = FrozenDictionary.ToFrozenDictionary(new[] { KeyValuePair.Create("a", 1), KeyValuePair.Create("b", 2), KeyValuePair.Create("a", 3) });
                var s = FrozenSet.ToFrozenSet(new[] { "a", "A", "b" }, StringComparer.OrdinalIgnoreCase);
                IReadOnlyDictionary<string, int> r = d;
                IDictionary<string, int> w = d;
                var refused = false;
                try { w.Add("c", 3); } catch (NotSupportedException) { refused = true; }
                try { return r["gone"]; } catch (KeyNotFoundException e) { return $"{r["a"]} {d.Count} {d.TryGetValue("b", out var b)} {b} {d.ContainsKey("c")} {r.Keys.Count()} {s.Count} {s.Contains("B")} {refused} {e.Message}"; }
            }
            """));
        Assert.Equal("3 2 True 2 False 2 2 True True The given key 'gone' was not present in the dictionary.", loaded.Call("F", Budget).Result);
    }

    [Theory]
    [InlineData("sealed class Plain;", "new Plain()")] // by its place in memory, if the base library were asked
    [InlineData("sealed record Holds(object Of); sealed class Plain;", "new Holds(new Plain())")]
    [InlineData("sealed class Plain { public new int GetHashCode() => 1; }", "new Plain()")] // it hides the one that is asked, and is not asked itself
    [InlineData("sealed class Plain;", "(i % 9, new Plain())")]
    [InlineData("sealed class Plain;", "KeyValuePair.Create(i % 9, new Plain())")]
    [InlineData("struct Pair { public object Of; }", "new Pair { Of = new int[i % 3] }")]
    [InlineData("", "new List<int> { i }")]
    [InlineData("", "(object)new SpecificationItem { Code = $\"{i}\", Text = \"t\" }")] // a record of the SDK, whose code is not counted
    [InlineData("", "Tuple.Create(i, $\"{i}\")")]
    public void Where_a_key_lies_in_memory_is_not_seen_in_the_steps(string members, string key)
    {
        var loaded = new Loaded("using Leadline.Sdk; " + Compiled.Class($$"""
            {{members}}
            public static object F(int n) { var d = new Dictionary<object, int>(); for (var i = 0; i < n; i++) d[{{key}}] = 1; return d.Keys.GroupBy(k => k).Count(); }
            """));
        var first = loaded.Call("F", Budget, 2_000);

        Assert.Equal(2_000, first.Result);
        for (var again = 0; again < 4; again++)
            Assert.Equal(first, loaded.Call("F", Budget, 2_000));
    }

    // Texts are hashed with a seed of the process by the base library: the number holds for every process.
    [Fact]
    public void How_texts_are_hashed_is_the_same_in_every_process()
    {
        var loaded = new Loaded(Compiled.Class("""
            public sealed record Key(string Of);
            public static object F(int n)
            {
                var (texts, keys, folded) = (new HashSet<string>(), new HashSet<Key>(), new HashSet<(string, int)>());
                var letters = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                for (var i = 0; i < n; i++) { texts.Add("k" + i); keys.Add(new Key("k" + i)); folded.Add(("k" + i, i)); letters.Add("k" + i); letters.Add("K" + i); }
                return texts.Count + keys.Count + folded.Count + letters.Count;
            }
            """));
        Assert.Equal((20_000, PinnedSteps), loaded.Call("F", Budget, 5_000));
    }

    private const long PinnedSteps = 659_472;

    [Fact]
    public void Letters_that_are_one_without_their_case_have_one_hash_code()
    {
        var set = new CountedSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            var (lower, upper) = ($"{char.ToLowerInvariant(c)}", $"{char.ToUpperInvariant(c)}");
            if (!string.Equals(lower, upper, StringComparison.OrdinalIgnoreCase))
                continue;
            set.Clear();
            set.Add(lower);
            Assert.True(set.Contains(upper), $"U+{(int)c:X4}");
        }
    }

    [Theory]
    [InlineData(typeof(Dictionary<,>), typeof(CountedDictionary<,>))]
    [InlineData(typeof(Dictionary<,>.Enumerator), typeof(CountedDictionary<,>.Enumerator))]
    [InlineData(typeof(Dictionary<,>.KeyCollection), typeof(CountedDictionary<,>.KeyCollection))]
    [InlineData(typeof(Dictionary<,>.KeyCollection.Enumerator), typeof(CountedDictionary<,>.KeyCollection.Enumerator))]
    [InlineData(typeof(Dictionary<,>.ValueCollection), typeof(CountedDictionary<,>.ValueCollection))]
    [InlineData(typeof(Dictionary<,>.ValueCollection.Enumerator), typeof(CountedDictionary<,>.ValueCollection.Enumerator))]
    [InlineData(typeof(HashSet<>), typeof(CountedSet<>))]
    [InlineData(typeof(HashSet<>.Enumerator), typeof(CountedSet<>.Enumerator))]
    [InlineData(typeof(FrozenDictionary), typeof(CountedFrozenDictionary))]
    [InlineData(typeof(FrozenDictionary<,>), typeof(CountedFrozenDictionary<,>))]
    [InlineData(typeof(FrozenSet), typeof(CountedFrozenSet))]
    [InlineData(typeof(FrozenSet<>), typeof(CountedFrozenSet<>))]
    public void Whatever_the_rules_let_in_has_its_counterpart(Type original, Type counted)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var letIn = original.GetMembers(Public).OfType<MethodBase>()
            .Where(m => RuleSet.Current.OnMember(original.Namespace!, original.FullName!.Replace('+', '/'), m.Name, "") is { Class: not RuleClass.Refused }).Select(Shape).ToList();

        Assert.NotEmpty(letIn);
        Assert.Empty(letIn.Except(counted.GetMembers(Public).OfType<MethodBase>().Select(Shape)));

        static string Shape(MethodBase method) => $"{method}"
            .Replace("Leadline.Plugins.Counting.CountedFrozen", "System.Collections.Frozen.Frozen", StringComparison.Ordinal)
            .Replace("Leadline.Plugins.Counting.CountedDictionary", "System.Collections.Generic.Dictionary", StringComparison.Ordinal)
            .Replace("Leadline.Plugins.Counting.CountedSet", "System.Collections.Generic.HashSet", StringComparison.Ordinal);
    }
}
