using Leadline.Primitives;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Modularity.Api;

/// <summary>What is wrong with one place of a request.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the place; empty for the whole.</param>
/// <param name="Code">A stable code from the catalogue.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="Line">The line of a document, counted from 1, where the request is a text.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Source">The rule's source, where law or a framework sets it.</param>
public sealed record Fault(string Pointer, string Code, string Detail, int? Line = null, int? Column = null, string? Source = null);

/// <summary>Problem details (RFC 9457) with a <c>code</c> from one catalogue and pointers to the places.</summary>
public static class Problems
{
    /// <summary>A rule of the field said no: 409.</summary>
    public static ProblemHttpResult AsConflict(this Refusal refusal) =>
        TypedResults.Problem(Details(StatusCodes.Status409Conflict, refusal.Code, refusal.Reason, refusal.Pointer));

    /// <summary>The request itself is wrong: 400, with every fault at once.</summary>
    public static ProblemHttpResult Invalid(params IReadOnlyList<Fault> faults)
    {
        var first = faults[0];
        var details = Details(StatusCodes.Status400BadRequest, first.Code,
            faults.Count == 1 ? first.Detail : $"{faults.Count} things are wrong with this request; each is listed in 'errors'.", first.Pointer);
        details.Extensions["errors"] = faults;
        return TypedResults.Problem(details);
    }

    /// <summary>Another status, with its code.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail) => TypedResults.Problem(Details(status, code, detail, null));

    /// <summary>It isn't there, or isn't the caller's to see: which of the two is not said.</summary>
    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not-found", $"There is no such {what}, or it is not yours to see.");

    /// <summary>The bare details, for middleware.</summary>
    public static ProblemDetails Details(int status, string code, string detail, string? pointer)
    {
        var details = new ProblemDetails
        {
            Type = $"urn:leadline:problem:{code}",
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
        };
        details.Extensions["code"] = code;
        if (pointer is not null)
            details.Extensions["pointer"] = pointer;
        return details;
    }
}
