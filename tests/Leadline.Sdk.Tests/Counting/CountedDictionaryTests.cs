using System.Collections;
using System.Globalization;
using Leadline.Plugins.Counting;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>The dictionary that counts beside the base library's: thousands of operations by chance on both, which must not differ in anything that a plugin can see.</summary>
[Collection("Steps")]
public sealed class CountedDictionaryTests
{
    public static TheoryData<int, string> Runs => new(
        from seed in Enumerable.Range(1, 12) from comparer in new[] { "none", "ignore-case", "ordinal", "own" } select (seed, comparer));

    [Theory, MemberData(nameof(Runs))]
    public void It_does_what_the_base_librarys_does(int seed, string comparer)
    {
        var chance = new Random(seed);
        var keys = Enumerable.Range(0, 20 + (seed * 37)).Select(i => i.ToString("x", CultureInfo.InvariantCulture)).SelectMany(k => new[] { k, k.ToUpperInvariant() }).ToArray();
        IDictionary<string, int> real = new Dictionary<string, int>(Comparer(comparer));
        IDictionary<string, int> counted = new CountedDictionary<string, int>(Comparer(comparer));

        for (var turn = 0; turn < 3_000; turn++)
        {
            var (key, value, act) = (keys[chance.Next(keys.Length)], chance.Next(5), chance.Next(turn % 500 < 250 ? 8 : 13));
            Both(act switch
            {
                0 => d => Of(() => d.Add(key, value)),
                1 or 2 => d => Of(() => d[key] = value),
                3 => d => Of(() => d[key]),
                4 => d => Of(() => (d.TryGetValue(key, out var found), found)),
                5 => d => Of(() => d is Dictionary<string, int> r ? r.TryAdd(key, value) : ((CountedDictionary<string, int>)d).TryAdd(key, value)),
                6 => d => Of(() => (d.ContainsKey(key), Has(d.Keys, key), d.Values.Contains(value))),
                7 => d => Of(() => d.Contains(new(key, value))),
                8 => d => Of(() => d.Remove(new KeyValuePair<string, int>(key, value))),
                9 when chance.Next(40) == 0 => d => Of(d.Clear),
                _ => d => Of(() => d.Remove(key)),
            });
            if (turn % 50 == 0)
                Both(d => string.Join('|', Of(() => string.Join(' ', d)), string.Join(' ', d.Keys), string.Join(' ', d.Values), d.Count.ToString(CultureInfo.InvariantCulture)));
            if (turn % 700 == 0)
            {
                (real, counted) = chance.Next(2) == 0
                    ? (new Dictionary<string, int>(real, Comparer(comparer)), new CountedDictionary<string, int>(counted, Comparer(comparer)))
                    : (new Dictionary<string, int>(real.AsEnumerable(), Comparer(comparer)), new CountedDictionary<string, int>(counted.AsEnumerable(), Comparer(comparer)));
            }
        }

        void Both(Func<IDictionary<string, int>, string> act) => Assert.Equal(act(real), act(counted));
    }

