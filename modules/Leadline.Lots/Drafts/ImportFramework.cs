using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Drafts;

/// <summary>
/// Takes a document in that an operator brings, as a draft of the authority that it names: of a new agreement, or of the next version of the one that bears its
/// reference. Two people of the authority publish it; an operator publishes nothing.
/// </summary>
internal static class ImportFramework
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapImportFramework() => routes.MapPost("/framework-imports", Handle)
            .WithName(nameof(ImportFramework)).WithSummary("Bring a framework document that is in order to the authority it names, as a draft for its people to publish")
            .AcceptsDocument().Refuses(400, 409)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Created<FrameworkDraftView>, ProblemHttpResult>> Handle(
        Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(http.Request, stop);
        if (problem is not null)
            return problem;
        var terms = document!.Terms;
        if (!await db.Organisations.AnyAsync(o => o.Reference == terms.Authority, stop))
            return new Refusal("authority-unknown", $"No organisation {terms.Authority} is known here. Register it first.", "/authority").AsConflict();
        var framework = await db.Frameworks.FirstOrDefaultAsync(f => f.Reference == terms.Reference, stop);
        if (framework is not null && framework.Latest.Authority != terms.Authority)
            return new Refusal("authority-changed", $"{terms.Reference} is an agreement of {framework.Latest.Authority}.", "/authority").AsConflict();
        var draft = new FrameworkDraft(FrameworkDraftId.New(), terms.Authority, framework?.Id);
        draft.Write(terms.Title, document.Text, caller.Actor ?? Guid.Empty, clock.GetUtcNow());
        db.Add(draft);
        db.Record(caller, "import-framework", draft.Id.Value, $"{draft.Sha256}, {terms.Reference}{(framework is null ? "" : $", after version {framework.Latest.Number}")}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(draft));
        return TypedResults.Created($"/api/v1/framework-drafts/{draft.Id.Value}", FrameworkDraftView.Of(draft));
    }
}
