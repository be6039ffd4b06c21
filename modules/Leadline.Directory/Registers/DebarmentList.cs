using System.Text.Json;

namespace Leadline.Directory.Registers;

/// <summary>
/// The list of suppliers excluded from public contracts (Procurement Act 2023, section 62), as a file. A supplier is sought by each of its
/// identifiers and by its name:
/// <code>{ "entries": [ { "name": "Example Limited", "identifiers": ["GB-COH:01234567"], "from": "2026-01-01", "to": null, "ground": "…" } ] }</code>
/// </summary>
internal sealed class DebarmentList(string path) : IOrganisationRegister
{
    public string? Scheme => null;

    public Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop) =>
        RegisterFile.AskAsync(path, entries => Find(entries, question), stop);

    private static RegisterAnswer? Find(IReadOnlyList<JsonElement> entries, RegisterQuestion question)
    {
        if (entries.Any(e => e.Text("name") is null || e.Member("identifiers") is not { ValueKind: JsonValueKind.Array } || e.Day("from") is null
            || e.Text("ground") is null || (e.Member("to") is { ValueKind: not JsonValueKind.Null } && e.Day("to") is null)))
            return null;
        var called = question.Others.Select(o => o.ToString()).ToHashSet(StringComparer.Ordinal);
        var found = entries.Where(e => e.Day("from") <= question.Day && (e.Day("to") is null || question.Day <= e.Day("to")))
            .Where(e => e.Elements("identifiers").Any(i => i.ValueKind == JsonValueKind.String && called.Contains(i.GetString()!)) || SameName(e.Text("name")!, question.Name))
            .ToList();
        return found.Count == 0
            ? new RegisterAnswer(RegisterOutcome.NotDebarred)
            : new RegisterAnswer(RegisterOutcome.Debarred, found[0].Text("name"), "debarred", found[0].Day("from"), found[0].Day("to"), found[0].Text("ground")!);
    }

    // Case and blanks don't tell names apart; whether one of the same name is the same is for a person to see.
    private static bool SameName(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
