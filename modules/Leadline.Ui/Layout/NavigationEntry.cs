using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Http;

namespace Leadline.Ui;

/// <summary>A link that a module puts into the header or the footer of every page (<see cref="UiSetup"/>: <c>AddNavigation</c>).</summary>
/// <param name="Href">A path from the root, such as <c>/frameworks</c>; all below it belongs to this entry.</param>
/// <param name="Text">The words, asked for at each request, in the language of the request.</param>
/// <param name="Order">Lower comes first. Home is 0; the modules' own subjects follow from 10.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Roles">Whom its page is for, as the page declares; none means anybody. Others are not shown it.</param>
public sealed record NavigationEntry(string Href, Func<string> Text, int Order, NavigationArea Area, Role Roles)
{
    /// <summary>Whether the link leads somebody to a page and not to a refusal.</summary>
    internal bool IsFor(Caller? caller) => Roles == Role.None || ((caller?.RolesAnywhere ?? Role.None) & Roles) != Role.None;

    /// <summary>The value of <c>aria-current</c> for a page: the page itself, a page below it, or null.</summary>
    internal string? Current(PathString path) =>
        path.Equals(Href, StringComparison.OrdinalIgnoreCase) ? "page"
        : Href != "/" && path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase) ? "true"
        : null;
}

/// <summary>The two places of navigation.</summary>
public enum NavigationArea
{
    /// <summary>The blue bar at the top.</summary>
    Header,

    /// <summary>The foot of the page.</summary>
    Footer,
}
