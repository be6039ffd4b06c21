using System.CommandLine;
using System.Net.Http.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class UserCommand
{
    public static Command Make() => new("user", "People who sign in.") { MakeAdd(), MakeCode(), UserDataCommands.MakeData(), UserDataCommands.MakeErase() };

    private static Command MakeAdd()
    {
        var email = new Option<string>("--email") { Description = "The address the person signs in with.", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name.", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "The organisation's reference, such as GB-NHS:X24.", Required = true };
        var roles = new Option<string[]>("--as")
        {
            Description = "The roles there, such as administrator or category-manager. May be given more than once.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var reason = new Option<string>("--reason") { Description = "Why, for the record.", DefaultValueFactory = _ => "added by the operator" };
        var data = Options.Data();
        var add = new Command("add", "Add a person to an organisation. Prints a link, good once, by which the person chooses a password.")
        {
            email, name, organisation, roles, reason, data,
        };
        add.SetAction(async (parsed, stop) =>
        {
            await using var platform = await OperatorClient.ConnectAsync(parsed.GetValue(data), stop);
            var id = await platform.OrganisationAsync(parsed.GetRequiredValue(organisation), stop);
            using var answer = await platform.Http.PostAsJsonAsync(new Uri($"/api/v1/organisations/{id}/people", UriKind.Relative), new
            {
                email = parsed.GetRequiredValue(email), name = parsed.GetRequiredValue(name), roles = parsed.GetRequiredValue(roles),
                reason = parsed.GetRequiredValue(reason),
            }, stop);
            return await PrintAsync(answer, parsed.GetRequiredValue(email), stop);
        });
        return add;
    }

    private static async Task<int> PrintAsync(HttpResponseMessage answer, string email, CancellationToken stop)
    {
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(email, stop);
            return ExitCode.Unusable;
        }

        var link = (await answer.JsonAsync(stop)).GetProperty("link").GetString();
        Console.WriteLine(link is null ? $"{email} has the roles now, and signs in as before." : $"{email} chooses a password here, once, within 7 days:\n  {link}");
        return ExitCode.Good;
    }

    private static Command MakeCode()
    {
        var key = new Argument<string>("key") { Description = "The authenticator's key, as it was shown when it was set up." };
        var code = new Command("code", "Print the code that an authenticator app would show now, for whoever has no app at hand.") { key };
        code.SetAction(parsed => Console.WriteLine(AppOf(parsed.GetRequiredValue(key)).CodeAt(TimeProvider.System.GetUtcNow())));
        return code;
    }

    private static Authenticator AppOf(string key) => Authenticator.IsKey(key)
        ? new Authenticator(key)
        : throw new UnusableInputException("An authenticator's key is at least 16 letters A to Z and digits 2 to 7.");
}
