using Leadline.Modularity.Api;

namespace Leadline.Host.Errors;

/// <summary>Completes what the web framework answers by itself, such as 404 for an unknown route, to the shape of every other problem.</summary>
internal static class StatusProblems
{
    internal static void Complete(ProblemDetailsContext context)
    {
        var given = context.ProblemDetails;
        if (given.Extensions.ContainsKey("code"))
            return;
        var status = given.Status ?? context.HttpContext.Response.StatusCode;
        var code = CodeOf(status);
        var whole = Problems.Details(status, code, DetailOf(status), null);
        (given.Type, given.Title, given.Detail) = (whole.Type, whole.Title, whole.Detail);
        given.Extensions.Clear();
        given.Extensions["code"] = code;
    }

    internal static string CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "route-unknown",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "too-slow",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "media-type-unsupported",
        >= 500 => "defect",
        _ => "malformed",
    };

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is no such route, or a part of its path has not the shape that the API description gives it.",
        StatusCodes.Status405MethodNotAllowed => "The route is known, but not with this method; the Allow header names those it has.",
        StatusCodes.Status415UnsupportedMediaType => "The route does not take this kind of body; the API description names the media types it takes.",
        _ => "The request can't be answered; see the API description for what is right.",
    };
}
