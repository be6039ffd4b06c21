using Leadline.Modularity.Access;

namespace Leadline.Host.Tests.Access;

/// <summary>One line of the hand-written table.</summary>
/// <param name="Operation">The operation's identifier; the page's route; or, of a form, POST, the page's route and the handler's name.</param>
/// <param name="Roles">Who may call it.</param>
/// <param name="Everybody">Whether anybody may, known or not.</param>
/// <param name="People">Whether every person may who has signed in.</param>
/// <param name="Others">What another organisation in the same role meets.</param>
internal sealed record AccessLine(string Operation, Role Roles, bool Everybody, bool People, string Others)
{
    private const string File = "who-may-call-what.txt";

    private bool IsPage => Operation[0] == '/';

    private bool IsForm => Operation.StartsWith("POST ", StringComparison.Ordinal);

    internal static IReadOnlyDictionary<string, AccessLine> Operations() => Read(l => !l.IsPage && !l.IsForm);

    internal static IReadOnlyDictionary<string, AccessLine> Pages() => Read(l => l.IsPage);

    internal static IReadOnlyDictionary<string, AccessLine> Forms() => Read(l => l.IsForm);

    private static Dictionary<string, AccessLine> Read(Func<AccessLine, bool> isOfThese) => System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", File))
        .Where(l => l.Length > 0 && l[0] != '#').Select(Parse).Where(isOfThese)
        .ToDictionary(l => l.Operation, StringComparer.Ordinal);

    private static AccessLine Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var names = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AccessLine(parts[0], names.Aggregate(Role.None, (sum, name) => sum | Of(name)), names.Contains("everybody"), names.Contains("people"), parts[2]);
    }

    private static Role Of(string name) => name switch
    {
        "everybody" => Role.Operator | Modularity.Access.Roles.AnyOrganisation,
        "organisations" => Modularity.Access.Roles.AnyOrganisation,
        "authority" => Modularity.Access.Roles.Authority,
        "buyer" => Modularity.Access.Roles.Buyer,
        "supplier" => Modularity.Access.Roles.Supplier,
        "people" => Modularity.Access.Roles.AnyOrganisation,
        "operator" => Role.Operator,
        _ => Modularity.Access.Roles.ByName[name],
    };
}
