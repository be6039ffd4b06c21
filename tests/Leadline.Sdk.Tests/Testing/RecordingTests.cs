using System.Text;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tests.Testing;

[Collection("Steps")]
public sealed class RecordingTests : IDisposable
{
    private readonly Author _author = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_file);
        _author.Dispose();
    }

    [Fact]
    public void Calls_are_read_as_they_were_written_and_come_out_the_same()
    {
        using var plugin = _author.Score("return Flat(prices, \"\\u00fc <b> \\U0001d11e\");");
        var calls = RecordedCalls.Record(plugin, Author.Prices, Author.Prices with { Weight = 10 });

        RecordedCalls.Write(_file, calls);
        var read = RecordedCalls.Read(_file);

        Assert.Equal(2, read.Count);
        Assert.All(read.Zip(calls), c => Assert.Equal(
            (c.Second.Operation, Text(c.Second.Input), Text(c.Second.Output), c.Second.Failure, c.Second.Steps), (c.First.Operation, Text(c.First.Input), Text(c.First.Output), c.First.Failure, c.First.Steps)));
        Assert.Empty(plugin.Replay(read));
    }

    [Theory]
    [InlineData("return Flat(prices, \"b\");", "output-differs", true)]
    [InlineData("throw new InvalidOperationException(\"no\");", "failure-differs", true)]
    [InlineData("var n = 0; for (var i = 0; i < 10; i++) n += i; return Flat(prices, n > 0 ? \"a\" : \"b\");", "steps-differ", false)]
    public void Another_build_that_answers_otherwise_is_found(string body, string code, bool isSeen)
    {
        using var first = _author.Score("return Flat(prices, \"a\");");
        var calls = RecordedCalls.Record(first, Author.Prices with { Weight = 10 }, Author.Prices);
        using var other = _author.Score(body);

        var differences = other.Replay(calls);

        Assert.Equal([(1, "price-score/score", code, isSeen), (2, "price-score/score", code, isSeen)], differences.Select(d => (d.Call, d.Operation, d.Code, d.IsSeen)));
    }

    [Fact]
    public void A_difference_says_where_and_what()
    {
        using var first = _author.Score("return Flat(prices, \"by hand\");");
        var calls = RecordedCalls.Record(first, Author.Prices);
        using var other = _author.Score("return Flat(prices, \"by head\");");

        var said = Assert.Single(other.Replay(calls)).ToString();

        Assert.StartsWith("call 1, price-score/score: output-differs: from byte ", said, StringComparison.Ordinal);
        Assert.Contains("by head", said, StringComparison.Ordinal);
        Assert.Contains("by hand", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_is_recorded_and_comes_out_the_same()
    {
        using var plugin = _author.Score("throw new InvalidOperationException(\"no\");");

        RecordedCalls.Write(_file, RecordedCalls.Record(plugin, Author.Prices));

        Assert.Equal("plugin-threw", Assert.Single(RecordedCalls.Read(_file)).Failure);
        Assert.Empty(plugin.Replay(RecordedCalls.Read(_file)));
    }

    [Fact]
    public void What_this_SDK_does_not_take_is_said()
    {
        using var plugin = _author.Score("return Flat(prices, \"a\");");
        File.WriteAllText(_file, """
            {"operation":"price-score/score","input":{"weight":40,"bids":[],"later":1},"output":{"all":[]},"steps":1}
            {"operation":"price-score/cancel","input":{},"output":{}}
            """);

        Assert.Equal(["input-unreadable", "operation-unknown"], plugin.Replay(RecordedCalls.Read(_file)).Select(d => d.Code));
    }

    [Fact]
    public void Every_line_that_is_no_call_is_named()
    {
        File.WriteAllText(_file, """
            {"operation":"price-score/score","input":{},"output":{}}
            {"operation":"price-score/score","input":{}}

            []
            {"operation":1,"input":{},"output":{}}
            {"operation":"a/b","input":{},"output":{},"steps":"5"}
            {"operation":"a/b","input":{},"output":{},"day":"2019-01-01"}
            nothing
            """);

        var wrong = Assert.Throws<FormatException>(() => RecordedCalls.Read(_file)).Message;

        Assert.All(
            new[]
            {
                "line 2: A recorded call has either an 'output' or a 'failure'.", "line 4: A recorded call is an object.", "line 5: 'operation' is a text.",
                "line 6: 'steps' is a number.", "line 7: A recorded call has no 'day'.", "line 8: ",
            },
            part => Assert.Contains(part, wrong, StringComparison.Ordinal));
        Assert.DoesNotContain("line 1:", wrong, StringComparison.Ordinal);
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
