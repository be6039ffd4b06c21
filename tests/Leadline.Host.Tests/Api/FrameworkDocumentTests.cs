using System.Net;
using System.Net.Http.Headers;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

public abstract class FrameworkDocumentTests(SharedWorld shared) : InWorld(shared)
{
    public static TheoryData<string, string, string> Faults => new()
    {
        { "    service-lines: [IT, BI]", "    service-lines: [IT, HR] #!", "unknown-service-line" },
        { "    service-lines: [IT, BI]", "    service-lines: [IT]", "unused-service-line" },
        { "  to: 2033-07-31", "  to: 2025-07-31 #!", "dates-order" },
        { "regime: pa-2023-open", "regime: pa-2023", "term-over-limit" },
        { "  - number: 2", "  - number: 1 #!", "duplicate-lot-number" },
        { "rate-basis-points: 100", "rate-basis-points: -100 #!", "out-of-range" },
        { "title: A framework agreement for tests", "titel: A framework agreement for tests #!", "unknown-field" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_refused_with_its_line_and_nothing_is_stored(string piece, string instead, string code)
    {
        var text = World.Text().ToString().Replace(piece, instead, StringComparison.Ordinal);
        var before = await World.Host.StateAsync();
        var answer = await PublishAsync(Testing.Api.Text(text, "application/yaml"));
        var fault = answer.Json["errors"]!.AsArray().First(e => e!["code"]!.ToString() == code)!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(fault["line"]!.GetValue<int>() > 0);
        if (text.Contains("#!", StringComparison.Ordinal))
            Assert.Equal(text[..text.IndexOf("#!", StringComparison.Ordinal)].Count(c => c == '\n') + 1, fault["line"]!.GetValue<int>());
        Assert.Equal(before, await World.Host.StateAsync());
    }

    [Fact]
    public async Task A_document_without_lots_is_refused()
    {
        var text = World.Text().ToString();
        var answer = await PublishAsync(Testing.Api.Text(text[..text.IndexOf("lots:", StringComparison.Ordinal)], "application/yaml"));
        Assert.Contains(answer.Json["errors"]!.AsArray(), e => e!["pointer"]!.ToString() == "/lots");
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_with_the_limit() =>
        Assert.Contains("1 MiB", (await PublishAsync(Testing.Api.Text(new string('x', 10_000_000), "application/yaml")))
            .Refused(HttpStatusCode.BadRequest, "document-too-large")["detail"], StringComparison.Ordinal);

    [Fact]
    public async Task Broken_utf_8_is_refused_with_its_line()
    {
        var content = new ByteArrayContent([.. "format: 1\ntitle: "u8, 0xFF, 0xFE]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        Assert.Equal(2, (await PublishAsync(content)).Refused(HttpStatusCode.BadRequest, "not-utf-8").Json["errors"]![0]!["line"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("acs")]
    [InlineData("lpf")]
    public async Task The_shipped_documents_are_good(string framework)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "frameworks", framework, "framework.yaml"), TestContext.Current.CancellationToken);
        (await World.Authority.Api.SendAsync(HttpMethod.Post, "/api/v1/framework-checks", Testing.Api.Text(text, "application/yaml"))).Good();
    }

    [Fact]
    public async Task An_authority_publishes_in_its_own_name_once()
    {
        var text = World.Text();
        var other = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        await World.Host.RestAsync();
        (await other.Api.SendAsync(HttpMethod.Post, "/api/v1/frameworks?reason=A+test.", Testing.Api.Text(text.ToString(), "application/yaml"))).Refused("not-the-authority");
        await World.PublishAsync(text);
        (await PublishAsync(Testing.Api.Text(text.ToString(), "application/yaml"))).Refused("framework-known");
    }

    [Fact]
    public async Task A_version_follows_the_version_that_was_read()
    {
        var text = World.Text();
        var framework = await World.PublishAsync(text);
        var read = (await World.Authority.Api.GetAsync(framework.Path)).Good();
        var next = (text with { Charge = 75 }).ToString();
        (await ReviseAsync(framework, next, null)).Refused(HttpStatusCode.PreconditionRequired, "if-match-missing");
        (await ReviseAsync(framework, next, "\"9\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        (await ReviseAsync(framework, text.ToString(), read.Tag)).Refused("version-same");
        (await ReviseAsync(framework, (text with { Reference = "OTHER" }).ToString(), read.Tag)).Refused("reference-changed");
        var second = (await ReviseAsync(framework, next, read.Tag)).Good();

        Assert.Equal("2", second["version"]);
        Assert.Equal(text.ToString(), (await World.Buyer.Api.GetAsync($"{framework.Path}/versions/1/document")).Good().Body);
        (await World.Buyer.Api.GetAsync($"{framework.Path}/versions/3/document")).Hidden();
    }

    [Fact]
    public async Task The_steps_are_taken_in_their_order_by_the_authority()
    {
        var framework = await World.PublishAsync(World.Text());
        var other = await World.JoinAsync("authority", $"LEADLINE:authority-{World.Unique()}", "authority");
        (await World.AdvanceAsync(framework, "live")).Refused("step-out-of-order");
        (await World.AdvanceAsync(framework, "closure")).Refused("step-out-of-order");
        (await other.Api.ActAsync(framework.Path, "tendering", new { reason = "A test." })).Hidden();
        (await World.AdvanceAsync(framework, "tendering")).Good();
        (await World.AdvanceAsync(framework, "tendering")).Refused("step-out-of-order");
    }

    private Task<Answer> PublishAsync(HttpContent content) => World.Authority.Api.SendAsync(HttpMethod.Post, "/api/v1/frameworks?reason=A+test.", content);

    private async Task<Answer> ReviseAsync(Framework framework, string text, string? tag) => await (await World.SecondAsync(World.Authority)).ConfirmAsync(
        await World.Authority.Api.SendAsync(HttpMethod.Post, $"{framework.Path}/versions?reason=A+test.", Testing.Api.Text(text, "application/yaml"), tag));
}

[Collection(Profiles.Embedded)]
public sealed class FrameworkDocumentTestsEmbedded(EmbeddedWorld world) : FrameworkDocumentTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FrameworkDocumentTestsProduction(ProductionWorld world) : FrameworkDocumentTests(world);
