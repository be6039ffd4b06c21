using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Rehearsals;

/// <summary>What the API answered to an act: its body, and its entity tag.</summary>
internal sealed record Reply(JsonElement Body, string? Tag)
{
    public Guid Id => Body.GetProperty("id").GetGuid();

    public string Text(string name) => Body.GetProperty(name).GetString() ?? "";

    public long Pence(string name) => Body.GetProperty(name).GetProperty("pence").GetInt64();
}

/// <summary>An organisation's calls. A refusal that the story does not expect ends the rehearsal.</summary>
internal sealed class Api(HttpClient http)
{
    public Task<Reply> GetAsync(string path, CancellationToken stop) => SendAsync(HttpMethod.Get, path, null, null, stop);

    public Task<Reply> PostAsync(string path, object? body, string? ifMatch, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), ifMatch, stop);

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? ifMatch, CancellationToken stop)
    {
        using var answer = await CallAsync(method, path, content, ifMatch, NewKey(method), stop);
        return await ReplyAsync(method, path, answer, stop);
    }

    /// <summary>An act whose answer is shown once: such a route takes no idempotency key.</summary>
    public Task<Reply> PostOnceAsync(string path, object body, CancellationToken stop) => PostOnceAsync(path, JsonContent.Create(body), stop);

    /// <summary>An act that is the same when it comes again, such as the publication of a file: likewise without a key.</summary>
    public async Task<Reply> PostOnceAsync(string path, HttpContent body, CancellationToken stop)
    {
        using var answer = await CallAsync(HttpMethod.Post, path, body, null, null, stop);
        return await ReplyAsync(HttpMethod.Post, path, answer, stop);
    }

    /// <summary>An act that must be refused, and as what.</summary>
    public async Task<string> RefusedAsync(string path, object body, string code, CancellationToken stop)
    {
        using var answer = await CallAsync(HttpMethod.Post, path, JsonContent.Create(body), null, NewKey(HttpMethod.Post), stop);
        var said = answer.IsSuccessStatusCode ? "" : (await answer.JsonAsync(stop)).GetProperty("code").GetString();
        return said == code
            ? code
            : throw new RehearsalException($"POST {path} should have been refused as '{code}', and was answered with {(int)answer.StatusCode} '{said}'.");
    }

    private static string? NewKey(HttpMethod method) => method == HttpMethod.Post ? Guid.CreateVersion7().ToString() : null;

    private static async Task<Reply> ReplyAsync(HttpMethod method, string path, HttpResponseMessage answer, CancellationToken stop) => answer.IsSuccessStatusCode
        ? new Reply(answer.StatusCode == HttpStatusCode.NoContent ? default : await answer.JsonAsync(stop), answer.Headers.ETag?.ToString())
        : throw new RehearsalException($"{method} {path} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");

    private async Task<HttpResponseMessage> CallAsync(
        HttpMethod method, string path, HttpContent? content, string? ifMatch, string? key, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1" + path, UriKind.Relative)) { Content = content };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, stop);
    }
}

/// <summary>The platform did something else than the story says.</summary>
internal sealed class RehearsalException(string message) : Exception(message);
