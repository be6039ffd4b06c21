using System.CommandLine;
using System.Net.Http.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class AuditPackCommand
{
    public static Command Make()
    {
        var kind = new Option<string>("--kind") { Description = "What it is for: foi or disclosure.", Required = true, HelpName = "KIND" };
        var request = new Option<string>("--request") { Description = "The request that it answers, as people quote it.", Required = true, HelpName = "TEXT" };
        var subjects = new Option<Guid[]>("--subject") { Description = "What was acted on. May be given more than once.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var framework = new Option<Guid?>("--framework") { Description = "A framework agreement, with everything that belongs to it.", HelpName = "ID" };
        var organisation = new Option<Guid?>("--organisation") { Description = "An organisation, with everything that was done for it.", HelpName = "ID" };
        var from = new Option<DateTimeOffset?>("--from") { Description = "The first instant, such as 2026-11-21T00:00:00Z.", HelpName = "INSTANT" };
        var until = new Option<DateTimeOffset?>("--until") { Description = "The instant after the last.", HelpName = "INSTANT" };
        var to = new Option<string>("--out") { Description = "The zip file to write; it must not be there yet.", Required = true, HelpName = "FILE" };
        var data = Options.Data();
        var pack = new Command("pack", "Make a pack of the record for a freedom of information request or for disclosure, redacted by rule. That it was made goes on the record.")
        {
            kind, request, subjects, framework, organisation, from, until, to, data,
        };
        pack.SetAction((parsed, stop) => PackAsync(
            new
            {
                kind = parsed.GetRequiredValue(kind), request = parsed.GetRequiredValue(request), subjects = parsed.GetValue(subjects) ?? [],
                frameworkId = parsed.GetValue(framework), organisationId = parsed.GetValue(organisation),
                from = parsed.GetValue(from)?.ToUniversalTime(), until = parsed.GetValue(until)?.ToUniversalTime(),
            },
            parsed.GetRequiredValue(to), parsed.GetValue(data), stop));
        return pack;
    }

    private static async Task<int> PackAsync(object body, string path, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/audit/packs", UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await platform.Http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(path, stop);
            return ExitCode.Unusable;
        }

        await using var file = Options.Make(path);
        await answer.Content.CopyToAsync(file, stop);
        await Console.Error.WriteLineAsync($"{path}: {file.Length} bytes");
        return ExitCode.Good;
    }
}
