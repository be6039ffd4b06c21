using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Leadline.Testing;

/// <summary>Calls the API as one caller, with nothing between the test and the wire: JSON is written and read by hand.</summary>
public sealed class Api(HttpClient client)
{
    /// <summary>The client itself.</summary>
    public HttpClient Client { get; } = client;

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Acts, with a JSON body where there is one.</summary>
    public Task<Answer> PostAsync(string path, object? body = null, string? ifMatch = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : Json(body), ifMatch, key);

    /// <summary>Acts on the version that a reading of <paramref name="path"/> shows.</summary>
    /// <param name="path">What is acted on.</param>
    /// <param name="act">The route below it.</param>
    /// <param name="body">The body, if any.</param>
    public async Task<Answer> ActAsync(string path, string act, object? body = null) =>
        await PostAsync($"{path}/{act}", body, (await GetAsync(path)).Good().Tag);

    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, response.Headers.ETag?.ToString(), response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(), response.Headers.Contains("Idempotent-Replayed"), response.Headers.Location?.OriginalString);
    }

    /// <summary>A body of any text.</summary>
    public static StringContent Text(string text, string type) => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

    private static StringContent Json(object body) => Text(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), "application/json");
}

/// <summary>What the API answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Tag">The ETag header.</param>
/// <param name="Type">The body's media type.</param>
/// <param name="Body">The body.</param>
/// <param name="Replayed">Whether it is the stored answer to an earlier request.</param>
/// <param name="Location">The Location header.</param>
public sealed record Answer(HttpStatusCode Status, string? Tag, string? Type, string Body, bool Replayed, string? Location)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The body is null.");

    /// <summary>A member of the body as text; numbers too.</summary>
    public string this[string name] => Json[name]?.ToString() ?? "";

    /// <summary>The identifier of what is answered.</summary>
    public string Id => this["id"];

    /// <summary>The problem's code, where the answer is one.</summary>
    public string Code => Type == "application/problem+json" ? this["code"] : "";

    /// <summary>The problem's pointer, where the answer is one.</summary>
    public string? Pointer => Type == "application/problem+json" ? Json["pointer"]?.ToString() : null;

    /// <summary>Insists that the answer is good.</summary>
    public Answer Good()
    {
        Assert.True((int)Status is >= 200 and <= 299, $"The answer is {(int)Status}: {Body}");
        return this;
    }

    /// <summary>Insists that the answer is this problem.</summary>
    public Answer Refused(HttpStatusCode status, string code)
    {
        Assert.True(status == Status && Code == code, $"Wanted {(int)status} {code}; the answer is {(int)Status}: {Body}");
        return this;
    }

    /// <summary>Insists that a rule refused: 409 with this code.</summary>
    public Answer Refused(string code) => Refused(HttpStatusCode.Conflict, code);

    /// <summary>Insists that it isn't there for this caller: the same words as for something that never was.</summary>
    public Answer Hidden() => Refused(HttpStatusCode.NotFound, "not-found");

    /// <summary>An amount in the body, in pence.</summary>
    public long Pence(string name) => (Json[name]?["pence"] ?? throw new InvalidOperationException($"No {name} in {Body}")).GetValue<long>();
}
