using Leadline.Directory.Contracts;
using Leadline.Directory.Identifiers;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Organisations;

internal static class RegisterOrganisation
{
    /// <param name="Reference">An identifier with its scheme, such as GB-NHS:0DE; LEADLINE:… where no register knows the organisation.</param>
    /// <param name="Name">1 to 300 characters, on one line.</param>
    /// <param name="Kind">One of the kinds of organisation, such as ccg, csu, company.</param>
    /// <param name="OpenFrom">Its first day.</param>
    /// <param name="OpenTo">Its last day; absent while it is open.</param>
    internal sealed record RegisterOrganisationRequest(
        OrganisationReference Reference, string Name, string Kind, DateOnly OpenFrom, DateOnly? OpenTo = null)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Names.Fault("/name", Name) is { } name)
                yield return name;
            if (!OrganisationKinds.All.ContainsKey(Kind))
                yield return new Fault("/kind", "kind-unknown", $"'{Kind}' is no kind of organisation. Known: {string.Join(", ", OrganisationKinds.All.Keys.Order(StringComparer.Ordinal))}.");
            if (OpenTo < OpenFrom)
                yield return new Fault("/openTo", "dates-out-of-order", $"The last day, {OpenTo:O}, lies before the first, {OpenFrom:O}.");
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRegisterOrganisation() => routes.MapPost("/organisations", Handle)
            .WithName(nameof(RegisterOrganisation)).WithSummary("Make an organisation known to the platform")
            .Refuses(400, 409)
            .MayBeCalledBy(Role.Operator | Role.CategoryManager);
    }

    internal static async Task<Results<Created<OrganisationView>, ProblemHttpResult>> Handle(
        RegisterOrganisationRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        await using var write = await db.BeginWriteAsync(stop);
        await db.TakeTurnsWithAsync(request.Reference, stop);
        if (await db.Organisations.AnyAsync(o => o.Reference == request.Reference, stop))
            return AlreadyRegistered(request.Reference).AsConflict();
        if (await db.HolderAsync(request.Reference, request.OpenFrom, request.OpenTo, null, stop) is { } holder)
            return IdentifierUse.Taken(request.Reference, holder, "/reference").AsConflict();

        var organisation = new Organisation(
            OrganisationId.New(), request.Reference, request.Name.Trim(), request.Kind, request.OpenFrom, request.OpenTo);
        db.Add(organisation);
        db.Announce(new OrganisationRegistered(organisation.Facts));
        db.Record(caller, "register-organisation", organisation.Id.Value, request.Reference.ToString());
        await db.SaveChangesAsync(stop);
        await write.CommitAsync(stop);
        http.SendTag(db.VersionOf(organisation));
        return TypedResults.Created($"/api/v1/organisations/{organisation.Id.Value}", OrganisationView.Of(organisation, new AsAt(null, clock)));
    }

    private static Refusal AlreadyRegistered(OrganisationReference reference) =>
        new("organisation-known", $"{reference} is registered already.", "/reference");
}
