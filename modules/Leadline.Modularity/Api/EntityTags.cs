using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Leadline.Modularity.Api;

/// <summary>Entity tags (RFC 9110, section 8.8.3): the version of a thing, so that nobody changes what they have not seen.</summary>
public static class EntityTags
{
    /// <summary>The header by which a caller says which version it has seen, as a route parameter.</summary>
    public const string IfMatch = "If-Match";

    /// <summary>Sends the version of what is answered.</summary>
    public static void SendTag(this HttpContext http, long version) => http.Response.Headers.ETag = Of(version);

    /// <summary>Null when the caller has seen this version; else the problem to answer: 428 without the header, 412 when it is stale.</summary>
    public static ProblemHttpResult? Unless(this string? ifMatch, long version)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "if-match-missing",
                "Say in If-Match which version you have seen: the ETag of your last reading.");
        return ifMatch.Trim() == Of(version)
            ? null
            : Problems.Of(StatusCodes.Status412PreconditionFailed, "version-stale",
                $"This has changed since you read it: it is now {Of(version)}, you saw {ifMatch.Trim()}. Read it again, then decide.");
    }

    /// <summary>The tag of a version, for what is shown with it and sent back.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
