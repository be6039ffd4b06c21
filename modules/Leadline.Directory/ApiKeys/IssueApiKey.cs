using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.ApiKeys;

internal static class IssueApiKey
{
    /// <param name="Capacities">In which capacities the organisation's programs may call: authority, buyer, supplier.</param>
    internal sealed record IssueApiKeyRequest(IReadOnlyList<string> Capacities);

    /// <param name="Id">The key's identifier, by which it is revoked.</param>
    /// <param name="Secret">The secret; shown this once and never again.</param>
    internal sealed record IssuedApiKey(Guid Id, string Secret);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapIssueApiKey() => routes.MapPost("/organisations/{id:guid}/api-keys", Handle)
            .WithName(nameof(IssueApiKey)).WithSummary("Issue an API key to an organisation; the secret is shown once")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Capacity.Operator);
    }

    internal static async Task<Results<Created<IssuedApiKey>, ProblemHttpResult>> Handle(
        Guid id, IssueApiKeyRequest request, Caller caller, DirectoryDbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (Read(request.Capacities, out var capacities) is { } fault)
            return Problems.Invalid(fault);
        if (await db.Organisations.FindAsync([new OrganisationId(id)], stop) is not { } organisation)
            return Problems.NotFound("organisation");
        if (Refuse(organisation.Kind, capacities) is { } refusal)
            return refusal.AsConflict();

        var (key, secret) = ApiKey.Issue(organisation.Id, capacities, clock.GetUtcNow());
        db.Add(key);
        db.Record(caller, "issue-api-key", key.Id, $"{organisation.Reference} as {capacities}");
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/api-keys/{key.Id}", new IssuedApiKey(key.Id, secret));
    }

    private static Fault? Read(IReadOnlyList<string> names, out Capacity capacities)
    {
        capacities = Capacity.None;
        for (var i = 0; i < names.Count; i++)
        {
            var capacity = names[i] switch
            {
                "authority" => Capacity.Authority,
                "buyer" => Capacity.Buyer,
                "supplier" => Capacity.Supplier,
                _ => Capacity.None,
            };
            if (capacity == Capacity.None)
                return new Fault($"/capacities/{i}", "capacity-unknown", $"'{names[i]}' is no capacity: use authority, buyer or supplier.");
            capacities |= capacity;
        }

        return capacities == Capacity.None ? new Fault("/capacities", "capacity-missing", "Name at least one capacity.") : null;
    }

    private static Refusal? Refuse(string kind, Capacity capacities) => capacities switch
    {
        _ when capacities.HasFlag(Capacity.Authority) && kind != OrganisationKinds.Authority =>
            new Refusal("not-an-authority", "Only a framework authority's programs may call as authority.", "/capacities"),
        _ when capacities.HasFlag(Capacity.Buyer) && !OrganisationKinds.MayBuy(kind) =>
            new Refusal("not-a-public-body", "Only a public body's programs may call as buyer.", "/capacities"),
        _ => null,
    };
}
