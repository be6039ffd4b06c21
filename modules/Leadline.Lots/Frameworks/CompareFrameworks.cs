using System.Text;
using Leadline.Lots.FrameworkDocuments.Comparing;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Frameworks;

/// <summary>Says what differs between two framework documents. Nothing is stored.</summary>
internal static class CompareFrameworks
{
    /// <param name="Before">The earlier document, at most 1 MiB of UTF-8; it may have faults.</param>
    /// <param name="After">The later one.</param>
    internal sealed record CompareFrameworksRequest(string Before, string After);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCompareFrameworks() => routes.MapPost("/framework-comparisons", Handle)
            .WithName(nameof(CompareFrameworks)).WithSummary("Say what differs between two framework documents, value by value")
            .HoldsDocument().Refuses(400)
            .MayBeCalledBy(Role.CategoryManager | Role.Operator);
    }

    internal static Results<Ok<IReadOnlyList<DocumentChange>>, ProblemHttpResult> Handle(CompareFrameworksRequest request) =>
        Faults("/before", request.Before).Concat(Faults("/after", request.After)).ToList() is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(DocumentComparison.Of(request.Before, request.After));

    // What can't be read at all can't be compared; what a readable document says may be wrong.
    private static IEnumerable<Fault> Faults(string pointer, string text)
    {
        var checks = new DocumentChecks();
        if (DocumentBytes.Text(Encoding.UTF8.GetBytes(text), checks) is { } readable)
            DocumentTree.Of(readable, checks);
        return checks.Faults.Take(1).Select(f => new Fault(pointer, f.Code, f.Message, f.Line, f.Column));
    }
}
