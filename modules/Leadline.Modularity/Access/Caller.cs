using System.Collections.Frozen;
using System.Security.Claims;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http;

namespace Leadline.Modularity.Access;

/// <summary>Who is calling, as the credential or the sign-in says, never as the request body says.</summary>
/// <param name="Roles">What the caller may do on everything of the organisation it acts for.</param>
/// <param name="Organisation">For whom; null for the operator of the installation, and for a person who acts for nobody.</param>
/// <param name="Credential">The program's credential; null where a person acts, and for the operator's own socket.</param>
/// <param name="Person">The person; null where a program acts.</param>
/// <param name="Delegation">By which delegation a person acts for another organisation than its own.</param>
public sealed record Caller(Role Roles, OrganisationId? Organisation, Guid? Credential, Guid? Person = null, Guid? Delegation = null)
{
    private static readonly FrozenDictionary<CallOffId, Role> Nothing = FrozenDictionary<CallOffId, Role>.Empty;

    /// <summary>The request that the caller makes, for the record; null where there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The sign-in that a person came with; null for a program.</summary>
    public Guid? Session { get; init; }

    /// <summary>The organisations in which the person who acts, or who holds the program's secret, has a role, whichever it acts for now.</summary>
    public IReadOnlyList<OrganisationId> BelongsTo { get; init; } = [];

    /// <summary>What the caller may do on single call-offs, beside its <see cref="Roles"/>.</summary>
    public IReadOnlyDictionary<CallOffId, Role> OnCallOffs { get; init; } = Nothing;

    /// <summary>Whether the person's roles wait for a second factor, which their organisation demands.</summary>
    public bool LacksSecondFactor { get; init; }

    /// <summary>The host itself, where due work or a message acts.</summary>
    public static Caller Platform { get; } = new(Role.None, null, null);

    /// <summary>The operator, by the socket in the data folder.</summary>
    public static Caller Operator { get; } = new(Role.Operator, null, null);

    /// <summary>The calling organisation; there always is one where only organisations may call.</summary>
    /// <exception cref="InvalidOperationException">The operator called a route that is for organisations.</exception>
    public OrganisationId OwnOrganisation =>
        Organisation ?? throw new InvalidOperationException("This route is for organisations, and declares so.");

    /// <summary>The person who was given the secret of the program's credential; null where a person acts, and where the operator's socket gave it.</summary>
    public Guid? HeldBy { get; init; }

    /// <summary>By what account the call comes: a person's, or else a program's credential.</summary>
    public Guid? Account => Person ?? Credential;

    /// <summary>
    /// Who acts, for the separation of duties: a person, whatever organisation it acts for and whether by itself or by a program whose secret
    /// it was given; or else a program.
    /// </summary>
    public Guid? Actor => Person ?? HeldBy ?? Credential;

    /// <summary>The organisations whose interests the caller may have: the one it acts for, and those it belongs to.</summary>
    public IEnumerable<OrganisationId> Interests => Organisation is { } organisation ? BelongsTo.Prepend(organisation).Distinct() : BelongsTo;

    /// <summary>
    /// Whether the caller belongs to this organisation while it acts for another: then it decides nothing for that other one in a matter of this one's. What it
    /// does for its own organisation is that organisation's matter.
    /// </summary>
    public bool HasStakeIn(OrganisationId organisation) => Interests.Contains(organisation) && !SpeaksFor(organisation);

    /// <summary>Everything that the caller may do on something.</summary>
    public Role RolesAnywhere => OnCallOffs.Values.Aggregate(Roles, (all, more) => all | more);

    /// <summary>Whether the caller has one of these roles on everything of its organisation.</summary>
    public bool Is(Role roles) => (Roles & roles) != Role.None;

    /// <summary>Whether the caller has one of these roles on this call-off.</summary>
    public bool Is(Role roles, CallOffId callOff) => ((Roles | OnCallOffs.GetValueOrDefault(callOff)) & roles) != Role.None;

    /// <summary>The call-offs on which, beside its other roles, the caller has one of these.</summary>
    public IReadOnlyList<CallOffId> CallOffsAs(Role roles) => [.. OnCallOffs.Where(o => (o.Value & roles) != Role.None).Select(o => o.Key)];

    /// <summary>Whether the caller speaks for this organisation.</summary>
    public bool SpeaksFor(OrganisationId organisation) => Organisation == organisation;

    /// <summary>The caller as the web framework carries it through one request.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new CallerIdentity(this, scheme));

    /// <summary>The caller that the web framework carries; null for somebody unknown.</summary>
    public static Caller? From(ClaimsPrincipal principal) => principal.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller;

    /// <summary>The caller of an endpoint that is for roles, where there always is one.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known: the endpoint is open to anybody, or declares nothing.</exception>
    public static Caller Known(ClaimsPrincipal principal) =>
        From(principal) ?? throw new InvalidOperationException("This endpoint is for known callers, and declares so.");

    /// <summary>Lets a route handler name the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Who makes a request, with the request's identifier; null for somebody unknown.</summary>
    public static Caller? Of(HttpContext context) => From(context.User) is { } caller ? caller with { RequestId = context.TraceIdentifier } : null;

    // Made anew for each request from the store, and never written anywhere: what it holds can't be out of date, or forged.
    private sealed class CallerIdentity : ClaimsIdentity
    {
        public CallerIdentity(Caller caller, string scheme)
            : base(scheme)
        {
            Caller = caller;
            // What antiforgery binds its tokens to: of another sign-in, they are void.
            AddClaim(new Claim(ClaimTypes.NameIdentifier, (caller.Session ?? caller.Account)?.ToString() ?? "operator"));
        }

        public Caller Caller { get; }
    }
}
