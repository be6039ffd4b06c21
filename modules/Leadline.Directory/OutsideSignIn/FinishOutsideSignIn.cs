using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Takes a person back from the provider.</summary>
internal static class FinishOutsideSignIn
{
    internal const string Path = "/sign-in/outside/return";
    private const string SignInPage = "/sign-in";

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapFinishOutsideSignIn() => routes.MapGet(Path, Handle)
            .WithName(nameof(FinishOutsideSignIn)).ExcludeFromDescription()
            .MayBeCalledByAnybody("who signs in is not known yet");
    }

    internal static async Task<RedirectHttpResult> Handle(
        HttpContext http, OutsideProvider provider, RememberedRequest remembered, IAdmitOutsideIdentity people, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (remembered.Take(http) is not { } request)
            return Refused(OutsideRefusals.Unknown);
        var finished = await provider.FinishAsync(request, http.Request.Query, AddressOf(http.Request), stop);
        if (finished.Value is not { } identity)
            return Refused(finished.Refusal!);
        var admitted = await people.AdmitAsync(identity, http, stop);
        if (admitted.Value is not { } admission)
            return Refused(admitted.Refusal!);
        return TypedResults.LocalRedirect(admission.First is { } first ? QueryHelpers.AddQueryString(first, "returnUrl", request.ReturnUrl) : request.ReturnUrl);
    }

    /// <summary>Where the provider sends people back to, as it must be registered there.</summary>
    internal static Uri AddressOf(HttpRequest request) => new(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, Path));

    internal static RedirectHttpResult Refused(Refusal refusal) => TypedResults.LocalRedirect(QueryHelpers.AddQueryString(SignInPage, "refused", refusal.Code));
}
