using Leadline.Directory.AccessRequests;
using Leadline.Directory.Credentials;
using Leadline.Directory.Delegations;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.RoleGrants;
using Leadline.Ui;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>How pages name the state of something that is given for a time.</summary>
/// <param name="Key">The text's key after <c>state.</c>.</param>
/// <param name="Colour">Of the tag.</param>
internal sealed record StateShown(string Key, TagColour Colour)
{
    private static readonly StateShown InForce = new("in-force", TagColour.Green);
    private static readonly StateShown Ended = new("ended", TagColour.Grey);

    // Its holder has gone, and somebody else may take it over.
    private static readonly StateShown Idle = new("idle", TagColour.Orange);

    /// <summary>Whether it can still be ended.</summary>
    public bool IsInForce => this == InForce || this == Idle;

    internal static StateShown Of(RoleGrantView grant, DateTimeOffset now) => grant.EndedAt is null && !(grant.Until <= now) ? InForce : Ended;

    internal static StateShown Of(DelegationView delegation, DateTimeOffset now) => delegation.EndedAt is null && now < delegation.Until ? InForce : Ended;

    internal static StateShown Of(ReadCredentials.CredentialView credential, DateTimeOffset now) =>
        credential.RevokedAt is not null ? new("revoked", TagColour.Grey) : credential.ExpiresAt <= now ? new("expired", TagColour.Grey) : credential.IsIdle ? Idle : InForce;

    internal static StateShown Of(EmailDomainView domain) =>
        domain.EndedAt is not null ? Ended : domain.VerifiedAt is null ? new("claimed", TagColour.Yellow) : new("verified", TagColour.Green);

    internal static StateShown Of(AccessRequestView request) => request.State switch
    {
        AccessRequestState.Waiting => new("waiting", TagColour.Yellow),
        AccessRequestState.Approved => new("approved", TagColour.Green),
        AccessRequestState.Refused => new("refused", TagColour.Red),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.State, "No such state is known."),
    };
}
