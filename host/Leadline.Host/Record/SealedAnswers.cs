using System.Text.Json;
using Leadline.Modularity.Record;

namespace Leadline.Host.Record;

/// <summary>
/// Makes a receipt of every answer to a call that may have changed something: it carries the latest seal of the record, so that whoever keeps
/// it can show later if the record was cut or rewritten. Pages show it below what they confirm.
/// </summary>
internal static class SealedAnswers
{
    /// <summary>The header's name; its value is a <see cref="SealReference"/> in JSON, as a file of anchors takes it.</summary>
    internal const string Header = "Leadline-Seal";

    /// <summary>Whether an answer to this method is a receipt.</summary>
    internal static bool AreGivenFor(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    internal static RouteGroupBuilder CarrySeals(this RouteGroupBuilder routes) => routes.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        // Found before anything is done, so that a failure to find it undoes nothing.
        if (AreGivenFor(http.Request.Method) && await http.RequestServices.GetRequiredService<ILatestSeal>().FindAsync(http.RequestAborted) is { } seal)
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is >= 200 and < 300)
                    http.Response.Headers[Header] = JsonSerializer.Serialize(seal, JsonSerializerOptions.Web);
                return Task.CompletedTask;
            });
        return await next(context);
    });
}
