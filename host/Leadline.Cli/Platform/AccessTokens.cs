namespace Leadline.Cli.Platform;

/// <summary>Signs a program's calls with access tokens for its client credential.</summary>
internal sealed class AccessTokens(HttpMessageHandler inner, string clientId, string clientSecret) : BearerTokens(inner)
{
    protected override async Task<(string? Token, HttpResponseMessage? Refused)> AskAsync(Uri host, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/api/v1/tokens"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)]),
        };
        var answer = await SendBareAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
            return (null, answer);
        using (answer)
            return ((await answer.JsonAsync(stop)).GetProperty("access_token").GetString(), null);
    }
}
