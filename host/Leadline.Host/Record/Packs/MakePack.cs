using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Leadline.Host.Record.Packs;

/// <summary>Makes a pack of the record for a request under freedom of information, or for disclosure in proceedings.</summary>
internal static class MakePack
{
    internal static void MapMakePack(this IEndpointRouteBuilder audit) =>
        audit.MapPost("/packs", Handle).WithName("MakePack")
            .WithSummary("Make a pack of the record for freedom of information or disclosure, redacted by rule: all as operator, as auditor of one's own organisation's acts")
            .Produces(StatusCodes.Status200OK, contentType: PackWriter.ContentType).Refuses(400).MayBeCalledBy(RecordSearch.Readers);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        PackRequest request, Caller caller, RedactionRules rules, PackWriter writer, HttpContext http, CancellationToken stop)
    {
        if (request.Faults(rules).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        // At the end of each file in it the zip writes a few bytes that it can't wait for otherwise.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        var pack = await writer.RecordAsync(request, caller, stop);
        return TypedResults.Stream(body => writer.WriteAsync(pack, request, caller, body, stop), PackWriter.ContentType, $"{request.Kind}-{pack}.zip");
    }
}
