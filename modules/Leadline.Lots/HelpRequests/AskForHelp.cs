using Leadline.Lots.Choices;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.HelpRequests;

internal static class AskForHelp
{
    /// <param name="FrameworkId">The framework agreement whose authority is asked.</param>
    /// <param name="Kind">What about.</param>
    /// <param name="Text">What is asked, at most 10,000 characters.</param>
    internal sealed record AskForHelpRequest(FrameworkId FrameworkId, HelpKind Kind, string Text);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapAskForHelp() => routes.MapPost("/help-requests", Handle)
            .WithName(nameof(AskForHelp)).WithSummary("Ask a framework's authority for help with procurement or law")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.ProcurementLead);
    }

    internal static async Task<Results<Created<HelpView>, ProblemHttpResult>> Handle(
        AskForHelpRequest request, Caller caller, LotsDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (Text.Fault("/text", request.Text, HelpRequest.LongestText) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Frameworks.FindAsync([request.FrameworkId], stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        var asked = new HelpRequest(HelpRequestId.New(), framework.Id, caller.OwnOrganisation, request.Kind, caller.Actor).Ask(request.Text.Trim(), DueOn(clock), clock.GetUtcNow());
        db.Add(asked);
        db.Record(caller, "ask-for-help", asked.Id.Value, $"{framework.Reference} {asked.Kind}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(asked));
        return TypedResults.Created($"/api/v1/help-requests/{asked.Id.Value}", HelpView.Of(asked, clock.Today(), forBuyer: true));
    }

    /// <summary>By when what is asked today is to be answered.</summary>
    internal static DateOnly DueOn(TimeProvider clock) => UkCalendar.AddWorkingDays(clock.Today(), ChoiceCatalogue.Shipped.Help.WorkingDays);
}
