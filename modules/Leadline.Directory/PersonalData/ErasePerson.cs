using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.PersonalData;

/// <summary>Erases what is held on somebody who asked for it, or has no business here any more, and closes the account.</summary>
/// <remarks>Source: UK GDPR, article 17(1); what the record keeps by identifier falls under article 17(3)(b) and (e).</remarks>
internal static class ErasePerson
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapErasePerson() => routes.MapPost("/people/{id:guid}/erasure", Handle)
            .WithName(nameof(ErasePerson)).WithSummary("Erase what is held on a person, for good; its identifier stays in the record")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Helping.HelpPersonRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Person.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        var now = clock.GetUtcNow();
        await using var write = await db.BeginWriteAsync(stop);
        await db.HoldAloneAsync("people", id, stop); // a sign-in or a legal hold under way comes first
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        if (await db.RefuseErasureAsync(person, now, stop) is { } refusal)
            return refusal.AsConflict();
        await db.EraseAsync(person, now, stop);
        db.Record(caller, "erase-person", id, "", request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
