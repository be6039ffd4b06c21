using Leadline.Primitives;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Why somebody was not signed in from outside. The codes reach the sign-in page, the reasons the log.</summary>
internal static class OutsideRefusals
{
    public const string RequestUnknown = "outside-request-unknown";
    public const string RequestExpired = "outside-request-expired";
    public const string StateWrong = "outside-state-wrong";
    public const string Denied = "outside-sign-in-denied";
    public const string ProviderDown = "outside-provider-down";
    public const string ProviderRefuses = "outside-provider-refuses";
    public const string AnswerMalformed = "outside-answer-malformed";
    public const string IssuerWrong = "outside-issuer-wrong";
    public const string CodeRefused = "outside-code-refused";
    public const string ClientRefused = "outside-client-refused";
    public const string TokenWrong = "outside-token-wrong";

    internal static Refusal Unknown => new(RequestUnknown, "No sign-in that this browser began and has not finished belongs to this answer.");

    internal static Refusal Malformed(string what) => new(AnswerMalformed, what);

    internal static Refusal Token(string what) => new(TokenWrong, what);

    /// <summary>The provider's word for why it did not sign the person in. Anybody can write an answer's address: only known words are repeated.</summary>
    /// <remarks>Source: RFC 6749, section 4.1.2.1; OpenID Connect Core 1.0, section 3.1.2.6.</remarks>
    internal static Refusal OfAnswer(string error) => error switch
    {
        "access_denied" => new Refusal(Denied, "The person, or the provider for the person, declined (access_denied)."),
        "server_error" or "temporarily_unavailable" => new Refusal(ProviderDown, $"The provider can't sign anybody in ({error})."),
        "unauthorized_client" => new Refusal(ClientRefused, "The provider does not let this installation ask (unauthorized_client)."),
        "invalid_request" or "unsupported_response_type" or "invalid_scope" or "interaction_required" or "login_required" or "account_selection_required"
            or "consent_required" => new Refusal(ProviderRefuses, $"The provider did not sign the person in ({error})."),
        _ => new Refusal(ProviderRefuses, "The provider did not sign the person in (an error word that is none of the standard's)."),
    };

    /// <summary>The provider's word for why it gave no token.</summary>
    /// <remarks>Source: RFC 6749, section 5.2.</remarks>
    internal static Refusal OfExchange(string? error) => error switch
    {
        "invalid_grant" => new Refusal(CodeRefused, "The provider does not take the code: used, too old, or given to somebody else (invalid_grant)."),
        "invalid_client" or "unauthorized_client" => new Refusal(ClientRefused, $"The provider does not know this installation by the configured identifier and secret ({error})."),
        _ => new Refusal(ProviderRefuses, "The provider gave no token for the code."),
    };
}
