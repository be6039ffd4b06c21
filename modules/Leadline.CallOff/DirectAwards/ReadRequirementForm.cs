using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.DirectAwards;

internal static class ReadRequirementForm
{
    /// <param name="Questions">The framework's form: every supplier on the line prices these answers.</param>
    /// <param name="Plugins">What the suppliers' plugins say of their services and ask besides.</param>
    /// <param name="NotQuoting">The suppliers on the line that could not quote today, and why.</param>
    internal sealed record RequirementFormView(
        IReadOnlyList<Question> Questions, IReadOnlyList<PluginOnForm> Plugins, IReadOnlyList<NotQuoting> NotQuoting);

    /// <param name="Plugin">The plugin's id.</param>
    /// <param name="Version">Its version now; it is fixed when quotes are asked for.</param>
    /// <param name="Supplier">Whose service it is; null for the authority's, which prices the rate cards of several.</param>
    /// <param name="Title">The supplier's name for the service; null where the plugin gives no answer now.</param>
    /// <param name="Summary">What it says about it.</param>
    /// <param name="MinimumSpecification">How it meets the minimum specification.</param>
    /// <param name="OwnQuestions">Questions of its own, whose answers it alone sees.</param>
    /// <param name="Trouble">Why it gives no answer now.</param>
    internal sealed record PluginOnForm(
        string Plugin, string Version, OrganisationId? Supplier, string? Title, string? Summary, IReadOnlyList<SpecificationStatement> MinimumSpecification,
        IReadOnlyList<Question> OwnQuestions, string? Trouble);

    /// <param name="Supplier">The supplier.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record NotQuoting(OrganisationId Supplier, string Reason);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadRequirementForm() => routes.MapGet("/direct-awards/{id:guid}/form", Handle)
            .WithName(nameof(ReadRequirementForm)).WithSummary("Read what is asked for a direct award: the framework's form and the plugins' own questions")
            .Refuses(404, 409)
            .MayBeCalledOnCallOffBy(Roles.Buyer);
    }

    internal static async Task<Results<Ok<RequirementFormView>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, CallOffDbContext db, Descriptions descriptions, TimeProvider clock, CancellationToken stop)
    {
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        var form = await RequirementForm.OfAsync(award, db, descriptions, award.AskedOn ?? clock.Today(), stop);
        return TypedResults.Ok(new RequirementFormView(
            form.Line.Form, [.. form.Plugins.Select(Of)],
            [.. form.Candidates.Where(c => c.WhyNot is not null).Select(c => new NotQuoting(c.Supplier, c.WhyNot!))]));
    }

    private static PluginOnForm Of(Described described)
    {
        var (candidate, says) = (described.Candidate, described.Description);
        return new PluginOnForm(
            candidate.Plugin!.Plugin, candidate.Plugin.Number, candidate.IsRateCard ? null : candidate.Supplier, says?.Title, says?.Summary,
            says?.MinimumSpecification ?? [], says?.OwnQuestions ?? [], described.Trouble);
    }
}
