using Leadline.Directory.People;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.SecondFactor;

/// <summary>What a person does with a code of an authenticator that is set up: new recovery codes, or none of it any more.</summary>
internal static class RenewRecoveryCodes
{
    /// <param name="Code">A code of the app, or a recovery code.</param>
    internal sealed record WithCodeRequest(string Code);

    /// <param name="Codes">Each signs in once without the app; shown this once.</param>
    internal sealed record NewRecoveryCodes(IReadOnlyList<string> Codes);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRenewRecoveryCodes()
        {
            routes.MapPost("/people/own/recovery-codes", Handle)
                .WithName(nameof(RenewRecoveryCodes)).WithSummary("Take new recovery codes; those before are void")
                .Refuses(400, 409).AnswersOnce()
                .MayBeCalledByAnyPerson();
            routes.MapPost("/people/own/authenticator/removal", Remove)
                .WithName("RemoveAuthenticator").WithSummary("Remove one's authenticator, with a code of it")
                .Refuses(400, 409).AnswersOnce()
                .MayBeCalledByAnyPerson();
        }
    }

    internal static async Task<Results<Ok<NewRecoveryCodes>, ProblemHttpResult>> Handle(
        WithCodeRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, SignInAttempts attempts, CancellationToken stop)
    {
        var (person, problem) = await TakeAsync(request, caller, db, factors, attempts, stop);
        if (problem is not null)
            return problem;
        var codes = await factors.NewRecoveryCodesAsync(person);
        await SaveAsync(db, attempts, caller, person, "renew-recovery-codes", stop);
        return TypedResults.Ok(new NewRecoveryCodes(codes));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        WithCodeRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, SignInAttempts attempts, CancellationToken stop)
    {
        var (person, problem) = await TakeAsync(request, caller, db, factors, attempts, stop);
        if (problem is not null)
            return problem;
        SecondFactors.Remove(person);
        await SaveAsync(db, attempts, caller, person, "remove-authenticator", stop);
        return TypedResults.NoContent();
    }

    private static async Task<(Person Person, ProblemHttpResult? Problem)> TakeAsync(
        WithCodeRequest request, Caller caller, DirectoryDbContext db, SecondFactors factors, SignInAttempts attempts, CancellationToken stop)
    {
        var person = await db.CallingPersonAsync(caller, stop);
        if (!person.HasSecondFactor)
            return (person, new Refusal("authenticator-missing", "No authenticator is set up.").AsConflict());
        return await attempts.BeginAsync(SignInAttempts.Code(person.Id.Value), stop) && await factors.TakeAsync(person, factors.Open(person), request.Code ?? "")
            ? (person, null)
            : (person, Problems.Invalid(SetUpAuthenticator.WrongCode));
    }

    private static async Task SaveAsync(DirectoryDbContext db, SignInAttempts attempts, Caller caller, Person person, string act, CancellationToken stop)
    {
        await using var write = await db.BeginWriteAsync(stop);
        await attempts.ForgetAsync([SignInAttempts.Code(person.Id.Value)], stop);
        db.Record(caller, act, person.Id.Value, "");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
    }
}
