using Leadline.Directory.Credentials;
using Leadline.Modularity.Access;
using Leadline.Ui;

namespace Leadline.Directory.Pages;

/// <summary>Roles in words.</summary>
internal static class RoleChoices
{
    /// <summary>The roles that an organisation of a kind can give.</summary>
    internal static IReadOnlyList<Choice> OfKind(string kind, ModuleText<DirectoryModule> text, Role except = Role.None) =>
        [.. Roles.ByName.Where(r => (r.Value & except) == Role.None && Scopes.Refuse(kind, r.Value, "") is null).OrderBy(r => r.Value)
            .Select(r => new Choice(r.Key, text["role." + r.Key], text[$"role.{r.Key}.hint"]))];

    /// <summary>Names of roles as a list in a sentence.</summary>
    internal static string Text(this IEnumerable<string> roles, ModuleText<DirectoryModule> text) => string.Join(", ", roles.Select(r => text["role." + r]));
}
