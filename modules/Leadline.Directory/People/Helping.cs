using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>
/// Doing something for somebody who can't get in. An administrator does it for whoever belongs to its own organisation alone; else one
/// organisation could open the account of another's staff.
/// </summary>
internal static class Helping
{
    /// <param name="Reason">Why, and how it is known that it is the person who asks.</param>
    internal sealed record HelpPersonRequest(string Reason);

    /// <summary>Finds the person, helps, and puts it on record.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> HelpAsync(
        this DirectoryDbContext db, Guid id, HelpPersonRequest request, Caller caller, string act, Func<Person, Task> help, CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Person.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.ManagedPersonAsync(id, caller, stop) is not { IsOpen: true } person || !await IsOnlyOfAsync(db, person, caller, stop))
            return Problems.NotFound("person");
        await help(person);
        db.Record(caller, act, id, "", request.Reason.Trim(), subjectType: "person");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    private static async Task<bool> IsOnlyOfAsync(DirectoryDbContext db, Person person, Caller caller, CancellationToken stop) =>
        caller.Is(Role.Operator)
        || !await db.RoleGrants.AnyAsync(g => g.Person == person.Id && g.EndedAt == null && g.Organisation != caller.OwnOrganisation, stop);
}
