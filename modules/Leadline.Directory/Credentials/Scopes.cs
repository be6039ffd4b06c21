using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;

namespace Leadline.Directory.Credentials;

/// <summary>The roles that a credential may act in, as a request names them.</summary>
internal static class Scopes
{
    private const string OfOperator = "operator"; // a person's who runs the installation; given alone, and by an operator

    /// <summary>Reads role names.</summary>
    /// <returns>The roles, and what is wrong with the first name that is none.</returns>
    public static (Role Roles, Fault? Fault) Read(IReadOnlyList<string> names, string pointer)
    {
        var roles = Role.None;
        for (var i = 0; i < names.Count; i++)
        {
            if (!Roles.ByName.TryGetValue(names[i], out var role))
                return (Role.None, new Fault($"{pointer}/{i}", "role-unknown", $"'{names[i]}' is no role. Known: {Known}."));
            roles |= role;
        }

        return (roles, roles == Role.None ? new Fault(pointer, "role-missing", $"Name at least one of: {Known}.") : null);
    }

    /// <summary>Reads role names as somebody who may know the operator's too.</summary>
    public static (Role Roles, Fault? Fault) Read(IReadOnlyList<string> names, string pointer, Caller caller) =>
        caller.Is(Role.Operator) && names is [OfOperator] ? (Role.Operator, null) : Read(names, pointer);

    /// <summary>Why an organisation of this kind can't give such roles, if it can't.</summary>
    public static Refusal? Refuse(string kind, Role roles, string pointer)
    {
        var lacking = (roles & Roles.Authority) != Role.None && kind != OrganisationKinds.Authority ? "a framework authority"
            : (roles & Roles.Buyer) != Role.None && !OrganisationKinds.MayBuy(kind) ? "a public body that buys"
            : null;
        return lacking is null ? null : new Refusal("role-not-for-kind", $"Only {lacking} has such roles; this organisation is of kind {kind}.", pointer);
    }

    private static string Known => string.Join(", ", Roles.ByName.Keys.Order(StringComparer.Ordinal));
}
