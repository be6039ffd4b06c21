using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Guide;
using Leadline.Testing;

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>
/// A supplier's afternoon, from an empty folder to a service line that buyers are quoted by, and on to its next version: with the packages alone, the commands of
/// the guide as they stand there, and a platform that runs as a process of its own and is never restarted.
/// </summary>
[Trait("Slow", "Yes")]
public sealed partial class AfternoonTests(PackedFeed feed) : IDisposable
{
    private const string Name = "Acme.GpItSupport";
    private const string Plugin = "acme.gp-it-support";
    private const string Reason = "As its findings show.";

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-afternoon-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task From_an_empty_folder_to_a_service_line_in_use_and_to_its_next_version_and_back()
    {
        var packages = await feed.PackAsync();
        Needs.Sandbox(); // what is published is judged in one
        var desk = new Desk(_folder);
        await using var agreement = await Agreement.BeginAsync(_folder);
        desk.Secret = agreement.Client.Secret;

        await FromTheTemplateToASignedPackageAsync(desk, packages, agreement);
        var first = await TheFirstVersionIsPublishedSeenAndApprovedAsync(desk, agreement);
        await ThePricesAreAcceptedAndABuyerIsQuotedAsync(desk, agreement, first);
        var second = await TheNextVersionTakesItsPlaceAsync(desk, agreement, first);
        await TheSupplierReturnsAndTheAuthorityDisablesAsync(agreement, first, second);
        Assert.True(agreement.Platform.IsRunning); // the process that was started

        await CodeThatWouldBeRefusedIsMarkedAsItIsBuiltAndFailsTheTestsWithItsLineAndRemedy(desk);
    }

