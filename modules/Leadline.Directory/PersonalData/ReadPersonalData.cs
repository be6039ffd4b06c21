using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.PersonalData;

/// <summary>
/// Answers what is held on somebody: to the person itself, and to the operator, who answers a letter that asks for it. That the operator
/// looked stands in the record.
/// </summary>
/// <remarks>Source: UK GDPR, article 15 (right of access) and article 20(1) (a form that machines read).</remarks>
internal static class ReadPersonalData
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadPersonalData()
        {
            routes.MapGet("/people/own/data", Own)
                .WithName("ReadOwnPersonalData").WithSummary("Export all that is held on oneself")
                .MayBeCalledByAnyPerson();
            routes.MapGet("/people/{id:guid}/data", OfPerson)
                .WithName(nameof(ReadPersonalData)).WithSummary("Export all that is held on a person")
                .Refuses(404)
                .MayBeCalledBy(Role.Operator);
        }
    }

    internal static async Task<Ok<PersonalDataDocument>> Own(Caller caller, PersonalDataReader reader, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await reader.DocumentAsync(new PersonId(caller.Person!.Value), stop));
    }

    internal static async Task<Results<Ok<PersonalDataDocument>, ProblemHttpResult>> OfPerson(
        Guid id, Caller caller, DirectoryDbContext db, PersonalDataReader reader, HttpContext http, CancellationToken stop)
    {
        if (await db.ManagedPersonAsync(id, caller, stop) is not { } person)
            return Problems.NotFound("person");
        db.Record(caller, "read-personal-data", id, "", subjectType: "person");
        await db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await reader.DocumentAsync(person.Id, stop));
    }
}
