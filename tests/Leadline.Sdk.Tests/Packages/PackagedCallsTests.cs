using System.Text;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tests.Packages;

/// <summary>A package brings so many recorded calls as can be made again while it is judged.</summary>
public sealed class PackagedCallsTests
{
    private static readonly RecordedCall Call = new() { Operation = "service-line/quote", Input = "{}"u8.ToArray(), Output = "{}"u8.ToArray(), Steps = 7 };

    [Fact]
    public void They_are_read_as_they_were_recorded()
    {
        var package = With(RecordedCallLines.Of(Enumerable.Repeat(Call, PackagedCalls.Most)));
        var calls = PackagedCalls.Read(PackageReader.Read(package, Made.Policy).Package!.Files[PackagePaths.Calls], []);
        Assert.Equal(PackagedCalls.Most, calls.Count);
        Assert.All(calls, c => Assert.Equal(("service-line/quote", "{}", "{}", 7), (c.Operation, Encoding.UTF8.GetString(c.Input.Span), Encoding.UTF8.GetString(c.Output.Span), c.Steps)));
    }

    [Fact]
    public void Too_many_are_refused() => Refused("calls-too-many", "There are more than 100 recorded calls, and no more are taken", RecordedCallLines.Of(Enumerable.Repeat(Call, PackagedCalls.Most + 1)));

    [Fact]
    public void Too_long_ones_are_refused_unread() => Refused("calls-too-long", "have 2,097,153 bytes; at most 2,097,152 are taken", new byte[PackagedCalls.MostBytes + 1]);

    [Fact]
    public void What_is_none_is_refused_with_its_line() => Refused("calls-malformed", "line 2: ", [.. RecordedCallLines.Of([Call]), .. "no call"u8]);

    [Fact]
    public void A_text_with_half_a_character_is_refused_with_its_line() => Refused("calls-malformed", "line 1: ", """{"operation":"\ud800","input":{},"output":{}}"""u8.ToArray());

    [Fact]
    public void A_million_bad_lines_are_not_read_to_the_end() =>
        Refused("calls-malformed", "and what follows was not looked at", [.. Enumerable.Repeat("x\n"u8.ToArray(), PackagedCalls.MostBytes / 2).SelectMany(l => l)]);

    private static void Refused(string code, string words, byte[] calls)
    {
        var fault = Made.OnlyFault(With(calls));
        Assert.Equal((code, "calls.jsonl"), (fault.Code, fault.File));
        Assert.Contains(words, fault.Reason, StringComparison.Ordinal);
        Assert.NotNull(fault.Remedy);
    }

    private static byte[] With(byte[] calls) => PackageWriter.Sign(
        PackageWriter.Pack(Made.Manifest, new Dictionary<string, ReadOnlyMemory<byte>>(Made.Files) { [PackagePaths.Calls] = calls }), Made.FenmoorKey, Made.Now.AddDays(-2), Made.Now.AddDays(28));
}
