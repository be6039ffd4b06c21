using System.Security.Cryptography;
using System.Text;
using Leadline.Modularity.Access;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Modularity.Api;

/// <summary>
/// A request sent twice under one <c>Idempotency-Key</c> takes effect once, and both get the same answer: the answer is stored in the
/// transaction of the effect.
/// </summary>
public static class Idempotency
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 100;

    /// <summary>Honours the header on every POST of these routes.</summary>
    public static RouteGroupBuilder Idempotent<TDb>(this RouteGroupBuilder routes)
        where TDb : ModuleDbContext =>
        routes.AddEndpointFilter(Answer<TDb>);

    /// <summary>The route's answer holds a secret that is shown once. Stored with a key it could be shown again, so a key is refused.</summary>
    public static RouteHandlerBuilder AnswersOnce(this RouteHandlerBuilder route) => route.WithMetadata(new AnsweredOnce());

    private static async ValueTask<object?> Answer<TDb>(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        where TDb : ModuleDbContext
    {
        var http = context.HttpContext;
        var stop = http.RequestAborted;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var keys))
            return await next(context);
        if (keys is not [{ Length: > 0 } key] || key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
            return Problems.Invalid(new Fault("", "idempotency-key-malformed", $"An idempotency key is 1 to {LongestKey} printable characters, sent once."));
        if (http.GetEndpoint()?.Metadata.GetMetadata<AnsweredOnce>() is not null)
            return Problems.Invalid(new Fault("", "idempotency-key-not-taken", $"This answer is shown once and never kept, so it can't be given again: call without {Header}."));

        var caller = Caller.From(http.User)?.Account ?? Guid.Empty;
        var request = await FingerprintAsync(http.Request, stop);
        var db = http.RequestServices.GetRequiredService<TDb>();
        await using (var scope = await db.BeginWriteAsync(stop))
        {
            await db.TakeTurnsAsync($"{caller}:{key}", stop); // the same request at the same moment waits here for the other's answer
            if (await FindAsync(db, caller, key, stop) is { } earlier)
                return Repeat(earlier, request, http);
            var answer = await CaptureAsync(http, await next(context));
            if (answer.Status is < 200 or > 299)
                return answer; // nothing was done, so there is nothing to repeat
            db.AnsweredRequests.Add(new AnsweredRequest(caller, key, request, answer.Status, answer.Location, answer.Tag, answer.Body,
                http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
            try
            {
                await db.SaveChangesAsync(stop);
                await scope.CommitAsync(stop);
                return answer;
            }
            catch (DbUpdateException error) when (error.IsDuplicate())
            {
                // The same request came twice at once and the other one won; its answer is read below.
                db.ChangeTracker.Clear();
            }
        }

        return await FindAsync(db, caller, key, stop) is { } winner
            ? Repeat(winner, request, http)
            : Problems.Of(StatusCodes.Status409Conflict, "already-there", "Something with the same key is there already.");
    }

    private static Task<AnsweredRequest?> FindAsync(ModuleDbContext db, Guid caller, string key, CancellationToken stop) =>
        db.AnsweredRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Caller == caller && r.Key == key, stop);

    private static IResult Repeat(AnsweredRequest earlier, string request, HttpContext http)
    {
        if (earlier.Request != request)
            return Problems.Of(StatusCodes.Status409Conflict, "idempotency-key-reused",
                "This idempotency key was used for another request. A new act needs a new key.");
        http.Response.Headers["Idempotent-Replayed"] = "true";
        return new StoredAnswer(earlier.Status, earlier.Location, earlier.Tag, earlier.Body);
    }

    private static async Task<string> FingerprintAsync(HttpRequest request, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var organisation = Caller.From(request.HttpContext.User)?.Organisation?.Value; // one person may act for several
        hash.AppendData(Encoding.UTF8.GetBytes($"{organisation} {request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0; // the host buffers the body of a request that carries the header
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
            hash.AppendData(buffer.AsSpan(0, read));
        request.Body.Position = 0; // a handler may read the body itself
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<StoredAnswer> CaptureAsync(HttpContext http, object? result)
    {
        var real = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            if (result is IResult answer)
                await answer.ExecuteAsync(http);
            return new StoredAnswer(http.Response.StatusCode, http.Response.Headers.Location, http.Response.Headers.ETag,
                Encoding.UTF8.GetString(copy.ToArray()));
        }
        finally
        {
            http.Response.Body = real;
        }
    }

    private sealed record StoredAnswer(int Status, string? Location, string? Tag, string Body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            if (Location is not null)
                httpContext.Response.Headers.Location = Location;
            if (Tag is not null)
                httpContext.Response.Headers.ETag = Tag;
            if (Body.Length == 0)
                return;
            httpContext.Response.ContentType = Status >= 400 ? "application/problem+json" : "application/json; charset=utf-8";
            await httpContext.Response.WriteAsync(Body);
        }
    }
}

/// <summary>Marks a route whose answer is shown once and never kept.</summary>
public sealed record AnsweredOnce;