    private async Task FromTheTemplateToASignedPackageAsync(Desk desk, string packages, Agreement agreement)
    {
        desk.LayPackages(packages);
        await desk.TypeAsync(GuidePages.Commands("README.md", 1));

        // As generated it builds without a warning and passes its own tests, which say what each call took.
        var tested = await TypeAsync(desk, agreement, 2);
        Assert.Matches(Passed(), tested);
        Assert.DoesNotContain(": warning ", tested, StringComparison.Ordinal);
        Assert.Matches(CallLine(), tested);
        Assert.Contains("in order (profile publish, rules ", await TypeAsync(desk, agreement, 3), StringComparison.Ordinal);

        var shown = await TypeAsync(desk, agreement, 4);
        Assert.Contains(", 3 recorded calls, ", shown, StringComparison.Ordinal); // as the tests left them
        Assert.Contains($"{Plugin} 1.0.0", shown, StringComparison.Ordinal);
        Assert.Contains("service-line:        Acme.GpItSupport.PracticeSupport", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Leadline.Sdk.dll", shown, StringComparison.Ordinal);
    }

    private static async Task<string> TheFirstVersionIsPublishedSeenAndApprovedAsync(Desk desk, Agreement agreement)
    {
        var version = Published(await TypeAsync(desk, agreement, 5), "1.0.0", agreement);
        Assert.Equal(("awaiting-decision", ""), await agreement.StandingAsync(version));

        // Nothing was approved before, so that all it declares is new; and nobody has made sure whose key it is.
        var seen = (await agreement.Authority.GetAsync(version)).Good();
        Assert.Contains("+extension-point service-line", Differences(seen.Json));
        Assert.Contains("+service-line ACS 3 ACS-ICT", Differences(seen.Json));
        Assert.Contains("key-not-verified", Findings(seen.Json));
        (await agreement.Authority.PostAsync($"/api/v1/publisher-keys/{seen.Json["key"]!["id"]}/trust", new { level = "verified", reason = "Its name was read over the telephone." })).Good();
        Assert.DoesNotContain("key-not-verified", Findings((await agreement.Authority.GetAsync(version)).Good().Json));

        (await agreement.Publisher.ActAsync(version, "approval", new { reason = Reason })).Refused(System.Net.HttpStatusCode.Forbidden, "not-in-this-role"); // it takes another
        await agreement.ActAsync(version, "approval", Reason);
        Assert.Equal(("active", Reason), await agreement.StandingAsync(version));
        return version;
    }

    private static async Task ThePricesAreAcceptedAndABuyerIsQuotedAsync(Desk desk, Agreement agreement, string version)
    {
        var file = desk[$"{Name}/practices.pricebook.json"];
        var prices = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        prices["from"] = $"{UkToday():O}"; // the template says the day on the author's machine
        await File.WriteAllTextAsync(file, prices.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Contains("PRACTICES 1: awaiting-decision", await TypeAsync(desk, agreement, 6), StringComparison.Ordinal);
        var book = (await agreement.Authority.GetAsync("/api/v1/price-books")).Good().Json["items"]![0]!["id"];
        await agreement.ActAsync($"/api/v1/price-books/{book}", "acceptance", "As the tender's prices were.");

        var (award, quote) = await IsQuotedByAsync(agreement, version, "1.0.0", "Desktop support for practices");
        await WhatWasAskedInEarnestIsFetchedOnceItIsAwardedAsync(desk, agreement, award, quote);
    }

    private static async Task WhatWasAskedInEarnestIsFetchedOnceItIsAwardedAsync(Desk desk, Agreement agreement, string award, JsonNode quote)
    {
        var fetch = $"cd {Name}\nleadline-plugin calls {Plugin} --version 1.0.0 --out ../earnest.jsonl --to {agreement.Platform.Address} --client {agreement.Client.Id}";
        var (early, said) = await desk.TryAsync("bash", "-euo", "pipefail", "-c", fetch);
        Assert.Equal((1, true), (early, said.Contains($"No call of {Plugin} 1.0.0 is there for you", StringComparison.Ordinal)));
        await agreement.AwardAsync(award, quote);
        Assert.Contains("../earnest.jsonl: 2 recorded calls of ", await desk.TypeAsync(fetch), StringComparison.Ordinal);

        var calls = RecordedCalls.Read(desk["earnest.jsonl"]);
        Assert.Equal(["requirement-check/validate", "service-line/quote"], calls.Select(c => c.Operation).Order(StringComparer.Ordinal));

        // On the author's machine to the byte and the step as in the platform's sandbox.
        Assert.Contains(": 2 recorded calls came out the same on SDK ", await desk.TypeAsync($"cd {Name}\nleadline-plugin upgrade . --calls ../earnest.jsonl"), StringComparison.Ordinal);
    }

    private static async Task<string> TheNextVersionTakesItsPlaceAsync(Desk desk, Agreement agreement, string first)
    {
        Change(desk[$"{Name}/src/{Name}/PracticeSupport.cs"], "Title = \"Desktop support for practices\"", "Title = \"Desktops and networks of practices\"");
        Change(desk[$"{Name}/src/{Name}/manifest.json"], "\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"");
        Change(desk[$"{Name}/src/{Name}/manifest.json"], "\"title\": \"Desktop support for practices\"", "\"title\": \"Desktops and networks\"");
        Change(desk[$"{Name}/src/{Name}/manifest.json"], "PracticeSupport\" }", "PracticeSupport\", \"input\": [\"buyer\"] }");
        Assert.Matches(Passed(), await TypeAsync(desk, agreement, 2)); // and the tests record the calls anew
        var second = Published(await TypeAsync(desk, agreement, 7), "1.1.0", agreement);
        Assert.Contains("source-compared", Findings((await agreement.Authority.GetAsync(second)).Good().Json));
        Assert.DoesNotContain("source-missing", Findings((await agreement.Authority.GetAsync(second)).Good().Json)); // it was brought whole

        // What it asks for beyond the version in use, and what it calls itself; until it is approved, the first is asked.
        Assert.Equal(["+input service-line buyer", "-title Desktop support for practices", "+title Desktops and networks"], Differences((await agreement.Authority.GetAsync(second)).Good().Json));
        Assert.Equal(("awaiting-decision", ""), await agreement.StandingAsync(second));
        Assert.Equal(("active", Reason), await agreement.StandingAsync(first));

        await agreement.ActAsync(second, "approval", Reason);
        Assert.Equal(("active", Reason), await agreement.StandingAsync(second));
        Assert.Equal(("superseded", "Version 1.1.0 is asked in its place."), await agreement.StandingAsync(first));
        await IsQuotedByAsync(agreement, second, "1.1.0", "Desktops and networks of practices");
        return second;
    }

    private static async Task TheSupplierReturnsAndTheAuthorityDisablesAsync(Agreement agreement, string first, string second)
    {
        await agreement.ActAsync(second, "return", "Networks are not ours to mend yet.", agreement.Publisher);
        Assert.Equal(("disabled", "Networks are not ours to mend yet."), await agreement.StandingAsync(second));
        Assert.Equal(("active", "Networks are not ours to mend yet."), await agreement.StandingAsync(first));
        await IsQuotedByAsync(agreement, first, "1.0.0", "Desktop support for practices");

        await agreement.ActAsync(first, "disabling", "The service has ended.");
        Assert.Equal(("disabled", "The service has ended."), await agreement.StandingAsync(first));
        var form = await agreement.FormAsync(await agreement.PrepareAsync(), f => f["plugins"]!.AsArray().Count == 0);
        Assert.NotEqual("", Assert.Single(form["notQuoting"]!.AsArray())!["reason"]!.ToString());
    }

    // 3 x £450 + 3 x £115 x 24 + 75 x £8.75 x 24 + 3 x £24 x 24, as the template's book has it.
    private static async Task<(string Award, JsonNode Quote)> IsQuotedByAsync(Agreement agreement, string version, string number, string title)
    {
        var award = await agreement.PrepareAsync();
        await agreement.FormAsync(award, f => f["plugins"]!.AsArray().Any(p => p!["version"]!.ToString() == number && p["title"]?.ToString() == title));
        var quote = await agreement.QuoteAsync(award);
        Assert.Equal("quoted", quote["state"]!.ToString());
        Assert.Equal((Plugin, number, (await agreement.Publisher.GetAsync(version)).Good()["hash"]), (quote["means"]!["plugin"]!.ToString(), quote["means"]!["version"]!.ToString(), quote["means"]!["hash"]!.ToString()));
        Assert.Equal(2_710_800, quote["total"]!["pence"]!.GetValue<long>());
        return (award, quote);
    }

    private static async Task CodeThatWouldBeRefusedIsMarkedAsItIsBuiltAndFailsTheTestsWithItsLineAndRemedy(Desk desk)
    {
        var file = desk[$"{Name}/src/{Name}/PracticeSupport.cs"];
        Change(file, "var months = requirement.TermMonths;", "var months = requirement.TermMonths + (DateTime.Now.Year * 0);");
        var line = Array.FindIndex(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken), l => l.Contains("DateTime.Now", StringComparison.Ordinal)) + 1;

        var (built, marked) = await desk.TryAsync("dotnet", "build", $"{Name}/src/{Name}", "--nologo");
        Assert.NotEqual(0, built);
        Assert.Matches($@"PracticeSupport\.cs\({line},[0-9]+\): error RS0030: .*There is no clock: the day of asking is in the input\.", marked);

        var (code, output) = await desk.TryAsync("dotnet", "test", Name, "--nologo", "-p:NoWarn=RS0030"); // whoever does without the analyser meets the check
        Assert.NotEqual(0, code);
        Assert.Contains($"In Acme.GpItSupport.PracticeSupport.Quote (PracticeSupport.cs:{line}). There is no clock: the day of asking is in the input.", output, StringComparison.Ordinal);
    }

    /// <summary>Types what the guide says in a step, in the folder that the template has made, for this platform and this client.</summary>
    private static Task<string> TypeAsync(Desk desk, Agreement agreement, int step) => desk.TypeAsync($"cd {Name}\n" + GuidePages.Commands("README.md", step)
        .Replace("https://leadline.example", agreement.Platform.Address.ToString().TrimEnd('/'), StringComparison.Ordinal).Replace("YOUR-CLIENT", agreement.Client.Id, StringComparison.Ordinal));

    // The address that the tool prints is that of the version's page, and its last part is that of the version.
    private static string Published(string said, string number, Agreement agreement)
    {
        var told = Regex.Match(said, $@"{Regex.Escape($"{Plugin} {number}: awaiting-decision, {agreement.Platform.Address}plugins/versions/")}(?<id>[0-9a-f-]{{36}})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(told.Success, said);
        return $"/api/v1/plugin-versions/{told.Groups["id"].Value}";
    }

    private static DateOnly UkToday() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime);

    private static List<string> Differences(JsonNode version) => [.. version["differences"]!.AsArray().Select(d => $"{(d!["added"]!.GetValue<bool>() ? '+' : '-')}{d["what"]}")];

    private static List<string> Findings(JsonNode version) => [.. version["findings"]!.AsArray().Select(f => f!["code"]!.ToString())];

    private static void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Failed:\s+0, Passed:\s+[1-9]|Passed: [1-9][0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Passed();

    [GeneratedRegex(@"service-line/quote: [0-9,]+ of [0-9,]+ steps, [0-9,]+ bytes in, [0-9,]+ of [0-9,]+ bytes out, [0-9,]+ bytes of memory", RegexOptions.None, 1000)]
    private static partial Regex CallLine();
}
