using System.CommandLine;
using System.Net.Http.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class CredentialCommand
{
    public static Command Make()
    {
        var organisation = new Argument<string>("organisation") { Description = "The organisation's reference, such as GB-NHS:X24." };
        var scopes = new Option<string[]>("--as")
        {
            Description = "The roles that the program may act in, such as bid-manager or supplier-finance. May be given more than once.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var name = new Option<string>("--name") { Description = "What people call the program.", DefaultValueFactory = _ => "issued by the operator" };
        var data = Options.Data();
        var issue = new Command("issue", "Issue a client credential to a program of an organisation. The secret is printed once, and kept nowhere.")
        {
            organisation, scopes, name, data,
        };
        issue.SetAction((parsed, stop) => IssueAsync(
            parsed.GetRequiredValue(organisation), parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes), parsed.GetValue(data), stop));
        return new Command("credential", "Client credentials of organisations' programs.") { issue };
    }

    private static async Task<int> IssueAsync(string organisation, string name, string[] scopes, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        var id = await platform.OrganisationAsync(organisation, stop);
        using var answer = await platform.Http.PostAsJsonAsync(new Uri($"/api/v1/organisations/{id}/credentials", UriKind.Relative), new { name, scopes }, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(organisation, stop);
            return ExitCode.Unusable;
        }

        var issued = await answer.JsonAsync(stop);
        Console.WriteLine($"client_id:     {issued.GetProperty("id").GetString()}");
        Console.WriteLine($"client_secret: {issued.GetProperty("secret").GetString()}");
        return ExitCode.Good;
    }
}
