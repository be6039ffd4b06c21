using System.Net.Http.Json;

namespace Leadline.Cli.Platform;

/// <summary>Signs a person's calls: signs in with address, password and, once there is an authenticator, its code; and again when the session has ended.</summary>
internal sealed class PersonSignIn(HttpMessageHandler inner, TimeProvider clock, string email, string password) : BearerTokens(inner)
{
    /// <summary>The person's app, once it is set up.</summary>
    public Authenticator? Authenticator { get; private set; }

    /// <summary>Sets up an authenticator; the session rises by it, and the person's others end.</summary>
    /// <param name="http">A client whose calls this handler signs.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task SetUpAsync(HttpClient http, CancellationToken stop)
    {
        using var taken = await http.PostAsJsonAsync(new Uri("/api/v1/people/own/authenticator", UriKind.Relative), new { password }, stop);
        var app = new Authenticator((await taken.EnsureSuccessStatusCode().JsonAsync(stop)).GetProperty("key").GetString()!);
        using var confirmed = await http.PostAsJsonAsync(
            new Uri("/api/v1/people/own/authenticator/confirmation", UriKind.Relative), new { code = app.CodeAt(clock.GetUtcNow()) }, stop);
        Take((await confirmed.EnsureSuccessStatusCode().JsonAsync(stop)).GetProperty("token").GetString());
        Authenticator = app;
    }

    protected override async Task<(string? Token, HttpResponseMessage? Refused)> AskAsync(Uri host, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/api/v1/sessions"))
        {
            Content = JsonContent.Create(new { email, password, code = Authenticator?.CodeAt(clock.GetUtcNow()) }),
        };
        var answer = await SendBareAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
            return (null, answer);
        using (answer)
            return ((await answer.JsonAsync(stop)).GetProperty("token").GetString(), null);
    }
}
