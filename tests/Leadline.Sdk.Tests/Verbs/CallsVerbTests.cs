using System.Text;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tests.Verbs;

/// <summary>Fetching calls from a platform that is slow, whose tokens end, and whose pages are longer than the tool takes.</summary>
public sealed class CallsVerbTests : IDisposable
{
    private const long TooLong = (64L * 1024 * 1024) + 1;
    private const string Token = """{"access_token":"a token"}""";

    private readonly Tool _tool = new() { Secret = "a secret" };

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Pages_are_written_one_after_the_other_and_a_question_that_comes_again_once()
    {
        await using var platform = new AnsweringPlatform(path => Page(path) switch
        {
            null => new(200, Token),
            "" => new(200, Calls("p2", 1, 2)),
            _ => new(200, Calls(null, 2, 3)),
        });

        var ran = await FetchAsync(platform);

        Assert.Equal(new Ran(0, "earnest.jsonl: 3 recorded calls of acme.desk 1.0.0\n", ""), ran);
        Assert.Equal(["""{"n":1}""", """{"n":2}""", """{"n":3}"""], RecordedCalls.Read(_tool["earnest.jsonl"]).Select(c => Encoding.UTF8.GetString(c.Input.Span)));
        Assert.Equal(["earnest.jsonl"], Left());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_tool["earnest.jsonl"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_seen_before_anything_is_asked_and_stays()
    {
        await File.WriteAllTextAsync(_tool["earnest.jsonl"], "mine", TestContext.Current.CancellationToken);
        await using var platform = new AnsweringPlatform(_ => new(200, Token));

        var ran = await FetchAsync(platform);

        Assert.Equal(2, ran.Code);
        Assert.Contains("earnest.jsonl is there already, and stays as it is", ran.Errors, StringComparison.Ordinal);
        Assert.Empty(platform.Asked);
        Assert.Equal("mine", await File.ReadAllTextAsync(_tool["earnest.jsonl"], TestContext.Current.CancellationToken));
        Assert.Equal(["earnest.jsonl"], Left());
    }

    [Fact]
    public async Task A_token_that_ends_on_the_way_is_replaced_and_one_that_is_refused_again_ends_it_with_nothing_left()
    {
        var tokens = 0;
        await using var platform = new AnsweringPlatform(path => Page(path) switch
        {
            null => new(200, Token + new string(' ', tokens++)),
            "" => new(200, Calls("p2", 1)),
            _ => tokens < 2 ? new(401, "{}") : new(200, Calls(null, 2)),
        });
        Assert.Equal((0, 2), ((await FetchAsync(platform)).Code, tokens));
        Assert.Equal(2, RecordedCalls.Read(_tool["earnest.jsonl"]).Count);

        File.Delete(_tool["earnest.jsonl"]);
        await using var stern = new AnsweringPlatform(path => Page(path) switch
        {
            null => new(200, Token),
            "" => new(200, Calls("p2", 1)),
            _ => new(401, """{"detail":"Sign in."}"""),
        });
        Assert.Equal(new Ran(1, "", "Sign in.\n"), await FetchAsync(stern));
        Assert.Equal(2, stern.Asked.Count(p => Page(p) is null));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_page_that_is_too_long_is_asked_for_by_halves_down_to_one_call()
    {
        await using var platform = new AnsweringPlatform(path => Page(path) is null ? new(200, Token)
            : !path.Contains("limit=1&", StringComparison.Ordinal) ? new(200, "{", TooLong)
            : new(200, Calls(Page(path) == "" ? "p2" : null, Page(path) == "" ? 1 : 2)));

        Assert.Equal(new Ran(0, "earnest.jsonl: 2 recorded calls of acme.desk 1.0.0\n", ""), await FetchAsync(platform));
        Assert.Equal(["10", "5", "2", "1", "1"], platform.Asked.Where(p => Page(p) is not null).Select(p => p.Split("limit=")[1].Split('&')[0]));

        File.Delete(_tool["earnest.jsonl"]);
        await using var endless = new AnsweringPlatform(path => Page(path) is null ? new(200, Token) : new(200, "{", TooLong));
        var ran = await FetchAsync(endless);
        Assert.Equal(2, ran.Code);
        Assert.Contains("answered with more than 67,108,864 bytes", ran.Errors, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    private Task<Ran> FetchAsync(AnsweringPlatform platform) =>
        _tool.RunAsync("calls", "acme.desk", "--version", "1.0.0", "--out", "earnest.jsonl", "--to", platform.Address, "--client", "c");

    private IEnumerable<string?> Left() => Directory.GetFiles(_tool["."]).Select(Path.GetFileName);

    // After which call a page begins: none for the first; null where no page is asked for.
    private static string? Page(string path) =>
        !path.StartsWith("/api/v1/plugin-calls/own?", StringComparison.Ordinal) ? null : path.Contains("&after=", StringComparison.Ordinal) ? path.Split("&after=")[1] : "";

    private static string Calls(string? next, params int[] numbers) =>
        $$"""{"items":[{{string.Join(',', numbers.Select(Call))}}]{{(next is null ? "" : $",\"next\":\"{next}\"")}}}""";

    private static string Call(int number) =>
        $$"""{"operation":"service-line/quote","input":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"n\":{number}}}"))}}","output":"e30=","steps":1}""";
}
