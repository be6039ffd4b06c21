using Leadline.Plugins.Counting;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>The set that counts beside the base library's, in the same way.</summary>
[Collection("Steps")]
public sealed class CountedSetTests
{
    public static TheoryData<int, bool> Runs => new(from seed in Enumerable.Range(1, 25) from own in new[] { false, true } select (seed, own));

    [Theory, MemberData(nameof(Runs))]
    public void It_does_what_the_base_librarys_does(int seed, bool own)
    {
        var chance = new Random(seed);
        var most = 10 + (seed * 20);
        var comparer = own ? new Tens() : null;
        ISet<int?> real = new HashSet<int?>(comparer);
        ISet<int?> counted = new CountedSet<int?>(comparer);

        for (var turn = 0; turn < 2_000; turn++)
        {
            var item = chance.Next(12) == 0 ? (int?)null : chance.Next(most);
            var others = Enumerable.Range(0, chance.Next(most)).Select(_ => chance.Next(9) == 0 ? null : (int?)chance.Next(most)).ToList();
            var kind = chance.Next(5);
            Both(chance.Next(turn % 400 < 200 ? 8 : 22) switch
            {
                < 6 => (s, _) => s.Add(item),
                6 => (s, _) => s.Contains(item),
                7 => (s, _) => s.Remove(item),
                8 => (s, o) => { s.UnionWith(o); return 0; },
                9 => (s, o) => { s.ExceptWith(o); return 0; },
                10 => (s, o) => { s.IntersectWith(o); return 0; },
                11 => (s, o) => { s.SymmetricExceptWith(o); return 0; },
                12 => (s, o) => s.IsSubsetOf(o),
                13 => (s, o) => s.IsProperSubsetOf(o),
                14 => (s, o) => s.IsSupersetOf(o),
                15 => (s, o) => s.IsProperSupersetOf(o),
                16 => (s, o) => s.Overlaps(o),
                17 => (s, o) => s.SetEquals(o),
                18 when chance.Next(20) == 0 => (s, _) => { s.Clear(); return 0; },
                _ => (s, _) => s.Remove(item),
            });
            if (turn % 90 == 0)
                (real, counted) = (new HashSet<int?>(real, comparer), new CountedSet<int?>(counted, comparer));
            if (turn % 290 == 0)
                (real, counted) = (new HashSet<int?>(others.Concat(others).Concat(others).ToList(), comparer), new CountedSet<int?>(others.Concat(others).Concat(others).ToList(), comparer));

            void Both(Func<ISet<int?>, IEnumerable<int?>, object> act)
            {
                Assert.Equal(act(real, Other(new HashSet<int?>(others, comparer), new HashSet<int?>(others), real)), act(counted, Other(new CountedSet<int?>(others, comparer), new CountedSet<int?>(others), counted)));
                Assert.Equal(real.AsEnumerable(), counted.AsEnumerable());
                Assert.Equal(real.Count, counted.Count);
            }

            IEnumerable<int?> Other(IEnumerable<int?> alike, IEnumerable<int?> otherwise, IEnumerable<int?> itself) => kind switch
            {
                0 => others,
                1 => others.Where(_ => true),
                2 => alike,
                3 => otherwise,
                _ => chance is null ? [] : others.Count % 7 == 0 ? itself : others,
            };
        }
    }

    [Fact]
    public void It_refuses_in_the_words_of_the_base_librarys()
    {
        var acts = new List<Func<ISet<int>, object?>>
        {
            s => { s.UnionWith(null!); return 0; }, s => { s.ExceptWith(null!); return 0; }, s => { s.IntersectWith(null!); return 0; }, s => { s.SymmetricExceptWith(null!); return 0; },
            s => s.IsSubsetOf(null!), s => s.IsProperSubsetOf(null!), s => s.IsSupersetOf(null!), s => s.IsProperSupersetOf(null!), s => s.Overlaps(null!), s => s.SetEquals(null!),
            s => { foreach (var _ in s) s.Add(9); return 0; },
            s => { foreach (var item in s) s.Remove(item); return s.Count; },
            s => { using var all = s.GetEnumerator(); return ((System.Collections.IEnumerator)all).Current; },
            s => Copied(s, 3, 0), s => Copied(s, 4, 1), s => Copied(s, 2, 0), s => Copied(s, 3, 1), s => Copied(s, 3, 5), s => Copied(s, 3, -1), s => { s.CopyTo(null!, 0); return 0; }, s => s.IsReadOnly,
        };
        Assert.All(acts, (act, at) => Assert.Equal(
            (at, CountedDictionaryTests.Of(() => act(new HashSet<int> { 3, 1, 2 }))), (at, CountedDictionaryTests.Of(() => act(new CountedSet<int> { 3, 1, 2 })))));
        Assert.Equal(CountedDictionaryTests.Of(() => new HashSet<int>(-1)), CountedDictionaryTests.Of(() => new CountedSet<int>(-1)));
        Assert.Equal(CountedDictionaryTests.Of(() => new HashSet<int>((IEnumerable<int>)null!)), CountedDictionaryTests.Of(() => new CountedSet<int>((IEnumerable<int>)null!)));
    }

    private static string Copied(ISet<int> set, int length, int index)
    {
        var copy = new int[length];
        set.CopyTo(copy, index);
        return string.Join(' ', copy);
    }

    // Two numbers of one ten are one; sets that compare so are alike.
    private sealed class Tens : IEqualityComparer<int?>
    {
        public bool Equals(int? x, int? y) => x / 10 == y / 10;

        public int GetHashCode(int? obj) => (obj ?? -1) / 10 % 5;

        public override bool Equals(object? obj) => obj is Tens;

        public override int GetHashCode() => 1;
    }
}
