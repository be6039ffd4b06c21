using Leadline.Primitives;
using Microsoft.AspNetCore.Http;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Decides which person an outside identity is, and begins that person's session.</summary>
internal interface IAdmitOutsideIdentity
{
    /// <summary>Admits the person, or refuses with a code that the sign-in page can explain.</summary>
    Task<Outcome<OutsideAdmission>> AdmitAsync(OutsideIdentity identity, HttpContext http, CancellationToken stop);
}

/// <summary>Somebody was admitted.</summary>
/// <param name="First">The local path of a page to pass before the one that was asked for, such as that of the second factor; null for none.</param>
internal sealed record OutsideAdmission(string? First = null);
