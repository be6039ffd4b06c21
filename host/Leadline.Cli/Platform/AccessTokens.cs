using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Leadline.Cli.Platform;

/// <summary>Signs a program's calls: gets an access token for its client credential, and another when that one is refused.</summary>
internal sealed class AccessTokens(HttpMessageHandler inner, string clientId, string clientSecret) : DelegatingHandler(inner)
{
    private string? _token;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken); // it may have to be sent twice
        var (used, answer) = await SendOnceAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || used is null)
            return answer;
        answer.Dispose();
        Interlocked.CompareExchange(ref _token, null, used);
        return (await SendOnceAsync(request, cancellationToken)).Answer;
    }

    private async Task<(string? Token, HttpResponseMessage Answer)> SendOnceAsync(HttpRequestMessage request, CancellationToken stop)
    {
        if (_token is not { } token)
        {
            var (fresh, refused) = await AskAsync(new Uri(request.RequestUri!, "/api/v1/tokens"), stop);
            if (refused is not null)
                return (null, refused);
            _token = token = fresh!;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (token, await base.SendAsync(request, stop));
    }

    private async Task<(string? Token, HttpResponseMessage? Refused)> AskAsync(Uri address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)]),
        };
        var answer = await base.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
            return (null, answer);
        using (answer)
        {
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
            return (body.RootElement.GetProperty("access_token").GetString(), null);
        }
    }
}
