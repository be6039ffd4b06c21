using System.Text.Json;

namespace Leadline.Modularity.Access;

/// <summary>Roles by the side they are of, and by name.</summary>
public static class Roles
{
    /// <summary>Those of an authority.</summary>
    public const Role Authority = Role.CategoryManager | Role.Assessor | Role.Reviewer | Role.AuthorityFinance | Role.Auditor;

    /// <summary>Those of a buyer.</summary>
    public const Role Buyer = Role.ProcurementLead | Role.Evaluator | Role.Moderator | Role.Approver;

    /// <summary>Those of a supplier.</summary>
    public const Role Supplier = Role.BidManager | Role.SupplierFinance | Role.PluginPublisher;

    /// <summary>Everything that somebody may be in an organisation.</summary>
    public const Role AnyOrganisation = Authority | Buyer | Supplier | Role.Administrator;

    /// <summary>Each role of an organisation by its name, such as <c>bid-manager</c>; the operator is of none.</summary>
    public static IReadOnlyDictionary<string, Role> ByName { get; } = Enum.GetValues<Role>()
        .Where(r => (r & AnyOrganisation) != Role.None)
        .ToDictionary(r => NameOf(r), StringComparer.Ordinal);

    /// <summary>The names of these roles, sorted.</summary>
    public static IReadOnlyList<string> Names(this Role roles) =>
        [.. Enum.GetValues<Role>().Where(r => r != Role.None && (r & roles) != Role.None).Select(NameOf).Order(StringComparer.Ordinal)];

    private static string NameOf(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}
