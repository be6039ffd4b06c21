using System.Diagnostics;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

[Collection(Profiles.Embedded)]
public sealed class ApiDescriptionTests(EmbeddedWorld world) : InWorld(world)
{
    private static readonly string[] OpenToAnybody =
    [
        "post /api/v1/sessions", "post /api/v1/links", "post /api/v1/passwords", "get /api/v1/mandates", "get /api/v1/mandates/{id}", "get /api/v1/in-house-test",
    ];

    [Fact]
    public async Task Every_operation_has_an_identifier_a_summary_and_its_errors()
    {
        var document = await ReadAsync();
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Name: $"{o.Key} {p.Key}", Operation: o.Value!))).ToList();

        Assert.StartsWith("3.1", document["openapi"]!.ToString(), StringComparison.Ordinal);
        Assert.True(operations.Count > 40);
        Assert.Equal(operations.Count, operations.Select(o => o.Operation["operationId"]!.ToString()).Distinct().Count());
        foreach (var (name, operation) in operations)
        {
            Assert.False(string.IsNullOrWhiteSpace(operation["summary"]?.ToString()), name);
            var answers = operation["responses"]!.AsObject();
            Assert.True(answers.Any(a => a.Key[0] == '2'), name);
            if (name == "post /api/v1/tokens")
                continue; // open to anybody, and its errors are OAuth's own
            foreach (var status in name.Contains(" /public/", StringComparison.Ordinal) || OpenToAnybody.Contains(name) ? ["500"] : new[] { "401", "403", "500" })
                Assert.True(answers.ContainsKey(status), $"{name} lacks {status}");
            Assert.All(answers.Where(a => a.Key[0] is '4' or '5'), a => Assert.Equal("#/components/schemas/ProblemDetails",
                a.Value!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.ToString()));
            if (answers.ContainsKey("428"))
                Assert.Contains(operation["parameters"]!.AsArray(), p => p!["name"]!.ToString() == "If-Match" && p["required"]!.GetValue<bool>());
        }
    }

    [Fact, Trait("Slow", "Yes")]
    public async Task The_kit_finds_nothing_wrong_with_the_document_and_the_answers()
    {
        var kit = Needs.Kit("openapi/check-openapi");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "v1.json");
        await File.WriteAllTextAsync(file, (await ReadAsync()).ToJsonString(), TestContext.Current.CancellationToken);
        var competition = await World.InviteAsync();
        var token = await World.TokenAsync(World.Buyer.Id, "procurement-lead");
        string[] tries = ["organisations", "frameworks", $"frameworks/{World.Framework.Id}", "places", "further-competitions",
            competition.Path[8..], $"organisations/{Guid.CreateVersion7()}", "contracts"];
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { kit, "--strict", file, "--server", World.Host.Address.ToString().TrimEnd('/'), "--header",
            $"Authorization: Bearer {token}" }.Concat(tries.SelectMany(t => new[] { "--try", $"GET /api/v1/{t}" })))
            start.ArgumentList.Add(argument);
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, await said + errors);
    }

    private async Task<JsonNode> ReadAsync() => (await World.Host.Anonymous().GetAsync("/openapi/v1.json")).Good().Json;
}
