using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Sends a person to the provider.</summary>
internal static class BeginOutsideSignIn
{
    internal const string Path = "/sign-in/outside";

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapBeginOutsideSignIn() => routes.MapGet(Path, Handle)
            .WithName(nameof(BeginOutsideSignIn)).ExcludeFromDescription()
            .MayBeCalledByAnybody("who signs in is not known yet");
    }

    internal static async Task<RedirectHttpResult> Handle(
        string? returnUrl, HttpContext http, OutsideProvider provider, RememberedRequest remembered, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var begun = await provider.BeginAsync(FinishOutsideSignIn.AddressOf(http.Request), returnUrl, stop);
        if (begun.Value is not { } beginning)
            return FinishOutsideSignIn.Refused(begun.Refusal!);
        remembered.Write(http, beginning.Remember);
        return TypedResults.Redirect(beginning.GoTo.AbsoluteUri);
    }
}
