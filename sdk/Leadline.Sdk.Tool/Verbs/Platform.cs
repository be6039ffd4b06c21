using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Leadline.Sdk.Tool;

/// <summary>A running platform, spoken to as the program of an organisation: by a client credential whose scope is to publish plugins.</summary>
internal sealed class Platform : IDisposable
{
    /// <summary>Where the secret is looked for; on a command line others of the machine could read it.</summary>
    internal const string SecretVariable = "LEADLINE_CLIENT_SECRET";

    private const int LongestAnswer = 64 * 1024 * 1024; // recorded calls may be long
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3); // the check of a large package takes its time

    private readonly HttpClient _http;
    private readonly (string Id, string Secret) _client;

    private Platform(Uri address, (string Id, string Secret) client) =>
        (_http, _client) = (new HttpClient { BaseAddress = address, Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer }, client);

    internal static Option<string> To() => new("--to") { Description = "The platform's address, such as https://leadline.example.nhs.uk.", HelpName = "ADDRESS", Required = true };

    internal static Option<string> Client() => new("--client")
    {
        Description = $"The client credential's identifier. Its secret is read from {SecretVariable}.", HelpName = "ID", Required = true,
    };

    /// <summary>Signs in.</summary>
    /// <exception cref="UnusableInputException">The address is none, the secret is missing, or the platform does not answer or does not know the credential.</exception>
    public static async Task<Platform> SignInAsync(string address, string client, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            throw new UnusableInputException($"'{address}' is no address to send a secret to: https://…, or http:// on this machine alone.");
        if (Environment.GetEnvironmentVariable(SecretVariable) is not { Length: > 0 } secret)
            throw new UnusableInputException($"Put the credential's secret into the environment variable {SecretVariable}.");
        var platform = new Platform(uri, (client, secret));
        try
        {
            await platform.SignInAsync(stop);
            return platform;
        }
        catch
        {
            platform.Dispose();
            throw;
        }
    }

    public Task<Answer> PostAsync(string path, JsonNode document, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, new StringContent(document.ToJsonString(), Encoding.UTF8, "application/json"), stop);

    public Task<Answer> PostAsync(string path, byte[] content, CancellationToken stop)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(HttpMethod.Post, path, body, stop);
    }

    /// <summary>Asks for a document. Access tokens are short-lived, so that a refused one is replaced once.</summary>
    /// <exception cref="TooLongAnswerException">The answer is longer than is taken.</exception>
    /// <exception cref="UnusableInputException">The platform does not answer, or does not know the credential any more.</exception>
    public async Task<Answer> GetAsync(string path, CancellationToken stop)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, stop);
        if (answer.Status != 401)
            return answer;
        await SignInAsync(stop);
        return await SendAsync(HttpMethod.Get, path, null, stop);
    }

    public void Dispose() => _http.Dispose();

    private async Task SignInAsync(CancellationToken stop)
    {
        _http.DefaultRequestHeaders.Authorization = null; // not what was refused
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", _client.Id), new("client_secret", _client.Secret)]);
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/tokens", form, stop);
        if (answer.Status != 200 || answer.Body?["access_token"]?.GetValue<string>() is not { } token)
            throw new UnusableInputException($"{_http.BaseAddress} gave no access token ({answer.Status}): {answer.Body?["error_description"] ?? "no reason was given"}");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            return new Answer((int)answer.StatusCode, Parse(text));
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new TooLongAnswerException($"{_http.BaseAddress} answered with more than {LongestAnswer:N0} bytes.");
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new UnusableInputException($"{_http.BaseAddress} does not answer: {error.Message}");
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // an answer by something between, which the status tells of
        }
    }

    /// <summary>What the platform answered.</summary>
    internal sealed record Answer(int Status, JsonNode? Body)
    {
        public bool IsGood => Status is >= 200 and <= 299;

        /// <summary>The reason in a sentence, for people.</summary>
        public string Reason => Body?["detail"]?.ToString() ?? $"The platform answered with status {Status}.";
    }
}

/// <summary>An answer of a platform is longer than is taken; a shorter page may do.</summary>
internal sealed class TooLongAnswerException(string message) : UnusableInputException(message);
