using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Record;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Record;

/// <summary>The seals for everybody: whoever keeps copies of them can show later if the record was cut or rewritten.</summary>
internal static class SealRoutes
{
    private const string Why = "a seal says nothing of what it seals, and is worth something only where others keep it";
    private const string Pem = "application/x-pem-file";

    /// <summary>A seal as the public sees it.</summary>
    /// <param name="Number">From 1, without gaps.</param>
    /// <param name="Previous">The hash of the seal before; 64 noughts for the first.</param>
    /// <param name="Root">The Merkle root over the entries of the batch (RFC 6962, SHA-256).</param>
    /// <param name="Count">How many entries the batch holds.</param>
    /// <param name="At">When it was sealed, in microseconds, in the very form that is signed.</param>
    /// <param name="Algorithm">How it is signed.</param>
    /// <param name="KeyId">By which key: the SHA-256 of its SubjectPublicKeyInfo.</param>
    /// <param name="Signature">The signature, DER in Base64.</param>
    /// <param name="Hash">The seal's own hash, which the next one signs.</param>
    internal sealed record SealView(
        long Number, string Previous, string Root, int Count, string At, string Algorithm, string KeyId, string Signature, string Hash)
    {
        internal static SealView Of(Seal s) =>
            new(s.Number, s.Previous, s.Root, s.Count, Instants.Text(s.At), s.Algorithm, s.KeyId, s.Signature, s.Hash);
    }

    /// <summary>One page of seals.</summary>
    /// <param name="Items">In the order of their numbers.</param>
    /// <param name="Next">The value of <c>after</c> that brings the next page; null on the last.</param>
    internal sealed record SealPage(IReadOnlyList<SealView> Items, long? Next);

    internal static void MapSeals(this IEndpointRouteBuilder open)
    {
        open.MapGet("/seals", List).WithTags("The record").WithName("ListSeals").WithSummary("List the seals of the record, the oldest first").Refuses(400).MayBeCalledByAnybody(Why);
        open.MapGet("/seals/key", Key).WithTags("The record").WithName("GetSealKeys").WithSummary("The public keys that seals are signed by, in PEM").MayBeCalledByAnybody(Why)
            .Produces(StatusCodes.Status200OK, contentType: Pem);
    }

    private static async Task<Results<Ok<SealPage>, ProblemHttpResult>> List(
        [FromQuery] long? after, [FromQuery] int? limit, RecordDbContext chain, CancellationToken stop)
    {
        var page = new PageRequest(null, limit);
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        var from = after ?? 0;
        var seals = await chain.Seals.AsNoTracking().Where(s => s.Number > from).OrderBy(s => s.Number).Take(page.Size + 1).ToListAsync(stop);
        return TypedResults.Ok(new SealPage([.. seals.Take(page.Size).Select(SealView.Of)], seals.Count > page.Size ? seals[page.Size - 1].Number : null));
    }

    private static async Task<ContentHttpResult> Key(RecordDbContext chain, CancellationToken stop)
    {
        var keys = await chain.SigningKeys.AsNoTracking().OrderBy(k => k.Since).Select(k => k.PublicKey).ToListAsync(stop);
        return TypedResults.Text(string.Concat(keys.Select(k => k.TrimEnd() + "\n")), Pem);
    }
}
