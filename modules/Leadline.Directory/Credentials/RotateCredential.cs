using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Credentials;

internal static class RotateCredential
{
    private const int MostHours = 7 * 24;

    /// <param name="KeepFormerHours">For how long the secret before may still be used: 0 to 168 hours.</param>
    internal sealed record RotateCredentialRequest(int KeepFormerHours);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRotateCredential() => routes.MapPost("/credentials/{id:guid}/secret", Handle)
            .WithName(nameof(RotateCredential)).WithSummary("Give a credential a new secret; the one before may be used a while longer")
            .Refuses(400, 404, 409).AnswersOnce()
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Ok<IssueCredential.IssuedCredential>, ProblemHttpResult>> Handle(
        Guid id, RotateCredentialRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (request.KeepFormerHours is < 0 or > MostHours)
            return Problems.Invalid(new Fault("/keepFormerHours", "hours-out-of-range", $"The former secret can be kept from 0 to {MostHours} hours."));
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync(ClientCredential.Turn(new CredentialId(id)), stop);
        if (await db.ClientCredentials.FindAsync([new CredentialId(id)], stop) is not { } credential || !caller.ManagesCredentialsOf(credential.Organisation))
            return Problems.NotFound("credential");
        if (caller.Credential != id && caller.RefuseSecret() is { } refusal) // its own is in its hands anyway
            return refusal.AsConflict();
        var now = clock.GetUtcNow();
        if (!credential.IsInForce(now))
            return new Primitives.Refusal("credential-ended", "A credential that was revoked or has expired gets no new secret; issue another.").AsConflict();

        var secret = Secret.New(Secret.OfClient);
        if (credential.Rotate(Secret.HashOf(secret), caller.Holder(), now + TimeSpan.FromHours(request.KeepFormerHours)))
            db.RemoveRange(await db.AccessTokens.Where(t => t.Credential == credential.Id).ToListAsync(stop)); // they would act as the new holder
        db.Record(caller, "rotate-credential", id, credential.FormerUntil is { } until ? $"the former secret until {until:O}" : "the former secret ended");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Ok(new IssueCredential.IssuedCredential(credential.Id, secret));
    }
}
