using Leadline.Directory.Credentials;
using Leadline.Directory.Links;
using Leadline.Directory.Organisations;
using Leadline.Directory.RoleGrants;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>Takes a person into an organisation. Whoever has no account yet is sent a link; whoever has one finds the new roles in it.</summary>
internal static class AddPerson
{
    /// <param name="Email">The person's address.</param>
    /// <param name="Name">The person's name; of somebody who has an account it stays as it is.</param>
    /// <param name="Roles">The roles, such as procurement-lead.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="CallOff">The one call-off that they are for; absent for all.</param>
    /// <param name="Until">From when on they do not hold any more; absent for no end.</param>
    internal sealed record AddPersonRequest(
        string Email, string Name, IReadOnlyList<string> Roles, string Reason, CallOffId? CallOff = null, DateTimeOffset? Until = null);

    /// <param name="Id">The person.</param>
    /// <param name="Link">Where the first password is chosen; only to the operator on the machine itself, never to a person: whoever has a link has the account.</param>
    internal sealed record AddedPerson(PersonId Id, Uri? Link);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAddPerson() => routes.MapPost("/organisations/{id:guid}/people", Handle)
            .WithName(nameof(AddPerson)).WithSummary("Take a person into an organisation, with roles; a new one is sent a link to choose a password")
            .Refuses(400, 404, 409).AnswersOnce()
            .MayBeCalledBy(Role.Operator | Role.Administrator);
    }

    internal static async Task<Results<Created<AddedPerson>, ProblemHttpResult>> Handle(
        Guid id, AddPersonRequest request, Caller caller, DirectoryDbContext db, LinkWriter links, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (roles, fault) = Scopes.Read(request.Roles, "/roles", caller);
        IReadOnlyList<Fault> faults =
        [
            .. new[]
            {
                EmailAddress.Fault("/email", request.Email), Names.Fault("/name", request.Name, Person.LongestName), fault,
                Text.Fault("/reason", request.Reason, RoleGrant.LongestReason),
                request.Until <= now ? new Fault("/until", "until-passed", "The roles would have ended already.") : null,
                Granting.CallOffFault(roles, request.CallOff),
            }.OfType<Fault>(),
        ];
        if (faults.Count > 0)
            return Problems.Invalid(faults);
        if (!caller.ManagesPeopleOf(new OrganisationId(id)) || await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (Granting.RefuseRoles(caller, organisation, roles, "/roles") is { } refusal)
            return refusal.AsConflict();

        var address = EmailAddress.Read(request.Email);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsAsync($"person:{address}", stop);
        if (await db.People.Where(p => p.Email == address).Select(p => (PersonId?)p.Id).FirstOrDefaultAsync(stop) is { } known)
            await db.HoldAloneAsync("people", known.Value, stop); // an account that is being closed is closed before it is looked at
        var person = await db.PersonByEmailAsync(request.Email, stop) ?? Add(db, new Person(PersonId.New(), address, request.Name.Trim(), organisation.Id, now));
        if (await db.RefusePersonAsync(caller, person, organisation.Id, now, stop) is { } refused)
            return refused.AsConflict();
        if (!person.IsOpen && !caller.Is(Role.Operator))
            return new Refusal("person-closed", "This person's account was closed; the operator of the installation opens it again.", "/email").AsConflict();
        if (!person.IsOpen && person.Reopen().Refusal is { } erased)
            return erased.AsConflict();
        await db.GrantAsync(person.Id, organisation.Id, roles, request.CallOff, request.Until?.ToUniversalTime(), now, stop);
        var link = person.PasswordHash is null ? links.Invite(person) : null;
        db.Record(caller, "add-person", person.Id.Value, $"{organisation.Reference}: {roles.Text()}", request.Reason.Trim());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        return TypedResults.Created($"/api/v1/people/{person.Id.Value}", new AddedPerson(person.Id, caller is { Person: null } && caller.Is(Role.Operator) ? link : null));
    }

    private static Person Add(DirectoryDbContext db, Person person) => db.People.Add(person).Entity;
}
