using System.Text.Json;
using System.Text.RegularExpressions;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Leadline.Host.Errors;

/// <summary>
/// Turns what the web framework and the store throw into problem details that say where it is wrong and what would be right.
/// Anything else is a defect: 500, with the request's identifier and nothing else.
/// </summary>
internal sealed partial class BadRequests(ILogger<BadRequests> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Array.Exists(LeadlineHost.Programs, p => httpContext.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)) || httpContext.Response.HasStarted)
            return false;
        var answer = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Problems.Invalid(FaultOf(json)),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Problems.Invalid(FaultOf(bad.Message)),
            BadHttpRequestException bad => Problems.Of(bad.StatusCode, StatusProblems.CodeOf(bad.StatusCode), bad.Message),
            DbUpdateConcurrencyException => Problems.Of(StatusCodes.Status412PreconditionFailed, "version-stale",
                "Somebody else changed this at the same moment, and was first. Read it again, then decide."),
            DbUpdateException update when update.IsDuplicate() => Problems.Of(StatusCodes.Status409Conflict, "already-there",
                "Something with the same key is there already."),
            _ when IsUnstorable(exception) => Problems.Invalid(new Fault("", "text-unprintable", "Control characters and broken characters are not text.")),
            _ => null,
        };
        if (answer is null)
        {
            log.LogError(exception, "Request {Request} failed", httpContext.TraceIdentifier);
            answer = Problems.Of(StatusCodes.Status500InternalServerError, "defect",
                $"This is a defect of the platform. Quote {httpContext.TraceIdentifier} to its operator.");
        }

        await answer.ExecuteAsync(httpContext);
        return true;
    }

    private static Fault FaultOf(JsonException error)
    {
        var message = error.Message;
        if (UnknownField().Match(message) is { Success: true } unknown)
        {
            var name = unknown.Groups["what"].Value;
            return new Fault(PointerOf(error.Path, name), "field-unknown", $"There is no field '{name}' here.");
        }

        if (MissingFields().Match(message) is { Success: true } missing)
            return new Fault(PointerOf(error.Path, null), "field-missing", $"These fields must be there: {missing.Groups["what"].Value.Trim().TrimEnd('.')}.");
        if (FieldTwice().Match(message) is { Success: true } twice)
        {
            var name = twice.Groups["what"].Value;
            return new Fault(PointerOf(error.Path, name), "field-twice", $"The field '{name}' stands here twice; say it once.");
        }

        if (FieldNull().Match(message) is { Success: true } absent)
        {
            var name = absent.Groups["what"].Value;
            return new Fault(PointerOf(error.Path, JsonNamingPolicy.CamelCase.ConvertName(name)), "field-null",
                "null is no value here; give one, or leave the field out where it may be absent.");
        }

        if (NullsInLists.PlaceIn(message) is { } place)
            return new Fault(PointerOf(error.Path, null) + place, "field-null", "null is no entry of a list.");
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new Fault(PointerOf(error.Path, null), "too-deep", "The body is nested deeper than 32 levels, more than any request here needs.");
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return new Fault(PointerOf(error.Path, null), "wrong-type", $"The value here is of the wrong type. {Expected(error)}");
        // A converter of ours says in its own words what would be right; the framework adds ' Path: …' behind.
        var own = message.Split(" Path: ", 2)[0];
        return new Fault(PointerOf(error.Path, null), "malformed", own);
    }

    // What the web framework says of parameters of the path and the query names types of C#; people want the parameter.
    private static Fault FaultOf(string message)
    {
        if (BadParameter().Match(message) is { Success: true } bad)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(bad.Groups["name"].Value);
            var wanted = bad.Groups["type"].Value switch
            {
                var t when t.Contains("int", StringComparison.OrdinalIgnoreCase) => "a whole number",
                var t when t.Contains("Guid", StringComparison.Ordinal) => "a UUID, such as 0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77",
                var t when t.Contains("DateOnly", StringComparison.Ordinal) => "a date, such as 2019-10-31",
                var t when t.Contains("bool", StringComparison.OrdinalIgnoreCase) => "true or false",
                _ => "another value; see the API description",
            };
            return new Fault($"/{name}", "parameter-malformed", $"'{bad.Groups["value"].Value}' was given for '{name}'; wanted is {wanted}.");
        }

        return message.Contains("from body", StringComparison.Ordinal)
            ? new Fault("", "body-missing", "This request needs a JSON body; see the API description for its fields.")
            : new Fault("", "malformed", message);
    }

    // PostgreSQL holds no NUL characters; where one comes in a query's text, that is no defect of the platform.
    private static bool IsUnstorable(Exception error) =>
        (error as PostgresException ?? error.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter;

    // $.lines[0].net becomes /lines/0/net
    private static string PointerOf(string? path, string? last)
    {
        var pointer = string.Concat((path ?? "$").TrimStart('$').Split('.', '[').Where(p => p.Length > 0).Select(p => "/" + p.TrimEnd(']').Trim('\'')));
        return last is null || pointer.EndsWith("/" + last, StringComparison.Ordinal) ? pointer : $"{pointer}/{last}";
    }

    // The reader names the type of C# that was wanted, and at a parameter of a record only its inner error does.
    private static string Expected(JsonException error) => (WantedType().Match(error.Message).Groups["what"].Value + " " + error.InnerException?.Message) switch
    {
        var t when t.Contains("DateOnly", StringComparison.Ordinal) => "A date is wanted, such as 2019-10-31.",
        var t when t.Contains("DateTimeOffset", StringComparison.Ordinal) => "An instant is wanted, such as 2019-10-31T12:00:00Z.",
        var t when t.Contains("List", StringComparison.Ordinal) => "A list is wanted.",
        var t when t.Contains("Int", StringComparison.Ordinal) => "A whole number is wanted.",
        var t when t.Contains("Decimal", StringComparison.Ordinal) || t.Contains("as a number", StringComparison.Ordinal) => "A decimal number is wanted.",
        var t when t.Contains("Boolean", StringComparison.Ordinal) || t.Contains("as a boolean", StringComparison.Ordinal) => "true or false is wanted.",
        var t when t.Contains("System.String", StringComparison.Ordinal) || t.Contains("as a string", StringComparison.Ordinal) => "A text is wanted.",
        _ => "See the API description for what is wanted.",
    };

    [GeneratedRegex("JSON property '(?<what>[^']+)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownField();

    [GeneratedRegex("missing required properties[^:]*: (?<what>[^;]+?)( Path:|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingFields();

    [GeneratedRegex("could not be converted to (?<what>[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WantedType();

    [GeneratedRegex("Duplicate property '(?<what>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldTwice();

    [GeneratedRegex("(parameter|property( or field)?) '(?<what>[^']+)' on type .* (doesn't|does not) allow", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldNull();

    [GeneratedRegex("Failed to bind parameter \"(?<type>.+) (?<name>[^ ]+)\" from \"(?<value>.*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadParameter();
}
