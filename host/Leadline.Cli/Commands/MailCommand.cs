using System.CommandLine;
using System.Text.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class MailCommand
{
    private const int AtOnce = 200;

    public static Command Make()
    {
        var to = new Option<string?>("--to") { Description = "Only letters to this address." };
        var (json, data) = (Options.Json(), Options.Data());
        var mail = new Command("mail", "Print the letters that wait to be sent, one-time links and all.") { to, json, data };
        mail.SetAction((parsed, stop) => PrintAsync(parsed.GetValue(to), parsed.GetValue(json), parsed.GetValue(data), stop));
        return mail;
    }

    private static async Task<int> PrintAsync(string? to, bool json, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        var letters = await platform.MailAsync(stop);
        var wanted = letters.Where(l => to is null || string.Equals(l.GetProperty("to").GetString(), to, StringComparison.OrdinalIgnoreCase)).ToList();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(wanted));
        else
            foreach (var letter in wanted)
                Console.WriteLine($"{letter.GetProperty("at").GetString()}  to {letter.GetProperty("to").GetString()}: {letter.GetProperty("subject").GetString()}\n\n{letter.GetProperty("body").GetString()}\n");
        return ExitCode.Good;
    }

    /// <summary>Every letter that waits, the oldest first.</summary>
    internal static async Task<IReadOnlyList<JsonElement>> MailAsync(this OperatorClient platform, CancellationToken stop)
    {
        var letters = new List<JsonElement>();
        for (string? after = ""; after is not null;)
        {
            using var answer = await platform.Http.GetAsync(new Uri($"/api/v1/mail?limit={AtOnce}{(after.Length == 0 ? "" : "&after=" + after)}", UriKind.Relative), stop);
            var page = await answer.EnsureSuccessStatusCode().JsonAsync(stop);
            letters.AddRange(page.GetProperty("items").EnumerateArray().Select(l => l.Clone()));
            after = page.GetProperty("next").GetString();
        }

        return letters;
    }
}
