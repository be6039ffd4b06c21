using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Leadline.Cli.Platform;
using Leadline.Modularity.Record;

namespace Leadline.Cli.Commands;

internal static class AuditCommand
{
    public static Command Make()
    {
        var (data, json) = (Options.Data(), Options.Json());
        var to = new Option<string>("--out") { Description = "The file to write; it must not be there yet.", Required = true, HelpName = "PATH" };
        var export = new Command("export", "Export the sealed record to a file that can be checked offline.") { data, to };
        export.SetAction((parsed, stop) => ExportAsync(parsed.GetValue(data), parsed.GetRequiredValue(to), stop));
        var file = new Option<string?>("--file") { Description = "An export of the record; without it, the installation's own record is checked where it lies.", HelpName = "PATH" };
        var anchor = new Option<string?>("--anchor")
        {
            Description = "Seals that were kept outside: saved answers of /public/v1/seals, or receipts that name a seal. Finds also what was cut off or signed anew.",
            HelpName = "FILE",
        };
        var key = new Option<string?>("--key") { Description = "The installation's public key in PEM; without it, the one that the record itself names.", HelpName = "FILE" };
        var verify = new Command("verify", "Check an export of the record offline, or the record where it lies; names the first entry that is not what was sealed.") { file, data, anchor, key, json };
        verify.SetAction((parsed, stop) =>
            VerifyAsync(parsed.GetValue(file), parsed.GetValue(data), parsed.GetValue(anchor), parsed.GetValue(key), parsed.GetValue(json), stop));
        return new Command("audit", "The record: who did what, on what, when and why.") { export, verify, AuditPackCommand.Make() };
    }

    private static async Task<int> ExportAsync(string? data, string path, CancellationToken stop)
    {
        await using var record = await RecordSource.OpenAsync(data, stop);
        await using var file = Options.Make(path);
        await record.CopyToAsync(file, stop);
        await Console.Error.WriteLineAsync($"{path}: {file.Length} bytes");
        return ExitCode.Good;
    }

    private static async Task<int> VerifyAsync(string? file, string? data, string? anchor, string? key, bool json, CancellationToken stop)
    {
        if (file is not null && data is not null)
            throw new UnusableInputException("--file names an export and --data an installation; give one of them.");
        try
        {
            var keys = key is null ? null : PublicKeys.ReadAll(await Options.ReadTextAsync(key, stop));
            var anchors = anchor is null ? new Dictionary<long, Anchor>() : await AnchorFile.ReadAsync(anchor, stop);
            var verdict = file is null ? await CheckInPlaceAsync(data, keys, anchors, stop) : await CheckFileAsync(file, keys, anchors, stop);
            await PrintAsync(file ?? "the record", verdict, keys, anchors.Count, json);
            return verdict.Wanting is null ? ExitCode.Good : ExitCode.Wanting;
        }
        catch (NoExportException error)
        {
            throw new UnusableInputException($"{file ?? "the record"}: {error.Message}");
        }
    }

    private static async Task<Verdict> CheckFileAsync(
        string file, IReadOnlyDictionary<string, ECDsa>? keys, IReadOnlyDictionary<long, Anchor> anchors, CancellationToken stop)
    {
        await using var export = Options.Open(file);
        return await new ChainVerifier(keys, anchors).CheckAsync(export, stop);
    }

    private static async Task<Verdict> CheckInPlaceAsync(
        string? data, IReadOnlyDictionary<string, ECDsa>? keys, IReadOnlyDictionary<long, Anchor> anchors, CancellationToken stop)
    {
        await using var record = await RecordSource.OpenAsync(data, stop);
        return await record.CheckAsync(keys, anchors, stop);
    }

    private static async Task PrintAsync(string record, Verdict verdict, IReadOnlyDictionary<string, ECDsa>? keys, int anchors, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { good = verdict.Wanting is null, verdict.Seals, verdict.Entries, verdict.Unsealed, verdict.WaitingSince, anchors, keyFromRecord = keys is null, verdict.Wanting },
                JsonSerializerOptions.Web));
            return;
        }

        if (verdict.Wanting is { } wanting)
            await Console.Error.WriteLineAsync($"{record}: {wanting}");
        else
            Console.WriteLine($"{record}: good; {verdict.Entries} entries under {verdict.Seals} seals");
        if (keys is null)
            Console.WriteLine("Checked with the key that the record itself names: that is the word of whoever holds it. Name the key you trust by --key.");
        if (anchors == 0)
            Console.WriteLine("Checked without anchors: a record that was cut off, or rewritten and signed anew by the holder of the key, would not be noticed.");
        if (verdict.WaitingSince is { } since)
            Console.WriteLine($"{verdict.Unsealed} entries waited for their seal, the oldest since {Instants.Text(since)}; they were not checked.");
    }
}
