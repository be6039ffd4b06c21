using System.Globalization;
using System.Security.Claims;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;

namespace Leadline.Modularity.Access;

/// <summary>Who is calling, as the credential or the session says, never as the request body says.</summary>
/// <param name="Roles">What the caller may do.</param>
/// <param name="Organisation">For whom; null for the operator of the installation.</param>
/// <param name="Credential">The program's credential; null where a person acts, and for the operator's own socket.</param>
/// <param name="Person">The person; null where a program acts.</param>
/// <param name="Delegation">By which delegation a person acts for another organisation than its own.</param>
/// <param name="Home">The person's own organisation, which is another than the one it acts for under a delegation.</param>
public sealed record Caller(
    Role Roles, OrganisationId? Organisation, Guid? Credential, Guid? Person = null, Guid? Delegation = null, OrganisationId? Home = null)
{
    private const string Prefix = "leadline:";

    /// <summary>The request that the caller makes, for the record; null where there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The host itself, where due work or a message acts.</summary>
    public static Caller Platform { get; } = new(Role.None, null, null);

    /// <summary>The operator, by the socket in the data folder.</summary>
    public static Caller Operator { get; } = new(Role.Operator, null, null);

    /// <summary>The calling organisation; there always is one where only organisations may call.</summary>
    /// <exception cref="InvalidOperationException">The operator called a route that is for organisations.</exception>
    public OrganisationId OwnOrganisation =>
        Organisation ?? throw new InvalidOperationException("This route is for organisations, and declares so.");

    /// <summary>Who acts, for the separation of duties: a person, whatever organisation it acts for, or else a program.</summary>
    public Guid? Actor => Person ?? Credential;

    /// <summary>The organisations whose interests the caller may have: the one it acts for, and its own.</summary>
    public IEnumerable<OrganisationId> Interests => new[] { Organisation, Home }.OfType<OrganisationId>().Distinct();

    /// <summary>Whether the caller has one of these roles.</summary>
    public bool Is(Role roles) => (Roles & roles) != Role.None;

    /// <summary>Whether the caller speaks for this organisation.</summary>
    public bool SpeaksFor(OrganisationId organisation) => Organisation == organisation;

    /// <summary>The caller as the web framework carries it.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        Add("roles", ((int)Roles).ToString(CultureInfo.InvariantCulture));
        Add("organisation", Organisation?.Value.ToString());
        Add("credential", Credential?.ToString());
        Add("person", Person?.ToString());
        Add("delegation", Delegation?.ToString());
        Add("home", Home?.Value.ToString());
        return new ClaimsPrincipal(identity);

        void Add(string name, string? value)
        {
            if (value is not null)
                identity.AddClaim(new Claim(Prefix + name, value));
        }
    }

    /// <summary>The caller that the web framework carries; null for somebody unknown.</summary>
    public static Caller? From(ClaimsPrincipal principal)
    {
        if (Read("roles") is not { } roles)
            return null;
        return new Caller((Role)int.Parse(roles, CultureInfo.InvariantCulture), Organisation("organisation"), Id("credential"), Id("person"), Id("delegation"),
            Organisation("home"));

        string? Read(string name) => principal.FindFirst(Prefix + name)?.Value;
        Guid? Id(string name) => Read(name) is { } text ? Guid.Parse(text) : null;
        OrganisationId? Organisation(string name) => Id(name) is { } id ? new OrganisationId(id) : null;
    }

    /// <summary>The caller of an endpoint that is for roles, where there always is one.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known: the endpoint is open to anybody, or declares nothing.</exception>
    public static Caller Known(ClaimsPrincipal principal) =>
        From(principal) ?? throw new InvalidOperationException("This endpoint is for known callers, and declares so.");

    /// <summary>Lets a route handler name the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(From(context.User) is { } caller ? caller with { RequestId = context.TraceIdentifier } : null);
}
