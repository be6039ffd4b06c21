using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Commands;

internal static class FrameworkCommand
{
    public static Command Make() => new("framework", "Framework agreements as documents.") { Check(), Import(), Export(), Diff(), Clone() };

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A framework document, YAML or JSON." };
        var data = Options.Data();
        var check = new Command("check", "Check a framework document; every fault at once, each with its line. Nothing is stored.") { file, data };
        check.SetAction((parsed, stop) => CheckAsync(parsed.GetRequiredValue(file), parsed.GetValue(data), stop));
        return check;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "A framework document in order, YAML or JSON." };
        var data = Options.Data();
        var import = new Command("import", "Bring a framework document to the authority that it names, as a draft; two of its people publish it.") { file, data };
        import.SetAction((parsed, stop) => ImportAsync(parsed.GetRequiredValue(file), parsed.GetValue(data), stop));
        return import;
    }

    private static Command Diff()
    {
        const string Either = "A file, or an agreement's reference, or one of its versions, such as LPF@2.";
        var before = new Argument<string>("before") { Description = Either };
        var after = new Argument<string>("after") { Description = Either };
        var (json, data) = (Options.Json(), Options.Data());
        var diff = new Command("diff", "Say what differs between two framework documents, value by value. The exit code is 0 either way.") { before, after, json, data };
        diff.SetAction((parsed, stop) => DiffAsync(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetValue(json), parsed.GetValue(data), stop));
        return diff;
    }

    private static Command Export()
    {
        var reference = Reference();
        var version = new Option<int?>("--version") { Description = "Which version; the latest where none is named.", HelpName = "NUMBER" };
        var json = new Option<bool>("--json") { Description = "As JSON, without comments, in place of the document to the letter." };
        var (file, data) = (Out(), Options.Data());
        var export = new Command("export", "Print a framework agreement's document, or write it to a file.") { reference, version, json, file, data };
        export.SetAction((parsed, stop) => FetchAsync(parsed.GetRequiredValue(reference), parsed.GetValue(data), parsed.GetValue(file), f =>
            $"{f.Path}/versions/{parsed.GetValue(version) ?? f.Version}/document{(parsed.GetValue(json) ? "?format=json" : "")}", stop));
        return export;
    }

    private static Command Clone()
    {
        var reference = Reference();
        var next = new Option<string>("--as") { Description = "The reference of the next generation.", HelpName = "REFERENCE", Required = true };
        var began = new Option<DateOnly>("--began") { Description = "The day on which its procurement begins, such as 2027-01-11; every other day moves by as many whole months.", HelpName = "DAY", Required = true };
        var title = new Option<string?>("--title") { Description = "Its title; the same where none is named." };
        var regime = new Option<string?>("--regime") { Description = "Its procedure profile; to be named where several are in force on that day." };
        var (file, data) = (Out(), Options.Data());
        var clone = new Command("clone", "Make the document of a framework agreement's next generation. Nothing is stored.") { reference, next, began, title, regime, file, data };
        clone.SetAction((parsed, stop) => FetchAsync(parsed.GetRequiredValue(reference), parsed.GetValue(data), parsed.GetValue(file), f => f.Path + Query(
            ("reference", parsed.GetRequiredValue(next)), ("began", parsed.GetRequiredValue(began).ToString("O", CultureInfo.InvariantCulture)), ("title", parsed.GetValue(title)), ("regime", parsed.GetValue(regime))), stop));
        return clone;

        static string Query(params (string Name, string? Value)[] all) =>
            "/clone?" + string.Join('&', all.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    private static Argument<string> Reference() => new("reference") { Description = "The agreement's reference, such as LPF." };

    private static Option<string?> Out() => new("--out") { Description = "Write to this file, which must not be there yet.", HelpName = "FILE" };

    private static async Task<int> FetchAsync(string reference, string? data, string? file, Func<FoundFramework, string> address, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        if (await FoundFramework.FindAsync(platform, reference, stop) is not { } framework)
        {
            await Console.Error.WriteLineAsync($"There is no framework agreement {reference} here.");
            return ExitCode.Wanting;
        }

        using var answer = await platform.Http.GetAsync(new Uri(address(framework), UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(reference, stop);
            return ExitCode.Wanting;
        }

        await using var output = file is null ? Console.OpenStandardOutput() : Options.Make(file);
        await answer.Content.CopyToAsync(output, stop);
        if (file is not null)
            await Console.Error.WriteLineAsync($"{file}: written");
        return ExitCode.Good;
    }

    private static async Task<int> ImportAsync(string file, string? data, CancellationToken stop)
    {
        await using var document = Options.Open(file);
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var answer = await platform.Http.PostAsync(new Uri("/api/v1/framework-imports", UriKind.Relative), Yaml(document), stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(file, stop);
            return ExitCode.Wanting;
        }

        var draft = await answer.JsonAsync(stop);
        Console.WriteLine($"{file}: {draft.GetProperty("title").GetString()} is a draft of its authority now, {answer.Headers.Location}; two of its people publish it");
        return ExitCode.Good;
    }

    private static async Task<int> DiffAsync(string before, string after, bool asJson, string? data, CancellationToken stop)
    {
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        List<string> texts = [];
        foreach (var source in (string[])[before, after])
        {
            if (await FoundFramework.DocumentAsync(platform, source, stop) is not { } text)
                throw new UnusableInputException($"{source} is no file, and no version of a framework agreement here.");
            texts.Add(text);
        }

        using var answer = await platform.Http.PostAsJsonAsync(new Uri("/api/v1/framework-comparisons", UriKind.Relative), new { before = texts[0], after = texts[1] }, stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync($"{before}, {after}", stop);
            return ExitCode.Unusable;
        }

        var changes = await answer.JsonAsync(stop);
        if (asJson)
            Console.WriteLine(changes.GetRawText());
        else if (changes.GetArrayLength() == 0)
            Console.WriteLine("Nothing differs.");
        foreach (var change in asJson ? [] : changes.EnumerateArray())
            Console.WriteLine($"{change.GetProperty("path").GetString()}: {Value(change, "before")} -> {Value(change, "after")}");
        return ExitCode.Good;

        static string Value(JsonElement change, string name) => change.GetProperty(name).GetString() is { } value ? $"'{value}'" : "nothing";
    }

    private static StreamContent Yaml(Stream document)
    {
        var content = new StreamContent(document);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        return content;
    }

    private static async Task<int> CheckAsync(string file, string? data, CancellationToken stop)
    {
        await using var document = Options.Open(file);
        await using var platform = await OperatorClient.ConnectAsync(data, stop);
        using var answer = await platform.Http.PostAsync(new Uri("/api/v1/framework-checks", UriKind.Relative), Yaml(document), stop);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.PrintProblemAsync(file, stop);
            return ExitCode.Wanting;
        }

        var good = await answer.JsonAsync(stop);
        foreach (var remark in good.GetProperty("remarks").EnumerateArray().Select(r => r.GetString()!).Where(r => r.Contains(" unconfirmed: ", StringComparison.Ordinal)))
            Console.WriteLine($"{file}: {remark}");
        Console.WriteLine($"{file}: {good.GetProperty("reference").GetString()} is in order, SHA-256 {good.GetProperty("sha256").GetString()}");
        return ExitCode.Good;
    }
}
