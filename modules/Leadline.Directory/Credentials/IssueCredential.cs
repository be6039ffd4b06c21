using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.Credentials;

internal static class IssueCredential
{
    /// <param name="Name">What people call the program, at most 100 characters.</param>
    /// <param name="Scopes">The roles that the program may act in, such as bid-manager.</param>
    /// <param name="ExpiresAt">From when on it gets no token; absent for no end.</param>
    internal sealed record IssueCredentialRequest(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt = null);

    /// <param name="Id">The client identifier.</param>
    /// <param name="Secret">The client secret; shown this once and never again.</param>
    internal sealed record IssuedCredential(CredentialId Id, string Secret);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapIssueCredential() => routes.MapPost("/organisations/{id:guid}/credentials", Handle)
            .WithName(nameof(IssueCredential)).WithSummary("Issue a client credential for a program of an organisation; the secret is shown once")
            .Refuses(400, 404, 409).AnswersOnce()
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Created<IssuedCredential>, ProblemHttpResult>> Handle(
        Guid id, IssueCredentialRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (Names.Fault("/name", request.Name, ClientCredential.LongestName) is { } name)
            return Problems.Invalid(name);
        var (scopes, fault) = Scopes.Read(request.Scopes, "/scopes");
        if (fault is not null)
            return Problems.Invalid(fault);
        if (request.ExpiresAt <= now)
            return Problems.Invalid(new Fault("/expiresAt", "expiry-passed", "The credential would have expired already."));
        if (!caller.ManagesCredentialsOf(new OrganisationId(id)) || await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if ((caller.RefuseSecret() ?? Scopes.Refuse(organisation.Kind, scopes, "/scopes")) is { } refusal)
            return refusal.AsConflict();

        var secret = Secret.New(Secret.OfClient);
        var credential = new ClientCredential(CredentialId.New(), organisation.Id, request.Name.Trim(), scopes, Secret.HashOf(secret), caller.Holder(), now, request.ExpiresAt?.ToUniversalTime());
        db.Add(credential);
        db.Record(caller, "issue-credential", credential.Id.Value, $"{organisation.Reference} {credential.Name}: {string.Join(", ", scopes.Names())}");
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/credentials/{credential.Id.Value}", new IssuedCredential(credential.Id, secret));
    }

    /// <summary>Who is given a secret that this caller asks for.</summary>
    internal static PersonId? Holder(this Caller caller) => (caller.Person ?? caller.HeldBy) is { } person ? new PersonId(person) : null;

    /// <summary>
    /// A program that nobody answers for is given no secrets: each would count as somebody else, and one that holds them all could prepare,
    /// mark and award alone.
    /// </summary>
    internal static Refusal? RefuseSecret(this Caller caller) => caller.Holder() is null && !caller.Is(Role.Operator)
        ? new Refusal("holder-unknown", "The secret of this program was given to no person, so nobody would answer for another one. Let an administrator of the organisation do it.")
        : null;

    /// <summary>The operator for everybody, an administrator for its own organisation.</summary>
    internal static bool ManagesCredentialsOf(this Caller caller, OrganisationId organisation) =>
        caller.Is(Role.Operator) || (caller.Is(Role.Administrator) && caller.SpeaksFor(organisation));
}
