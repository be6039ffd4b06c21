using Leadline.Directory.Identifiers;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Registers;

/// <summary>
/// Asks a register and keeps what it said. No transaction is open while it is asked, so this route knows no idempotency key, whose
/// transaction would be: asked twice, the register has spoken twice.
/// </summary>
internal static class CheckRegister
{
    /// <param name="Register">company, ods or debarment.</param>
    internal sealed record CheckRegisterRequest(string Register);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCheckRegister() => routes.MapPost("/organisations/{id:guid}/register-checks", Handle)
            .WithName(nameof(CheckRegister)).WithSummary("Ask a register about an organisation, and keep what it says with the moment it said it")
            .WithDescription("The answer tells apart that the register knows the organisation as active or not, does not know it, could not be asked (down) "
                + "and answered nonsense (malformed). Idempotency-Key has no effect here: each call asks anew.")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.Operator | Role.CategoryManager);
    }

    internal static async Task<Results<Created<RegisterCheckView>, ProblemHttpResult>> Handle(
        Guid id, CheckRegisterRequest request, Caller caller, DirectoryDbContext db, OrganisationRegisters registers, TimeProvider clock,
        CancellationToken stop)
    {
        if (!OrganisationRegisters.Codes.Contains(request.Register))
            return Problems.Invalid(new Fault("/register", "register-unknown", $"Known registers: {string.Join(", ", OrganisationRegisters.Codes)}."));
        var organisationId = new OrganisationId(id);
        if (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == organisationId, stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (!registers.All.TryGetValue(request.Register, out var register))
            return new Refusal("register-not-configured", $"This installation has no {request.Register} register to ask; the operator configures one.", "/register").AsConflict();
        if (Question(organisation, register.Scheme, clock.Today()) is not { } question)
            return new Refusal("identifier-missing", $"The register knows organisations by {register.Scheme}; {organisation.Reference} has no such identifier today.").AsConflict();

        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A register is never asked while a transaction is open.");
        var askedAt = clock.GetUtcNow();
        var answer = await register.AskAsync(question, stop);
        var check = RegisterCheck.Of(organisationId, request.Register, question.Identifier, askedAt, answer);
        db.Add(check);
        db.Record(caller, "check-register", check.Id.Value, $"{organisation.Reference} in {request.Register}: {answer.Outcome}");
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/organisations/{id}/register-checks/{check.Id.Value}", RegisterCheckView.Of(check));
    }

    private static RegisterQuestion? Question(Organisation organisation, string? scheme, DateOnly day)
    {
        List<OrganisationReference> called =
            [.. IdentifierView.AllOf(organisation, day).Select(i => OrganisationReference.Parse($"{i.Scheme}:{i.Identifier}"))];
        var known = called.FindIndex(c => scheme is null || c.Scheme == scheme);
        return known < 0 ? null : new RegisterQuestion(called[known], called, organisation.NameOn(day), day);
    }
}
