using System.CommandLine;
using System.Net.Http.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

/// <summary>Answering somebody who asks what is held on it, or asks for it to be erased.</summary>
internal static class UserDataCommands
{
    public static Command MakeData()
    {
        var (email, data) = (Email(), Options.Data());
        var command = new Command("data", "Print all that is held on a person, as JSON.") { email, data };
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await OperatorClient.ConnectAsync(parsed.GetValue(data), stop);
            var person = await platform.PersonAsync(parsed.GetRequiredValue(email), stop);
            using var answer = await platform.Http.GetAsync(new Uri($"/api/v1/people/{person}/data", UriKind.Relative), stop);
            if (!answer.IsSuccessStatusCode)
                return await RefusedAsync(answer, parsed.GetRequiredValue(email), stop);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(stop));
            return ExitCode.Good;
        });
        return command;
    }

    public static Command MakeErase()
    {
        var (email, data) = (Email(), Options.Data());
        var reason = new Option<string>("--reason") { Description = "Why, for the record; without anything personal.", Required = true };
        var command = new Command("erase", "Erase what is held on a person, for good. Its identifier stays in the record.") { email, reason, data };
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await OperatorClient.ConnectAsync(parsed.GetValue(data), stop);
            var person = await platform.PersonAsync(parsed.GetRequiredValue(email), stop);
            using var answer = await platform.Http.PostAsJsonAsync(
                new Uri($"/api/v1/people/{person}/erasure", UriKind.Relative), new { reason = parsed.GetRequiredValue(reason) }, stop);
            if (!answer.IsSuccessStatusCode)
                return await RefusedAsync(answer, parsed.GetRequiredValue(email), stop);
            Console.WriteLine($"What was held on {person} is erased.");
            return ExitCode.Good;
        });
        return command;
    }

    private static Option<string> Email() => new("--email") { Description = "The address the person signs in with.", Required = true };

    private static async Task<int> RefusedAsync(HttpResponseMessage answer, string email, CancellationToken stop)
    {
        await answer.PrintProblemAsync(email, stop);
        return ExitCode.Wanting;
    }
}
