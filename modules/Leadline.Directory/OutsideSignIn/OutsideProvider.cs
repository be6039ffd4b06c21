using System.Globalization;
using Leadline.Directory.Registers;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Signs people in by the configured provider: OpenID Connect's authorization code flow with PKCE.</summary>
/// <remarks>
/// Whatever the provider or a forged answer does ends in a refusal; its code is for the person, its reason for the log. Neither repeats a
/// code, a token, a secret or a word of the answer that is not the standard's. Source: OpenID Connect Core 1.0, section 3.1; RFC 9700.
/// </remarks>
internal sealed class OutsideProvider : IDisposable
{
    private const int LongestCode = 4096;
    private const int LongestEmail = 254;
    private const int LongestName = 200;

    private readonly OutsideSignInSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutsideProvider> _log;
    private readonly ProviderClient _client;
    private readonly ProviderDocuments _documents;
    private readonly TokenExchange _exchange;
    private readonly IdentityTokenCheck _check;
    private readonly UsedRequests _used;

    public OutsideProvider(OutsideSignInSettings settings, TimeProvider clock, ILogger<OutsideProvider> log)
    {
        (_settings, _clock, _log) = (settings, clock, log);
        _client = new ProviderClient(settings.Timeout);
        _documents = new ProviderDocuments(settings, _client, clock);
        _exchange = new TokenExchange(settings, _client);
        _check = new IdentityTokenCheck(settings, _documents, clock);
        _used = new UsedRequests(clock);
    }

    /// <summary>Begins a sign-in.</summary>
    /// <param name="redirectUri">Where the provider sends the browser back to, as it was registered there.</param>
    /// <param name="returnUrl">The page that was asked for; anything but a local path counts as the first page.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<Outcome<OutsideBeginning>> BeginAsync(Uri redirectUri, string? returnUrl, CancellationToken stop)
    {
        var document = await _documents.CurrentAsync(stop);
        if (document.Value is not { } provider)
            return Logged(document.Refusal!);
        var request = OutsideRequest.New(LocalPath.OrFirstPage(returnUrl), _clock.GetUtcNow());
        var address = QueryHelpers.AddQueryString(provider.Authorization.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = _settings.ClientId,
            ["redirect_uri"] = redirectUri.AbsoluteUri,
            ["scope"] = _settings.Scopes,
            ["state"] = request.State,
            ["nonce"] = request.Nonce,
            ["code_challenge"] = request.CodeChallenge,
            ["code_challenge_method"] = "S256",
        });
        return new OutsideBeginning(new Uri(address), request);
    }

    /// <summary>Finishes a sign-in with what the provider sent back by the browser.</summary>
    /// <param name="request">What was remembered of its beginning.</param>
    /// <param name="answer">The query of the provider's answer.</param>
    /// <param name="redirectUri">As at the beginning.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<Outcome<OutsideIdentity>> FinishAsync(OutsideRequest request, IQueryCollection answer, Uri redirectUri, CancellationToken stop)
    {
        var outcome = await IdentifyAsync(request, answer, redirectUri, stop);
        return outcome.Refusal is { } refusal ? Logged(refusal) : outcome;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Outcome<OutsideIdentity>> IdentifyAsync(OutsideRequest request, IQueryCollection answer, Uri redirectUri, CancellationToken stop)
    {
        if (NotOurs(request, answer) is { } foreign)
            return foreign;
        var document = await _documents.CurrentAsync(stop);
        if (document.Value is not { } provider)
            return document.Refusal!;
        if (NoCode(answer, provider) is { } failed)
            return failed;
        var redeemed = await _exchange.RedeemAsync(provider.Token, answer["code"].ToString(), request.CodeVerifier, redirectUri, stop);
        if (redeemed.Value is not { } tokens)
            return redeemed.Refusal!;
        var check = await _check.CheckAsync(tokens.Identity, tokens.Access, request.Nonce, stop);
        if (check.Value is not { } identity)
            return check.Refusal!;
        var told = await PersonClaims.FindAsync(identity, provider.UserInfo, tokens.Access, _client, stop);
        return told.Value is { } person ? Identity(identity, person) : told.Refusal!;
    }

    /// <summary>Why the answer belongs to no request that is still open; null where it does.</summary>
    private Refusal? NotOurs(OutsideRequest request, IQueryCollection answer)
    {
        if (answer.Any(field => field.Value.Count != 1))
            return OutsideRefusals.Malformed("The provider's answer says a thing twice.");
        if (!OutsideRequest.Same(answer["state"], request.State))
            return new Refusal(OutsideRefusals.StateWrong, "The provider's answer belongs to another request than the one this browser began (state).");
        if (!_used.Use(request))
            return OutsideRefusals.Unknown;
        return _clock.GetUtcNow() - request.BegunAt >= OutsideRequest.Life
            ? new Refusal(OutsideRefusals.RequestExpired, string.Create(CultureInfo.InvariantCulture, $"The sign-in was begun more than {OutsideRequest.Life:%m} minutes ago."))
            : null;
    }

    /// <summary>Why the answer brings no code from this provider; null where it does.</summary>
    /// <remarks>Source: RFC 9207, section 2.4: a code of another provider's must not be shown to this one.</remarks>
    private Refusal? NoCode(IQueryCollection answer, ProviderDocument provider)
    {
        var issuer = answer["iss"].ToString();
        if (issuer.Length > 0 ? issuer != _settings.Issuer : provider.NamesItself)
            return new Refusal(OutsideRefusals.IssuerWrong, "The answer is not from the configured provider, or does not say so as that provider does (iss).");
        if (answer["error"].ToString() is { Length: > 0 } error)
            return OutsideRefusals.OfAnswer(error);
        return answer["code"].ToString() is { Length: > 0 and <= LongestCode } ? null : OutsideRefusals.Malformed("The provider's answer brings neither a code nor an error.");
    }

    private OutsideIdentity Identity(IdentityClaims identity, PersonClaims person)
    {
        var email = person.All.Shown("email", LongestEmail);
        return new OutsideIdentity(
            _settings.Issuer,
            identity.Subject,
            email,
            email is not null && person.All.Member("email_verified") is { ValueKind: System.Text.Json.JsonValueKind.True },
            person.All.Shown("name", LongestName),
            identity.All.Factors().Any(_settings.SecondFactors.Contains),
            identity.All.Instant("auth_time") ?? identity.IssuedAt);
    }

    private Refusal Logged(Refusal refusal)
    {
        // Declining is nobody's fault; the rest is somebody's to look at.
        var level = refusal.Code is OutsideRefusals.Denied or OutsideRefusals.RequestExpired ? LogLevel.Information : LogLevel.Warning;
        _log.Log(level, "Nobody was signed in from outside ({Code}): {Reason}", refusal.Code, refusal.Reason);
        return refusal;
    }
}
