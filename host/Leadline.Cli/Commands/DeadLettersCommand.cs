using System.CommandLine;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class DeadLettersCommand
{
    public static Command Make()
    {
        var (data, json) = (Options.Data(), Options.Json());
        var list = new Command("list", "List the messages that a module could not take.") { data, json };
        list.SetAction((parsed, stop) => ListAsync(parsed.GetValue(data), parsed.GetValue(json), stop));
        var message = new Argument<Guid?>("message") { Description = "The message's identifier; every dead letter without it.", Arity = ArgumentArity.ZeroOrOne };
        var announce = new Command("announce", "Announce dead letters again, once what was wrong is mended.") { message, data };
        announce.SetAction((parsed, stop) => AnnounceAsync(parsed.GetValue(message), parsed.GetValue(data), stop));
        return new Command("dead-letters", "Messages that were given up after the last try.") { list, announce };
    }

    private static async Task<int> ListAsync(string? data, bool json, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var answer = await platform.Http.GetAsync(new Uri("/api/v1/dead-letters", UriKind.Relative), stop);
        answer.EnsureSuccessStatusCode();
        var letters = await answer.JsonAsync(stop);
        if (json)
            Console.WriteLine(letters.GetRawText());
        else
            foreach (var letter in letters.EnumerateArray())
                Console.WriteLine($"{letter.GetProperty("at").GetString()}  {letter.GetProperty("messageId")}  {letter.GetProperty("consumer").GetString()}  {letter.GetProperty("error").GetString()}");
        return letters.GetArrayLength() == 0 ? ExitCode.Good : ExitCode.Wanting;
    }

    private static async Task<int> AnnounceAsync(Guid? message, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        var path = message is { } id ? $"/api/v1/dead-letters/{id}/announce" : "/api/v1/dead-letters/announce";
        using var answer = await platform.Http.PostAsync(new Uri(path, UriKind.Relative), null, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync("dead-letters", stop);
            return ExitCode.Unusable;
        }

        Console.WriteLine($"{(await answer.JsonAsync(stop)).GetProperty("messages")} messages were announced again.");
        return ExitCode.Good;
    }
}
