using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Frameworks;

internal static class CheckFramework
{
    /// <param name="Reference">The agreement that the document speaks of.</param>
    /// <param name="Sha256">The hash of the document's bytes.</param>
    /// <param name="Remarks">What the document says of its own sources, and what it marks as unconfirmed.</param>
    internal sealed record CheckedFramework(string Reference, string Sha256, IReadOnlyList<string> Remarks);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCheckFramework() => routes.MapPost("/framework-checks", Handle)
            .WithName(nameof(CheckFramework)).WithSummary("Check a framework document without storing anything; every fault at once, each with its line")
            .AcceptsDocument().Refuses(400)
            .MayBeCalledBy(Role.CategoryManager | Role.Operator);
    }

    internal static async Task<Results<Ok<CheckedFramework>, ProblemHttpResult>> Handle(HttpRequest request, CancellationToken stop)
    {
        var (document, problem) = await DocumentBody.ReadAsync(request, stop);
        return problem is not null
            ? problem
            : TypedResults.Ok(new CheckedFramework(document!.Terms.Reference, document.Sha256,
                [.. document.Remarks.Select(r => $"{r.Path} {r.Kind}: {r.Text}")]));
    }
}
