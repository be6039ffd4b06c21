using System.Net;
using System.Text.Json;

namespace Leadline.Directory.Registers;

/// <summary>Asks a register over HTTP and turns whatever happens into an answer.</summary>
internal sealed class RegisterClient : IDisposable
{
    private const int MostBytes = 2_000_000;
    private readonly HttpClient _client;

    /// <param name="address">Below which the register's resources stand.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="authorization">The Authorization header; null where none is needed.</param>
    internal RegisterClient(Uri address, TimeSpan timeout, string? authorization)
    {
        // A register does not send us elsewhere: a redirect could carry the key away.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _client = new HttpClient(handler) { BaseAddress = address, Timeout = timeout, MaxResponseContentBufferSize = MostBytes };
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        if (authorization is not null)
            _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
    }

    /// <summary>Asks for one organisation; what is found is read by the caller, who gives null where it has not the right shape.</summary>
    internal async Task<RegisterAnswer> AskAsync(string path, Func<JsonElement, RegisterAnswer?> read, CancellationToken stop)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), stop);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(await response.Content.ReadAsByteArrayAsync(stop), read),
                HttpStatusCode.NotFound => new RegisterAnswer(RegisterOutcome.Unknown),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RegisterAnswer.Down($"The register refuses our key ({(int)response.StatusCode})."),
                HttpStatusCode.TooManyRequests => RegisterAnswer.Down("The register says that we ask too often (429)."),
                >= HttpStatusCode.InternalServerError => RegisterAnswer.Down($"The register has an error of its own ({(int)response.StatusCode})."),
                var other => RegisterAnswer.Malformed($"The register answered with status {(int)other}."),
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return RegisterAnswer.Malformed($"The answer has more than {MostBytes:N0} bytes.");
        }
        catch (HttpRequestException error)
        {
            return RegisterAnswer.Down($"The register can't be reached ({error.HttpRequestError}).");
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return RegisterAnswer.Down($"No answer within {_client.Timeout.Ticks / TimeSpan.TicksPerMillisecond:N0} ms.");
        }
    }

    public void Dispose() => _client.Dispose();

    private static RegisterAnswer Read(byte[] body, Func<JsonElement, RegisterAnswer?> read)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement) ?? RegisterAnswer.Malformed("The answer has not the shape of this register's.");
        }
        catch (JsonException)
        {
            return RegisterAnswer.Malformed("The answer is not JSON.");
        }
    }
}
