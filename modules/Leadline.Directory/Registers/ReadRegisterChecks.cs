using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Registers;

/// <summary>What a register said, for the operator and authorities.</summary>
internal sealed record RegisterCheckView(
    RegisterCheckId Id, OrganisationId Organisation, string Register, OrganisationReference Identifier, DateTimeOffset AskedAt,
    RegisterOutcome Outcome, bool IsGood, string? Name, string? Status, DateOnly? OpenFrom, DateOnly? OpenTo, string Detail)
{
    internal static RegisterCheckView Of(RegisterCheck c) => new(
        c.Id, c.Organisation, c.Register, c.Identifier, c.AskedAt, c.Outcome, c.IsGood, c.Name, c.Status, c.OpenFrom, c.OpenTo, c.Detail);
}

internal static class ReadRegisterChecks
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadRegisterChecks()
        {
            routes.MapGet("/organisations/{id:guid}/register-checks", List)
                .WithName("ListRegisterChecks").WithSummary("List what registers have said of an organisation up to a day, oldest first")
                .Refuses(400, 404)
                .MayBeCalledBy(Role.Operator | Role.CategoryManager);
            routes.MapGet("/organisations/{id:guid}/register-checks/{check:guid}", Get)
                .WithName("GetRegisterCheck").WithSummary("Read what a register said of an organisation once")
                .Refuses(404)
                .MayBeCalledBy(Role.Operator | Role.CategoryManager);
        }
    }

    internal static async Task<Results<Ok<Page<RegisterCheckView>>, ProblemHttpResult>> List(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AsAt at, DirectoryDbContext db, CancellationToken stop)
    {
        if ((page.Fault ?? at.Fault) is { } fault)
            return Problems.Invalid(fault);
        var organisation = new OrganisationId(id);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation, stop))
            return Problems.NotFound("organisation");
        var end = UkCalendar.StartOf(at.Day.AddDays(1));
        var rows = await db.RegisterChecks.AsNoTracking().Where(c => c.Organisation == organisation && c.AskedAt < end).PageAsync(c => c.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(RegisterCheckView.Of)], c => c.Id.Value));
    }

    internal static async Task<Results<Ok<RegisterCheckView>, ProblemHttpResult>> Get(
        Guid id, Guid check, DirectoryDbContext db, CancellationToken stop)
    {
        var (organisation, checkId) = (new OrganisationId(id), new RegisterCheckId(check));
        return await db.RegisterChecks.AsNoTracking().FirstOrDefaultAsync(c => c.Id == checkId && c.Organisation == organisation, stop) is { } found
            ? TypedResults.Ok(RegisterCheckView.Of(found))
            : Problems.NotFound("register check");
    }
}
