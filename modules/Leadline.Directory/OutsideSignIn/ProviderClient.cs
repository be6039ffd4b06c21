using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Leadline.Primitives;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>An answer of the provider's: a JSON object, good or an error.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The object; no name stands in it twice.</param>
internal sealed record ProviderAnswer(HttpStatusCode Status, JsonElement Body);

/// <summary>Asks the provider over HTTP and turns whatever happens into an answer or a refusal.</summary>
internal sealed class ProviderClient : IDisposable
{
    private const int MostBytes = 500_000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly HttpClient _client;

    internal ProviderClient(TimeSpan timeout)
    {
        // The provider does not send us elsewhere: a redirect could carry the code, the secret or the token away.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _client = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = MostBytes };
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    internal Task<Outcome<ProviderAnswer>> GetAsync(Uri address, AuthenticationHeaderValue? authorization, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, address, null, authorization, stop);

    internal Task<Outcome<ProviderAnswer>> PostAsync(Uri address, FormUrlEncodedContent form, AuthenticationHeaderValue? authorization, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, address, form, authorization, stop);

    public void Dispose() => _client.Dispose();

    private async Task<Outcome<ProviderAnswer>> SendAsync(
        HttpMethod method, Uri address, HttpContent? content, AuthenticationHeaderValue? authorization, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = authorization;
        try
        {
            using var response = await _client.SendAsync(request, stop);
            return response.StatusCode switch
            {
                >= HttpStatusCode.InternalServerError => Down($"The provider has an error of its own ({(int)response.StatusCode})."),
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => OutsideRefusals.Malformed("The provider sends us elsewhere, where we don't go."),
                var status => Read(status, await response.Content.ReadAsByteArrayAsync(stop)),
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return OutsideRefusals.Malformed($"The provider's answer has more than {MostBytes:N0} bytes.");
        }
        catch (HttpRequestException error)
        {
            return Down($"The provider can't be reached ({error.HttpRequestError}).");
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return Down($"The provider gave no answer within {_client.Timeout.Ticks / TimeSpan.TicksPerMillisecond:N0} ms.");
        }
    }

    private static Outcome<ProviderAnswer> Read(HttpStatusCode status, byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body, Strict);
            return json.ValueKind == JsonValueKind.Object ? new ProviderAnswer(status, json) : OutsideRefusals.Malformed("The provider's answer is no JSON object.");
        }
        catch (JsonException)
        {
            return OutsideRefusals.Malformed($"The provider's answer is not JSON, or says a thing twice (status {(int)status}).");
        }
    }

    private static Refusal Down(string why) => new(OutsideRefusals.ProviderDown, why);
}