    [Fact]
    public void It_refuses_in_the_words_of_the_base_librarys()
    {
        var acts = new List<Func<IDictionary<string, int>, object?>>
        {
            d => d[null!], d => d.Remove(null!), d => d.ContainsKey(null!), d => d["gone"], d => { d.Add("a", 2); return 0; }, d => Has(d.Keys, null!),
            d => { foreach (var _ in d) d["new"] = 1; return 0; },
            d => { foreach (var _ in d.Keys) d["new"] = 1; return 0; },
            d => { foreach (var _ in d.Values) { d.Remove("a"); d.Add("a", 1); } return 0; },
            d => { foreach (var (key, _) in d) { d[key] = 9; d.Remove(key); } return d.Count; },
            d => { foreach (var _ in d) d.Clear(); return d.Count; },
            d => { using var all = d.GetEnumerator(); return ((IEnumerator)all).Current; },
            d => { using var all = d.GetEnumerator(); while (all.MoveNext()) { } return ((IEnumerator)all).Current; },
            d => { using var all = d.GetEnumerator(); all.MoveNext(); all.Reset(); all.MoveNext(); return all.Current; },
            d => { using var all = d.GetEnumerator(); d["new"] = 1; all.Reset(); return 0; },
            d => { d.Keys.Add("x"); return 0; }, d => d.Keys.Remove("x"), d => { d.Keys.Clear(); return 0; }, d => (d.Keys.IsReadOnly, d.IsReadOnly),
            d => { d.Values.Add(1); return 0; }, d => d.Values.Remove(1), d => { d.Values.Clear(); return 0; },
            d => Copied(d, 2, 0), d => Copied(d, 3, 1), d => Copied(d, 1, 0), d => Copied(d, 2, 1), d => Copied(d, 2, -1), d => Copied(d, 2, 3),
            d => { d.CopyTo(null!, 0); return 0; }, d => { d.Keys.CopyTo(null!, 0); return 0; }, d => { d.Keys.CopyTo(new string[1], 0); return 0; },
            d => { ((ICollection)d).CopyTo(new int[2, 2], 0); return 0; }, d => { ((ICollection)d).CopyTo(new string[5], 0); return 0; },
            d => { ((ICollection)d.Values).CopyTo(new string[5], 0); return 0; },
            d => { var all = new object[2]; ((ICollection)d).CopyTo(all, 0); return string.Join(' ', all); },
            d => { var all = new object[2]; ((ICollection)d.Keys).CopyTo(all, 0); return string.Join(' ', all); },
            d => ((ICollection)d).IsSynchronized || ReferenceEquals(((ICollection)d).SyncRoot, null),
        };
        Assert.All(acts, (act, at) => Assert.Equal((at, Of(() => act(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }))), (at, Of(() => act(new CountedDictionary<string, int> { ["a"] = 1, ["b"] = 2 })))));
        Assert.Equal(Of(() => new Dictionary<int, int>(-1)), Of(() => new CountedDictionary<int, int>(-1)));
        Assert.Equal(Of(() => new Dictionary<int, int>((IDictionary<int, int>)null!)), Of(() => new CountedDictionary<int, int>((IDictionary<int, int>)null!)));
        Assert.Equal(Of(() => new Dictionary<int, int>((IEnumerable<KeyValuePair<int, int>>)null!)), Of(() => new CountedDictionary<int, int>((IEnumerable<KeyValuePair<int, int>>)null!)));
        Assert.Equal(Of(() => new Dictionary<int, int>([new(1, 1), new(1, 2)])), Of(() => new CountedDictionary<int, int>([new(1, 1), new(1, 2)])));
        Assert.Equal(Of(() => new Dictionary<int, int>.KeyCollection(null!)), Of(() => new CountedDictionary<int, int>.KeyCollection(null!)));
    }

    internal static string Of(Action act) => Of(() => { act(); return (object?)null; });

    internal static string Of<T>(Func<T> act)
    {
        try
        {
            return $"{act()}".Replace("Counted", "", StringComparison.Ordinal);
        }
        catch (Exception thrown) when (thrown is ArgumentException or KeyNotFoundException or InvalidOperationException or NotSupportedException)
        {
            return $"{thrown.GetType().Name}: {thrown.Message}";
        }
    }

    private static bool Has<T>(ICollection<T> all, T item) => all.Contains(item);

    private static string Copied(IDictionary<string, int> dictionary, int length, int index)
    {
        var copy = new KeyValuePair<string, int>[length];
        dictionary.CopyTo(copy, index);
        return string.Join(' ', copy);
    }

    private static IEqualityComparer<string>? Comparer(string name) => name switch
    {
        "none" => null,
        "ordinal" => StringComparer.Ordinal,
        "ignore-case" => StringComparer.OrdinalIgnoreCase,
        _ => new FirstLetter(),
    };

    // Many in one bucket, and few hash codes.
    internal sealed class FirstLetter : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x == y;

        public int GetHashCode(string obj) => obj[0];
    }
}
