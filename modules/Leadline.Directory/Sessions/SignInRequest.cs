using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.Sessions;

/// <summary>What is kept of the request by which somebody makes itself known: until then there is no caller to ask.</summary>
/// <param name="Id">The request's identifier, for the record.</param>
/// <param name="Device">What the browser or program calls itself; null where it does not.</param>
internal sealed record SignInRequest(string Id, string? Device)
{
    public static SignInRequest Of(HttpContext http) => new(http.TraceIdentifier, http.Request.Headers.UserAgent);

    /// <summary>The person, as the record names whoever acts by this request.</summary>
    public Caller By(Person person) => new(Role.None, null, null, person.Id.Value) { RequestId = Id };
}
