using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.PublisherKeys;

/// <summary>Registers a key to sign plugins with. The request is the file that <c>leadline-plugin keys</c> writes beside the secret one, and a title.</summary>
internal static class RegisterPublisherKey
{
    /// <param name="Owner">Whose key it is: the caller's organisation.</param>
    /// <param name="IsDevelopment">Whether it was made for development alone; such a key is not registered.</param>
    /// <param name="Spki">The key as a SubjectPublicKeyInfo (RFC 5280), in base 64: ECDSA on the curve P-256.</param>
    /// <param name="Title">What its owner calls it, on one line; at most 100 characters.</param>
    internal sealed record RegisterPublisherKeyRequest(OrganisationReference Owner, bool IsDevelopment, string Spki, string Title = "signing key");

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapRegisterPublisherKey() => routes.MapPost("/publisher-keys", Handle)
            .WithName(nameof(RegisterPublisherKey)).WithSummary("Register the public half of a key to sign plugins with")
            .Refuses(400, 409)
            .MayBeCalledBy(Role.PluginPublisher);
    }

    internal static async Task<Results<Created<PublisherKeyView>, ProblemHttpResult>> Handle(
        RegisterPublisherKeyRequest request, Caller caller, AccreditationDbContext db, IPluginPackages packages, TimeProvider clock, CancellationToken stop)
    {
        if (Text.NameFault("/title", request.Title, PublisherKey.LongestTitle) is { } fault)
            return Problems.Invalid(fault);
        if (request.IsDevelopment)
            return new Refusal("development-key", "This key was made for development, and its signatures are refused here. Make another with 'leadline-plugin keys'.", "/isDevelopment").AsConflict();
        if (await db.Organisations.FindAsync([caller.OwnOrganisation], stop) is not { } own || !own.IsOpenOn(clock.Today()))
            return new Refusal("organisation-closed", "The organisation is not open today, so it can't publish.").AsConflict();
        if (request.Owner != own.Reference)
            return new Refusal("key-of-another", $"The key names {request.Owner} as its owner; you speak for {own.Reference}.", "/owner").AsConflict();
        var name = packages.IdentifyKey(own.Reference, request.Spki);
        if (name.Refusal is { } refusal)
            return Problems.Invalid(new Fault("/spki", refusal.Code, refusal.Reason));
        if (await db.PublisherKeys.AnyAsync(k => k.Name == name.Value, stop))
            return new Refusal("key-known", "This key is registered already.", "/spki").AsConflict();

        var key = new PublisherKey(PublisherKeyId.New(), own.Id, own.Reference, name.Value!, request.Spki, request.Title.Trim(), clock.GetUtcNow());
        db.Add(key);
        db.Record(caller, "register-publisher-key", key.Id.Value, key.Name);
        await db.SaveChangesAsync(stop);
        return TypedResults.Created($"/api/v1/publisher-keys/{key.Id.Value}", PublisherKeyView.Of(key));
    }
}
