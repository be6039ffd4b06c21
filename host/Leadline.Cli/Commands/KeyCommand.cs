using System.CommandLine;
using System.Net.Http.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class KeyCommand
{
    public static Command Make()
    {
        var organisation = new Argument<string>("organisation") { Description = "The organisation's reference, such as GB-NHS:X24." };
        var capacities = new Option<string[]>("--as")
        {
            Description = "In which capacity its programs call: authority, buyer, supplier. May be given more than once.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var data = Options.Data();
        var issue = new Command("issue", "Issue an API key to an organisation. The secret is printed once, and kept nowhere.") { organisation, capacities, data };
        issue.SetAction((parsed, stop) =>
            IssueAsync(parsed.GetRequiredValue(organisation), parsed.GetRequiredValue(capacities), parsed.GetValue(data), stop));
        return new Command("key", "API keys of organisations.") { issue };
    }

    private static async Task<int> IssueAsync(string organisation, string[] capacities, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var found = await platform.Http.GetAsync(new Uri($"/api/v1/organisations?reference={Uri.EscapeDataString(organisation)}", UriKind.Relative), stop);
        if (!found.IsSuccessStatusCode)
        {
            await found.PrintProblemAsync(organisation, stop);
            return ExitCode.Unusable;
        }

        var items = (await found.JsonAsync(stop)).GetProperty("items");
        if (items.GetArrayLength() == 0)
            throw new UnusableInputException($"No organisation {organisation} is registered.");
        var id = items[0].GetProperty("id").GetGuid();
        using var answer = await platform.Http.PostAsJsonAsync(new Uri($"/api/v1/organisations/{id}/api-keys", UriKind.Relative), new { capacities }, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(organisation, stop);
            return ExitCode.Unusable;
        }

        Console.WriteLine((await answer.JsonAsync(stop)).GetProperty("secret").GetString());
        return ExitCode.Good;
    }
}
