using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class ImportCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "A CSV file in one of the published layouts; an unknown header is answered with the list of them." };
        var strict = new Option<bool>("--strict") { Description = "Store nothing unless every row is good." };
        var (data, json) = (Options.Data(), Options.Json());
        var organisations = new Command("organisations", "Import organisations from a published CSV file.") { file, strict, data, json };
        organisations.SetAction((parsed, stop) =>
            ImportAsync(parsed.GetRequiredValue(file), parsed.GetValue(strict), parsed.GetValue(data), parsed.GetValue(json), stop));
        return new Command("import", "Bring data in.") { organisations };
    }

    private static async Task<int> ImportAsync(string file, bool strict, string? data, bool json, CancellationToken stop)
    {
        await using var csv = Options.Open(file);
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var content = new StreamContent(csv);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await platform.Http.PostAsync(new Uri($"/api/v1/organisations/import?strict={(strict ? "true" : "false")}", UriKind.Relative), content, stop);
        var report = await answer.JsonAsync(stop);
        if (answer.StatusCode == HttpStatusCode.BadRequest && report.TryGetProperty("report", out var inside))
        {
            Print(file, inside, json);
            await Console.Error.WriteLineAsync($"{file}: nothing was stored, because --strict was given and not every row is good.");
            return ExitCode.Wanting;
        }

        if (!answer.IsSuccessStatusCode)
        {
            await Console.Error.WriteLineAsync($"{file}: {report.GetProperty("detail").GetString()}");
            return ExitCode.Unusable;
        }

        Print(file, report, json);
        return report.GetProperty("faultCount").GetInt32() == 0 ? ExitCode.Good : ExitCode.Wanting;
    }

    private static void Print(string file, JsonElement report, bool json)
    {
        if (json)
        {
            Console.WriteLine(report.GetRawText());
            return;
        }

        foreach (var fault in report.GetProperty("faults").EnumerateArray())
            Console.WriteLine($"{file}:{fault.GetProperty("line")}: {fault.GetProperty("column")}: {fault.GetProperty("detail").GetString()}");
        Console.WriteLine($"{file}, layout {report.GetProperty("layout").GetString()}: {report.GetProperty("read")} rows read, "
            + $"{report.GetProperty("registered")} registered, {report.GetProperty("amended")} amended, {report.GetProperty("unchanged")} unchanged, "
            + $"{report.GetProperty("refused")} refused");
    }
}
