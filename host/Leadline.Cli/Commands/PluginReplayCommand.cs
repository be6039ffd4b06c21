using System.CommandLine;
using System.Text.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

/// <summary>Makes the calls of plugins that quotes rest on again, and compares every byte: what was awarded on can be shown to hold.</summary>
internal static class PluginReplayCommand
{
    public static Command Make()
    {
        var (data, json) = (Options.Data(), Options.Json());
        var callOff = new Option<Guid?>("--call-off") { Description = "One direct award; all of the installation's without it.", HelpName = "ID" };
        var replay = new Command("replay", "Make recorded calls of plugins again, with the versions that made them, and compare the bytes.") { callOff, data, json };
        replay.SetAction((parsed, stop) => ReplayAsync(parsed.GetValue(callOff), parsed.GetValue(data), parsed.GetValue(json), stop));
        return replay;
    }

    private static async Task<int> ReplayAsync(Guid? callOff, string? data, bool json, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        var (same, wanting) = (0, 0);
        await foreach (var call in CallsAsync(platform.Http, callOff, stop))
        {
            var (verdict, said) = await ReplayAsync(platform.Http, call, stop);
            if (verdict == "same")
                same++;
            else
                wanting++;
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(new { id = call.GetProperty("id"), plugin = call.GetProperty("plugin"), version = call.GetProperty("version"), operation = call.GetProperty("operation"), verdict, said }, JsonSerializerOptions.Web));
            else
                Console.WriteLine($"{call.GetProperty("id")}  {call.GetProperty("plugin")} {call.GetProperty("version")}  {call.GetProperty("operation")}  {verdict}{(said.Length > 0 ? ": " : "")}{said}");
        }

        if (!json)
            Console.WriteLine($"{same + wanting} recorded calls; {same} came out the same, {wanting} did not");
        return wanting == 0 ? ExitCode.Good : ExitCode.Wanting;
    }

    private static async Task<(string Verdict, string Said)> ReplayAsync(HttpClient http, JsonElement call, CancellationToken stop)
    {
        using var answer = await http.PostAsync(new Uri($"/api/v1/plugin-calls/{call.GetProperty("id").GetString()}/replay", UriKind.Relative), null, stop);
        var came = await answer.JsonAsync(stop);
        if (!answer.IsSuccessStatusCode)
            return ("damaged", came.GetProperty("detail").GetString() ?? "");
        if (came.GetProperty("trouble").GetString() is { } trouble)
            return ("not made", trouble);
        return (came.GetProperty("isSame").GetBoolean() ? "same" : "different",
            string.Join(", ", came.GetProperty("differences").EnumerateArray().Select(d => d.GetString())));
    }

    private static async IAsyncEnumerable<JsonElement> CallsAsync(
        HttpClient http, Guid? callOff, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var after = ""; after is not null;)
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/plugin-calls?limit=200{(after.Length == 0 ? "" : $"&after={after}")}", UriKind.Relative), stop);
            answer.EnsureSuccessStatusCode();
            var page = await answer.JsonAsync(stop);
            foreach (var call in page.GetProperty("items").EnumerateArray().Where(c => callOff is null || c.GetProperty("callOffId").GetGuid() == callOff))
                yield return call;
            after = page.GetProperty("next").GetString();
        }
    }
}
