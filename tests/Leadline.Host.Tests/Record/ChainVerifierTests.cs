using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Record;

namespace Leadline.Host.Tests.Record;

public sealed class ChainVerifierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3, 1, 5, 8)]
    public async Task A_chain_as_it_was_sealed_is_good(params int[] sizes)
    {
        using var chain = Chain.Of(1, sizes);
        var seals = chain.Seal();
        var keys = new Dictionary<string, ECDsa> { [Seal.KeyIdOf(chain.Key)] = chain.Key };
        var verdict = await Chain.CheckAsync(chain.Lines(seals), keys, seals.Select(s => s.Seal));

        Assert.Equal(new Verdict(sizes.Length, sizes.Sum(), 0, null), verdict);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Any_byte_of_any_entry_that_is_flipped_is_found_and_the_entry_named(int seed)
    {
        using var chain = Chain.Of(seed, 4, 1, 7);
        var lines = chain.Lines();
        var random = new Random(seed);
        foreach (var (line, seal, position, entry) in chain.Places())
        {
            var bytes = Encoding.UTF8.GetBytes(lines[line]);
            for (var flip = 0; flip < 40; flip++)
            {
                var at = random.Next(bytes.Length);
                var file = lines.Select(Encoding.UTF8.GetBytes).ToList();
                file[line][at] ^= (byte)(1 << random.Next(8));
                var verdict = await Chain.CheckAsync([.. file.SelectMany(l => l.Append((byte)'\n'))]);
                Assert.True((seal, position, entry.Id) == (verdict.Wanting?.Seal, verdict.Wanting?.Position, verdict.Wanting?.Entry),
                    $"Byte {at} of {lines[line]}: {verdict.Wanting}");
            }
        }
    }

    [Fact]
    public async Task Any_entry_that_is_dropped_or_doubled_is_named()
    {
        using var chain = Chain.Of(21, 3, 1, 6);
        foreach (var (line, seal, position, entry) in chain.Places())
        {
            var lines = chain.Lines();
            var dropped = lines.ToList();
            dropped.RemoveAt(line);
            Named(await Chain.CheckAsync(dropped), seal, position, entry);
            lines.Insert(line, lines[line]);
            var doubled = (await Chain.CheckAsync(lines)).Wanting!;
            Assert.Equal(seal, doubled.Seal);
            Assert.InRange(doubled.Position, position, position + 1);
        }
    }

    [Fact]
    public async Task Any_two_entries_that_change_places_are_found_and_the_first_place_named()
    {
        using var chain = Chain.Of(31, 3, 1, 5);
        var places = chain.Places().ToList();
        foreach (var (first, second) in places.SelectMany((p, i) => places.Skip(i + 1).Select(q => (p, q))))
        {
            var lines = chain.Lines();
            (lines[first.Line], lines[second.Line]) = (lines[second.Line], lines[first.Line]);
            Named(await Chain.CheckAsync(lines), first.Seal, first.Position, first.Entry);
        }
    }

    [Fact]
    public async Task An_index_that_was_changed_is_found_and_the_entry_named_that_it_no_longer_fits()
    {
        using var chain = Chain.Of(41, 2, 5);
        foreach (var (_, seal, position, entry) in chain.Places())
        {
            var seals = chain.Seal();
            var index = seals[(int)seal - 1].Index;
            index[position - 1] = index[position - 1] with { Leaf = new string('a', 64) };
            Named(await Chain.CheckAsync(chain.Lines(seals)), seal, position, entry);
        }
    }

    [Fact]
    public async Task Seals_that_are_dropped_moved_or_signed_by_another_are_found()
    {
        using var chain = Chain.Of(51, 1, 1, 1);
        using var stranger = Chain.Of(51, 1, 1, 1);
        var lines = chain.Lines();
        Assert.Contains("seal 3 stands where seal 2 belongs", (await Chain.CheckAsync([.. lines[..3], .. lines[5..]])).Wanting!.What, StringComparison.Ordinal);
        Assert.Contains("seal 2 stands where seal 1 belongs", (await Chain.CheckAsync([lines[0], .. lines[3..5], .. lines[1..3], .. lines[5..]])).Wanting!.What, StringComparison.Ordinal);
        var others = new Dictionary<string, ECDsa> { [Seal.KeyIdOf(stranger.Key)] = stranger.Key };
        Assert.Contains("which was not given", (await Chain.CheckAsync(lines, others)).Wanting!.What, StringComparison.Ordinal);
        Assert.Contains("does not follow", (await Chain.CheckAsync([.. lines[..3], .. stranger.Lines()[3..]])).Wanting!.What, StringComparison.Ordinal);
        Assert.Contains("breaks off", (await Chain.CheckAsync(lines[..^1])).Wanting!.What, StringComparison.Ordinal);
        Assert.Contains("breaks off", (await Chain.CheckAsync(lines[..4])).Wanting!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_cut_off_is_found_by_an_anchor_and_by_nothing_else()
    {
        using var chain = Chain.Of(61, 2, 3, 2);
        var last = chain.Seal()[^1].Seal;
        chain.Batches.RemoveAt(2);

        Assert.Null((await Chain.CheckAsync(chain.Lines())).Wanting);
        var found = (await Chain.CheckAsync(chain.Lines(), null, last)).Wanting!;
        Assert.Contains("cut off: seal 3 was kept outside", found.What, StringComparison.Ordinal);
        Assert.Equal((3L, 1), (found.Seal, found.Position));
    }

    [Fact]
    public async Task A_rewrite_signed_anew_with_the_installations_own_key_is_found_by_an_anchor_and_by_nothing_else()
    {
        using var chain = Chain.Of(71, 2, 3, 2, 1);
        var kept = chain.Seal().ConvertAll(s => s.Seal);
        chain.Batches[1][1] = chain.Batches[1][1] with { Detail = "Nothing happened." };
        var rewritten = chain.Lines();

        Assert.Null((await Chain.CheckAsync(rewritten)).Wanting);
        Assert.Equal(2, (await Chain.CheckAsync(rewritten, null, kept[1])).Wanting!.Seal);
        var later = (await Chain.CheckAsync(rewritten, null, kept[3])).Wanting!; // the rewrite shows in every seal after it
        Assert.Equal(4, later.Seal);
        Assert.Contains("rewritten after seal 0", later.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-09-01", "2025-09-02")] // when the file was written
    [InlineData("\"count\":0", "\"count\":7")] // how many wait
    [InlineData("\"sha256\":\"", "\"sha256\":\"0")]
    public async Task What_no_seal_covers_is_covered_by_the_digest_of_the_file(string was, string becomes)
    {
        using var chain = Chain.Of(81, 2, 1);
        var lines = chain.Lines();
        var at = lines.FindIndex(l => l.Contains(was, StringComparison.Ordinal));
        lines[at] = lines[at].Replace(was, becomes, StringComparison.Ordinal);

        Assert.True(at == 0 || at == lines.Count - 1);
        Assert.Contains("not as it was written", (await Chain.CheckAsync(lines)).Wanting!.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(11, true)]
    public async Task An_entry_that_waits_while_the_record_goes_on_is_found_wanting(int minutes, bool isFound)
    {
        using var chain = Chain.Of(82, 2, 1);
        var (lines, oldest) = (chain.Lines(), new LooseEntry("lots", Guid.CreateVersion7()));
        lines[^1] = Chain.End(lines[..^1], 2, 3, new WaitingEntries(5, oldest, Chain.Instant, Chain.Instant.AddMinutes(minutes)));
        var verdict = await Chain.CheckAsync(lines);

        Assert.Equal((5L, (DateTimeOffset?)Chain.Instant), (verdict.Unsealed, verdict.WaitingSince));
        Assert.Equal(isFound ? oldest.Id : null, verdict.Wanting?.Entry);
    }

    [Fact]
    public async Task An_export_of_another_version_is_refused_in_words()
    {
        using var chain = Chain.Of(83, 1);
        var lines = chain.Lines();
        lines[0] = lines[0].Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal);

        Assert.Contains("version 1", (await Assert.ThrowsAsync<NoExportException>(() => Chain.CheckAsync(lines))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an export\n")]
    [InlineData("{\"kind\":\"seal\"}\n")]
    public async Task What_is_no_export_is_unusable(string text) =>
        await Assert.ThrowsAsync<NoExportException>(() => Chain.CheckAsync(Encoding.UTF8.GetBytes(text)));

    private static void Named(Verdict verdict, long seal, int position, AuditEntry entry) =>
        Assert.Equal((seal, position, entry.Id), (verdict.Wanting!.Seal, verdict.Wanting.Position, verdict.Wanting.Entry));
}
