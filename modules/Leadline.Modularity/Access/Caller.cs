using System.Globalization;
using System.Security.Claims;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;

namespace Leadline.Modularity.Access;

/// <summary>In which capacity an organisation calls. An organisation may hold several: a commissioning support unit buys and supplies.</summary>
[Flags]
public enum Capacity
{
    /// <summary>None: such a caller may do nothing.</summary>
    None = 0,

    /// <summary>Runs framework agreements: accredits, bills, reviews.</summary>
    Authority = 1,

    /// <summary>Calls off from framework agreements.</summary>
    Buyer = 2,

    /// <summary>Tenders, bids and reports spend.</summary>
    Supplier = 4,

    /// <summary>Runs this installation; sees no bid and no business secret by that.</summary>
    Operator = 8,
}

/// <summary>Who is calling, as the credential says, never as the request body says.</summary>
/// <param name="Capacities">What the credential allows.</param>
/// <param name="Organisation">For whom; null for the operator of the installation.</param>
/// <param name="Credential">The credential's identifier, for the record; null for the operator's own socket.</param>
public sealed record Caller(Capacity Capacities, OrganisationId? Organisation, Guid? Credential)
{
    private const string CapacityClaim = "leadline:capacity";
    private const string OrganisationClaim = "leadline:organisation";
    private const string CredentialClaim = "leadline:credential";

    /// <summary>The request that the caller makes, for the record; null where there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The host itself, where due work or a message acts.</summary>
    public static Caller Platform { get; } = new(Capacity.None, null, null);

    /// <summary>The calling organisation; there always is one where only organisations may call.</summary>
    /// <exception cref="InvalidOperationException">The operator called a route that is for organisations.</exception>
    public OrganisationId OwnOrganisation =>
        Organisation ?? throw new InvalidOperationException("This route is for organisations, and declares so.");

    /// <summary>Whether the caller comes in this capacity.</summary>
    public bool Is(Capacity capacity) => (Capacities & capacity) != Capacity.None;

    /// <summary>Whether the caller speaks for this organisation.</summary>
    public bool SpeaksFor(OrganisationId organisation) => Organisation == organisation;

    /// <summary>The caller as the web framework carries it.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(CapacityClaim, ((int)Capacities).ToString(CultureInfo.InvariantCulture)));
        if (Organisation is { } organisation)
            identity.AddClaim(new Claim(OrganisationClaim, organisation.Value.ToString()));
        if (Credential is { } credential)
            identity.AddClaim(new Claim(CredentialClaim, credential.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The caller that the web framework carries; null for somebody unknown.</summary>
    public static Caller? From(ClaimsPrincipal principal)
    {
        if (principal.FindFirst(CapacityClaim) is not { } capacity)
            return null;
        return new Caller(
            (Capacity)int.Parse(capacity.Value, CultureInfo.InvariantCulture),
            principal.FindFirst(OrganisationClaim) is { } organisation ? new OrganisationId(Guid.Parse(organisation.Value)) : null,
            principal.FindFirst(CredentialClaim) is { } credential ? Guid.Parse(credential.Value) : null);
    }

    /// <summary>Lets a route handler name the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(From(context.User) is { } caller ? caller with { RequestId = context.TraceIdentifier } : null);
}
