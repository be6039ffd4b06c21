using Leadline.Lots.Drafts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Leadline.Lots.Frameworks;

/// <summary>A framework document as the body of a request: YAML, or JSON, which is YAML too.</summary>
internal static class DocumentBody
{
    /// <summary>Reads the document, or answers with every fault, each with its line.</summary>
    internal static async Task<(FrameworkDocument? Document, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var reading = await FrameworkDocument.ReadAsync(request.Body, stop);
        return reading.Document is { } document
            ? (document, null)
            : (null, Problems.Invalid(reading.AsFaults()));
    }

    /// <summary>States in the API's description what the body is.</summary>
    internal static RouteHandlerBuilder AcceptsDocument(this RouteHandlerBuilder route) =>
        route.Accepts<string>("application/yaml", "application/json").HoldsDocument();

    /// <summary>Lets the body be as large as a document within it may be.</summary>
    internal static RouteHandlerBuilder HoldsDocument(this RouteHandlerBuilder route) => route.WithMetadata(new BodyLimit());

    // Larger than the largest document, so that the document's own check names the limit, with its line, instead of a bare 413.
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64L * 1024 * 1024;
    }
}
