using System.Net;
using System.Net.Http.Headers;

namespace Leadline.Cli.Platform;

/// <summary>Signs calls with a token: gets one at the first call, and another when that one is refused.</summary>
internal abstract class BearerTokens(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private string? _token;

    /// <summary>Asks for a token.</summary>
    /// <returns>The token, or the answer that refused it.</returns>
    protected abstract Task<(string? Token, HttpResponseMessage? Refused)> AskAsync(Uri host, CancellationToken stop);

    /// <summary>Takes a token that came otherwise.</summary>
    protected void Take(string? token) => _token = token;

    /// <summary>Sends a request as it is, without a token.</summary>
    protected Task<HttpResponseMessage> SendBareAsync(HttpRequestMessage request, CancellationToken stop) => base.SendAsync(request, stop);

    /// <inheritdoc/>
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
            var (fresh, refused) = await AskAsync(new Uri(request.RequestUri!, "/"), stop);
            if (refused is not null)
                return (null, refused);
            _token = token = fresh!;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (token, await base.SendAsync(request, stop));
    }
}
