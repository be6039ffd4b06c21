using Leadline.Directory.Registers;
using Leadline.Primitives;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Keeps what the provider publishes of itself, and reads it anew when it is old or lacks a key.</summary>
/// <remarks>
/// All who wait share one reading. Only a token that the provider handed out for a code can ask for a new reading, so nobody else can make
/// this platform call the provider again and again.
/// </remarks>
internal sealed class ProviderDocuments(OutsideSignInSettings settings, ProviderClient client, TimeProvider clock)
{
    internal static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly Lock _gate = new();
    private Task<Outcome<ProviderDocument>>? _reading;

    /// <summary>The document, at most half a day old.</summary>
    internal Task<Outcome<ProviderDocument>> CurrentAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return GetAsync(document => now - document.ReadAt < Life, stop);
    }

    /// <summary>Another document than one that lacked a key.</summary>
    internal Task<Outcome<ProviderDocument>> AfterAsync(ProviderDocument lacking, CancellationToken stop) =>
        GetAsync(document => !ReferenceEquals(document, lacking), stop);

    private async Task<Outcome<ProviderDocument>> GetAsync(Func<ProviderDocument, bool> isGood, CancellationToken stop)
    {
        Task<Outcome<ProviderDocument>> reading;
        lock (_gate)
        {
            if (_reading is null || (_reading.IsCompleted && !Holds(_reading, isGood)))
                _reading = ReadAsync();
            reading = _reading;
        }

        return await reading.WaitAsync(stop);
    }

    private static bool Holds(Task<Outcome<ProviderDocument>> reading, Func<ProviderDocument, bool> isGood) =>
        reading is { IsCompletedSuccessfully: true, Result.Value: { } document } && isGood(document);

    // Without anybody's token: whoever stops waiting does not stop it for the others. The client's time-out ends it.
    private async Task<Outcome<ProviderDocument>> ReadAsync()
    {
        var address = new Uri(settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        var document = await client.GetAsync(address, null, CancellationToken.None);
        if (document.Refusal is { } unread)
            return unread;
        if (document.Value is not { Status: System.Net.HttpStatusCode.OK, Body: var body })
            return OutsideRefusals.Malformed("The provider has no discovery document below the configured authority.");
        if (body.Text("issuer") != settings.Issuer)
            return new Refusal(OutsideRefusals.IssuerWrong, "The discovery document names another issuer than the configured authority.");
        if (ProviderDocument.Address(body, "jwks_uri") is not { } keysAt)
            return OutsideRefusals.Malformed("The provider's discovery document lacks an https address of its keys.");

        var keys = await client.GetAsync(keysAt, null, CancellationToken.None);
        if (keys.Refusal is { } keyless)
            return keyless;
        return ProviderDocument.Read(body, keys.Value!.Body, clock.GetUtcNow());
    }
}
