using Leadline.Directory.Credentials;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>
/// Doing something for somebody who can't get in, and so never for oneself: whoever finds a session open must not get rid of what keeps the
/// account safe. An administrator does it for whoever belongs to its own organisation alone; else one
/// organisation could open the account of another's staff, or an authority's administrator that of the operator.
/// </summary>
internal static class Helping
{
    /// <param name="Reason">Why, and how it is known that it is the person who asks.</param>
    internal sealed record HelpPersonRequest(string Reason);

    /// <summary>Finds the person, helps, and puts it on record.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> HelpAsync(
        this DirectoryDbContext db, Guid id, HelpPersonRequest request, Caller caller, string act, DateTimeOffset now, Func<Person, Task> help,
        CancellationToken stop)
    {
        if (Text.Fault("/reason", request.Reason, Person.LongestReason) is { } fault)
            return Problems.Invalid(fault);
        if (caller.Holder() == new PersonId(id))
            return new Refusal("own-help", "This is done for somebody who can't get in. For you another administrator does it, or the operator of the installation.").AsConflict();
        await using var write = await db.BeginWriteAsync(stop);
        if (await db.PersonToHelpAsync(id, caller, now, stop) is not { IsOpen: true } person)
            return Problems.NotFound("person");
        await help(person);
        db.Record(caller, act, id, "", request.Reason.Trim(), subjectType: "person");
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    /// <summary>
    /// A person whom the caller may help: anybody as operator; as administrator whoever holds roles in its organisation, none elsewhere, and
    /// does not run the installation.
    /// </summary>
    internal static async Task<Person?> PersonToHelpAsync(this DirectoryDbContext db, Guid id, Caller caller, DateTimeOffset now, CancellationToken stop) =>
        await db.ManagedPersonAsync(id, caller, stop) is { } person && (caller.Is(Role.Operator) || await IsOnlyOfAsync(db, person, caller.OwnOrganisation, now, stop))
            ? person
            : null;

    private static async Task<bool> IsOnlyOfAsync(
        DirectoryDbContext db, Person person, OrganisationId organisation, DateTimeOffset now, CancellationToken stop)
    {
        var held = await db.RoleGrants.AsNoTracking()
            .Where(g => g.Person == person.Id && (g.EndedAt == null || g.EndedAt > now) && (g.Until == null || g.Until > now)).ToListAsync(stop);
        return held.Count > 0 && held.TrueForAll(g => g.Organisation == organisation && g.Role != Role.Operator);
    }
}
