using System.Net;
using System.Text.Json;
using Leadline.Modularity.Access;
using Leadline.Testing;

namespace Leadline.Host.Tests.Access;

/// <summary>
/// Calls every operation of the running host in every role, in the object's own organisation and in another, and compares with the table in
/// <c>who-may-call-what.txt</c>. A rule that is taken out of the code, or put in, shows here.
/// </summary>
public abstract class WhoMayCallWhatTests(SharedWorld shared, ITestOutputHelper output) : InWorld(shared)
{
    // A person's client would take the refusal of these for the end of its own session, so they are called as nobody.
    private static readonly string[] MakingOneselfKnown = ["BeginSession", "IssueToken"];

    private static readonly string[] MadeUp = ["dead letter", "register check", "legal hold", "session", "organisation of yours", "organisation that admits you", "recorded call", "raise of a ceiling"];

    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_nothing_else()
    {
        var table = AccessLine.Operations();
        var methods = await OperationsAsync();
        Assert.Equal(table.Keys.Order(StringComparer.Ordinal), methods.Keys.Order(StringComparer.Ordinal));
        var scene = await Scene.SetAsync(World);
        Assert.Equal(table.Keys.Order(StringComparer.Ordinal), scene.Calls.Keys.Order(StringComparer.Ordinal));

        var (wrong, calls) = (new List<string>(), 0);
        foreach (var (operation, line) in table)
        {
            var call = scene.Calls[operation];
            foreach (var (who, api, expected) in Callers(scene, line))
            {
                var met = Met(await SendAsync(Array.Exists(MakingOneselfKnown, o => o == operation) ? World.Host.Anonymous() : api, methods[operation], call.Path, call.Body), expected);
                calls++;
                if (met != expected)
                    wrong.Add($"{operation} by {who}: {met}, and the table says {expected}");
            }
        }

        output.WriteLine($"Counted: {calls} calls: {table.Count} operations, {Roles.ByName.Count} roles in two organisations each, the operator, and nobody.");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private IEnumerable<(string Who, Testing.Api Api, string Expected)> Callers(Scene scene, AccessLine line)
    {
        yield return ("nobody", World.Host.Anonymous(), line.Everybody ? "may" : "unknown");
        yield return ("the operator", World.Host.Operator, line.Roles.HasFlag(Role.Operator) ? "may" : "not in this role");
        if (line.People)
            yield return ("a program", scene.Program, "not in this role");
        foreach (var (name, role) in Roles.ByName)
        {
            var may = line.Roles.HasFlag(role);
            var draft = line.Others == "draft" && (role & Roles.Buyer) == Role.None;
            yield return ($"{name}, own", scene.As(role, own: true), !may ? "not in this role" : draft ? "hidden" : "may");
            yield return ($"{name}, another's", scene.As(role, own: false), !may ? "not in this role" : line.Others switch { "draft" => "hidden", "same" => "may", var met => met });
        }
    }

    // Past the doors a call may still be wrong: its version is stale, its content refused. That is for other tests.
    private static string Met(Answer answer, string expected) => answer switch
    {
        { Status: >= HttpStatusCode.InternalServerError } => $"a failure, {answer.Code}",
        { Status: HttpStatusCode.Conflict } when expected == "refused" => "refused",
        { Status: HttpStatusCode.Unauthorized } when answer.Code is not ("" or "sign-in-refused") => "unknown",
        { Status: HttpStatusCode.Forbidden } => "not in this role",
        { Status: HttpStatusCode.NotFound } when !IsMadeUp(answer) => "hidden",
        _ => "may",
    };

    // Some objects of the scene are made up; that they are not there is no secret.
    private static bool IsMadeUp(Answer answer) => MadeUp.Any(what => answer["detail"].Contains($"no such {what}", StringComparison.Ordinal));

    private static Task<Answer> SendAsync(Testing.Api api, HttpMethod method, string path, object? body)
    {
        HttpContent? content = body switch
        {
            FrameworkText text => Testing.Api.Text(text.ToString(), "application/yaml"),
            null when path == "organisations/import" => Testing.Api.Text("nothing", "text/csv"),
            null when path == "tokens" => Testing.Api.Text("grant_type=client_credentials", "application/x-www-form-urlencoded"),
            null => null,
            _ => Testing.Api.Text(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), "application/json"),
        };
        return api.SendAsync(method, path[0] == '/' ? path : $"/api/v1/{path}", content, "\"0\"");
    }

    private async Task<IReadOnlyDictionary<string, HttpMethod>> OperationsAsync()
    {
        var document = (await World.Host.Anonymous().GetAsync("/openapi/v1.json")).Good().Json;
        return document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject())
            .ToDictionary(o => o.Value!["operationId"]!.ToString(), o => HttpMethod.Parse(o.Key), StringComparer.Ordinal);
    }
}

[Collection(Profiles.Embedded)]
public sealed class WhoMayCallWhatOnEmbedded(EmbeddedWorld shared, ITestOutputHelper output) : WhoMayCallWhatTests(shared, output);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class WhoMayCallWhatOnProduction(ProductionWorld shared, ITestOutputHelper output) : WhoMayCallWhatTests(shared, output);
