using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Leadline.Cli;
using Leadline.Cli.Commands;
using Leadline.Cli.Rehearsals;
using Leadline.Testing;

namespace Leadline.Scenarios.Tests.Rehearsals;

/// <summary>The record of a whole story leaves the installation and is checked without it.</summary>
[Collection("rehearsals")]
public sealed class CheckingTheRecord
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Slow", "Yes")]
    public async Task The_record_of_a_rehearsal_is_good_and_one_flipped_byte_in_a_copy_is_found()
    {
        using var folder = new TemporaryFolder();
        var (data, export, copy) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "record.jsonl"), Path.Combine(folder.Path, "copy.jsonl"));
        await PlayAsync("acs", data);

        Assert.Equal(ExitCode.Good, await RunAsync("audit", "export", "--data", data, "--out", export));
        Assert.Equal(ExitCode.Good, await RunAsync("audit", "verify", "--file", export));
        var bytes = await File.ReadAllBytesAsync(export, Stop);
        var act = Encoding.UTF8.GetString(bytes).IndexOf("award-call-off", StringComparison.Ordinal);
        Assert.True(act > 0);
        var text = Encoding.UTF8.GetString(bytes);
        var start = text.LastIndexOf('\n', act) + 1;
        var entry = JsonNode.Parse(text[start..text.IndexOf('\n', act)])!;
        Assert.Equal("entry", entry["kind"]!.ToString());
        bytes[Encoding.UTF8.GetByteCount(text[..act])] ^= 1;
        await File.WriteAllBytesAsync(copy, bytes, Stop);
        var (code, said) = await RunListeningAsync("audit", "verify", "--file", copy);
        Assert.Equal(ExitCode.Wanting, code);
        Assert.Contains($"seal {entry["seal"]}, position {entry["position"]}, entry {entry["id"]} of {entry["module"]}", said, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnusableInputException>(() => RunAsync("audit", "verify", "--file", Path.Combine(data, "record-key.pem")));
        await Assert.ThrowsAsync<UnusableInputException>(() => RunAsync("audit", "export", "--data", Path.Combine(folder.Path, "nothing"), "--out", copy + "2"));
    }

    private static async Task PlayAsync(string name, string data)
    {
        var recipe = Recipe.Read(name);
        var document = await File.ReadAllBytesAsync(Path.Combine(recipe.Folder, "framework.yaml"), Stop);
        await using var store = await RehearsalStore.CreateAsync(data, "rehearsal", Stop);
        await Rehearsal.PlayAsync(recipe, document, store.Settings, null, (_, _, _) => { }, Stop);
    }

    private static async Task<(int Code, string Said)> RunListeningAsync(params string[] arguments)
    {
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            return (await RunAsync(arguments), said.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static Task<int> RunAsync(params string[] arguments) =>
        new RootCommand { AuditCommand.Make() }.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, Stop);
}
