using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.CallOff.DirectAwards;

/// <summary>Tells a buyer, while the requirement can still be changed, what the form and the suppliers' own rules say of it.</summary>
internal static class CheckRequirement
{
    /// <param name="Faults">What the form still lacks or finds wrong: with any of these no quotes can be asked for.</param>
    /// <param name="Plugins">What the plugins' own rules found.</param>
    internal sealed record RequirementReview(IReadOnlyList<Fault> Faults, IReadOnlyList<PluginReview> Plugins);

    /// <param name="Plugin">The plugin.</param>
    /// <param name="Supplier">Whose it is.</param>
    /// <param name="Findings">What it found; with a fault among them it will not quote.</param>
    /// <param name="Trouble">Why it gives no answer now; null where it does.</param>
    internal sealed record PluginReview(string Plugin, OrganisationId Supplier, IReadOnlyList<Finding> Findings, string? Trouble);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCheckRequirement() => routes.MapPost("/direct-awards/{id:guid}/check", Handle)
            .WithName(nameof(CheckRequirement)).WithSummary("Check the answers given so far against the form and the suppliers' own rules; nothing is changed by it")
            .Refuses(404, 409)
            .MayBeCalledOnCallOffBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Ok<RequirementReview>, ProblemHttpResult>> Handle(
        Guid id, Caller caller, CallOffDbContext db, Descriptions descriptions, IPlugins plugins, TimeProvider clock, CancellationToken stop)
    {
        var own = await db.OwnDirectAwardAsync(id, caller, stop);
        if (own.Value is not { } award)
            return own.Refusal!.AsDirectAwardProblem();
        if (award.MayAnswer().Refusal is { } refusal)
            return refusal.AsDirectAwardProblem();
        var form = await RequirementForm.OfAsync(award, db, descriptions, clock.Today(), stop);
        var faults = form.Faults(award.FormAnswers, award.AnswersToPlugins, complete: true).Select(f => f.ForApi);
        return TypedResults.Ok(new RequirementReview([.. faults], await ReviewsAsync(award, form, db, plugins, stop)));
    }

    /// <summary>What the plugins that have rules of their own find, each asked once.</summary>
    internal static async Task<IReadOnlyList<PluginReview>> ReviewsAsync(
        DirectAward award, RequirementForm form, CallOffDbContext db, IPlugins plugins, CancellationToken stop)
    {
        var buyer = await db.Organisations.FindAsync([award.Buyer], stop);
        var asked = form.Candidates.Where(c => c.WhyNot is null && c.Plugin!.Joins(ExtensionPoints.RequirementCheck)).DistinctBy(c => c.Plugin!.Hash);
        return await Task.WhenAll(asked.Select(async c =>
        {
            var requirement = Requirements.For(award, form.Terms.Reference, buyer!.Reference, c.Plugin!.Plugin);
            return await plugins.AskVersionAsync(c.Plugin.Plugin, c.Plugin.Hash, "requirement-check/validate", SdkJson.Bytes(requirement), award.Id.Value, stop) switch
            {
                PluginDocument document => new PluginReview(c.Plugin.Plugin, c.Supplier, SdkJson.Read<Findings>(document.Output).All, null),
                PluginVerdict verdict => new PluginReview(c.Plugin.Plugin, c.Supplier, [], verdict.Reason),
                PluginMachineFailure failure => new PluginReview(c.Plugin.Plugin, c.Supplier, [], failure.Reason),
                var other => throw new InvalidOperationException($"No answer of the kind {other.GetType().Name} is known."),
            };
        }));
    }
}
