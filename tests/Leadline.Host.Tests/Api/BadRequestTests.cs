using System.Net;
using System.Text.Json.Nodes;
using Leadline.Testing;

namespace Leadline.Host.Tests.Api;

/// <summary>What is malformed is refused by every module in the same words: what, where, and what would be right. Nothing is stored.</summary>
public abstract class BadRequestTests(SharedWorld shared) : InWorld(shared)
{
    private const string Good = """{"reference":"LEADLINE:never","name":"N","kind":"company","openFrom":"2013-04-01"}""";

    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { Good.Replace("\"name\"", "\"nam\"", StringComparison.Ordinal), "field-unknown", "/nam", "no field 'nam'" },
        { Good.Replace("}", ",\"extra\":1}", StringComparison.Ordinal), "field-unknown", "/extra", "no field 'extra'" },
        { Good.Replace("\"name\":\"N\",", "", StringComparison.Ordinal), "field-missing", "", "name" },
        { Good.Replace("\"N\"", "5", StringComparison.Ordinal), "wrong-type", "/name", "A text is wanted" },
        { Good.Replace("\"N\"", "null", StringComparison.Ordinal), "field-null", "/name", "null" },
        { Good.Replace("\"N\"", "[\"N\"]", StringComparison.Ordinal), "wrong-type", "/name", "A text is wanted" },
        { Good.Replace("{\"", "{\"name\":\"M\",\"", StringComparison.Ordinal), "field-twice", "/name", "twice" },
        { Good.Replace("2013-04-01", "1 April 2013", StringComparison.Ordinal), "wrong-type", "/openFrom", "A date is wanted, such as" },
        { Good.Replace("LEADLINE:never", "never", StringComparison.Ordinal), "malformed", "/reference", "such as GB-NHS:0DE" },
        { Good.Replace("company", "club", StringComparison.Ordinal), "kind-unknown", "/kind", "Known: authority" },
        { Good.Replace("\"N\"", "\"a\\u0000b\"", StringComparison.Ordinal), "text-unprintable", "/name", "Control characters" },
        { Good.Replace("\"N\"", "\"\\ud800\"", StringComparison.Ordinal), "", "", "" },
        { Good.Replace("\"N\"", $"\"{new string('n', 301)}\"", StringComparison.Ordinal), "text-too-long", "/name", "At most 300" },
        { Good.Replace("\"N\"", string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60)), StringComparison.Ordinal), "", "", "" },
        { Good[..^1], "malformed", "", "" },
        { "", "", "", "" },
        { "null", "", "", "" },
        { "[]", "wrong-type", "", "" },
        { "{} {}", "", "", "" },
        { "\"x\"", "wrong-type", "", "" },
    };

    public static TheoryData<string, string, string, string> Elsewhere => new()
    {
        { "credentials", """{"name":"P","scopes":["king"]}""", "role-unknown", "/scopes/0" },
        { "credentials", """{"name":"P","scopes":["operator"]}""", "role-unknown", "/scopes/0" },
        { "credentials", """{"name":"P","scopes":[]}""", "role-missing", "/scopes" },
        { "credentials", """{"name":"P","scopes":[null]}""", "field-null", "/scopes/0" },
        { "credentials", """{"name":"P","scopes":"buyer"}""", "wrong-type", "/scopes" },
        { "credentials", """{"name":"P\u0007","scopes":["evaluator"]}""", "text-unprintable", "/name" },
        { "credentials", """{"name":"P","scopes":["evaluator"],"organisation":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77"}""", "", "/organisation" },
        { "credentials", """{"name":"P","scopes":["evaluator"],"expiresAt":"2001-01-01T00:00:00Z"}""", "expiry-passed", "/expiresAt" },
        { "tenders", """{"frameworkId":"x","lotNumber":"1","serviceLines":[],"statement":"S"}""", "", "/frameworkId" },
        { "decision", """{"decisions":[null]}""", "field-null", "/decisions/0" },
        { "decision", """{"decisions":[{"serviceLine":"IT","accredited":"yes","reason":"R"}]}""", "wrong-type", "/decisions/0/accredited" },
        { "mi-returns", """{"frameworkId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","month":"2019-13","lines":[]}""", "malformed", "/month" },
        { "mi-returns", """{"frameworkId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","month":"2019-10","lines":[null]}""", "field-null", "/lines/0" },
        { "mi-returns", """{"frameworkId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","month":"2019-10","lines":[{"callOffId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","invoiceReference":"A","netValue":{"pence":1.5,"currency":"GBP"}}]}""", "malformed", "/lines/0/netValue" },
        { "mi-returns", """{"frameworkId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","month":"2019-10","lines":[{"callOffId":"0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77","invoiceReference":"A","netValue":{"pence":1,"currency":"EUR"}}]}""", "malformed", "/lines/0/netValue" },
    };

    public static TheoryData<string, string, string> Queries => new()
    {
        { "organisations?limit=0", "limit-out-of-range", "/limit" },
        { "organisations?limit=201", "limit-out-of-range", "/limit" },
        { "organisations?limit=many", "parameter-malformed", "/limit" },
        { "organisations?limit=99999999999", "parameter-malformed", "/limit" },
        { "organisations?after=7", "parameter-malformed", "/after" },
        { "organisations?reference=nobody", "reference-malformed", "/reference" },
        { "organisations?kind=%00", "", "" },
        { "frameworks?limit=-1", "limit-out-of-range", "/limit" },
        { "frameworks?reference=%00", "", "" },
        { "places?framework=x", "parameter-malformed", "/framework" },
        { "places?limit=201", "limit-out-of-range", "/limit" },
        { "places?lot=%00", "", "" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_malformed_body_is_refused_with_the_place_and_what_would_be_right(string body, string code, string pointer, string says)
    {
        var before = await World.Host.StateAsync();
        var answer = await World.Host.Operator.SendAsync(HttpMethod.Post, "/api/v1/organisations", Testing.Api.Text(body, "application/json"));

        IsProblem(answer, HttpStatusCode.BadRequest);
        if (code.Length > 0)
            Assert.Equal((code, pointer), (answer.Code, answer.Pointer));
        Assert.Contains(says, answer["detail"], StringComparison.Ordinal);
        Assert.Equal(before, await World.Host.StateAsync());
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task So_is_one_of_any_module(string route, string body, string code, string pointer)
    {
        var path = route switch
        {
            "credentials" => $"/api/v1/organisations/{World.Buyer.Id}/credentials",
            "decision" => $"/api/v1/tenders/{Guid.CreateVersion7()}/decision",
            _ => $"/api/v1/{route}",
        };
        var caller = route switch { "credentials" => World.Host.Operator, "decision" => World.Authority.Api, _ => World.Suppliers[0].Api };
        var answer = await caller.SendAsync(HttpMethod.Post, path, Testing.Api.Text(body, "application/json"), "\"1\"");

        IsProblem(answer, HttpStatusCode.BadRequest);
        Assert.Equal(pointer, answer.Pointer);
        if (code.Length > 0)
            Assert.Equal(code, answer.Code);
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task A_malformed_query_is_refused_or_finds_nothing(string query, string code, string pointer)
    {
        var answer = await World.Buyer.Api.GetAsync($"/api/v1/{query}");
        if (code.Length == 0 && answer.Status == HttpStatusCode.OK)
        {
            Assert.Empty(answer.Json["items"]!.AsArray());
            return;
        }

        IsProblem(answer, HttpStatusCode.BadRequest);
        if (code.Length > 0)
            Assert.Equal((code, pointer), (answer.Code, answer.Pointer));
    }

    [Fact]
    public async Task A_body_over_two_mebibytes_is_too_large()
    {
        var body = Good.Replace("\"N\"", $"\"{new string('n', (2 * 1024 * 1024) + 1)}\"", StringComparison.Ordinal);
        foreach (var key in new[] { null, "large" })
        {
            // The caller asks first (RFC 9110, section 10.1.1): a server that refuses a body closes the connection on one that is being sent.
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/organisations", UriKind.Relative)) { Content = Testing.Api.Text(body, "application/json") };
            request.Headers.ExpectContinue = true;
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            using var answer = await World.Host.Operator.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("too-large", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/plain", "organisations")]
    [InlineData("application/xml", "frameworks")]
    public async Task A_body_of_another_kind_is_not_taken(string type, string route) =>
        IsProblem(await World.Authority.Api.SendAsync(HttpMethod.Post, $"/api/v1/{route}", Testing.Api.Text(Good, type)),
            HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/organisations/7")]
    [InlineData("/api/v2/organisations")]
    [InlineData("/api")]
    public async Task An_unknown_route_is_a_problem_whoever_asks(string path)
    {
        IsProblem(await World.Buyer.Api.GetAsync(path), HttpStatusCode.NotFound, "route-unknown");
        IsProblem(await World.Host.Anonymous().GetAsync(path), HttpStatusCode.NotFound, "route-unknown");
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem_that_says_so() =>
        IsProblem(await World.Buyer.Api.SendAsync(HttpMethod.Delete, "/api/v1/organisations"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");

    [Theory]
    [InlineData("Bearer leadline_0000")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("nonsense")]
    public async Task A_credential_that_nobody_issued_opens_nothing(string header)
    {
        var api = World.Host.Anonymous();
        api.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        IsProblem(await api.GetAsync("/api/v1/organisations"), HttpStatusCode.Unauthorized, "credential-missing");
    }

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await World.Buyer.Api.GetAsync($"/api/v1/organisations?limit=3{(next.Length == 0 ? "" : $"&after={next}")}")).Good();
            seen.AddRange(page.Json["items"]!.AsArray().Select(o => o!["id"]!.ToString()));
            next = page.Json["next"]?.ToString();
        }

        var all = (await World.Buyer.Api.GetAsync("/api/v1/organisations?limit=200")).Good().Json["items"]!.AsArray().Select(o => o!["id"]!.ToString());
        Assert.Equal(all, seen);
    }

    private static void IsProblem(Answer answer, HttpStatusCode status, string? code = null)
    {
        Assert.True(answer.Status == status, $"{(int)answer.Status} {answer.Body}");
        Assert.Equal("application/problem+json", answer.Type);
        Assert.Equal((int)status, answer.Json["status"]!.GetValue<int>());
        foreach (var member in new[] { "type", "title", "detail", "code" })
            Assert.True(answer[member].Length > 0, $"{member} in {answer.Body}");
        if (code is not null)
            Assert.Equal(code, answer.Code);
        foreach (var word in new[] { "Leadline.", "System.", "Nullable", "Exception" })
            Assert.DoesNotContain(word, answer.Body, StringComparison.Ordinal);
        if (status == HttpStatusCode.BadRequest)
            Assert.IsType<JsonArray>(answer.Json["errors"]);
    }
}

[Collection(Profiles.Embedded)]
public sealed class BadRequestTestsEmbedded(EmbeddedWorld world) : BadRequestTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class BadRequestTestsProduction(ProductionWorld world) : BadRequestTests(world);
