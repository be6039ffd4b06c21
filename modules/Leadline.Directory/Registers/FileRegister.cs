using System.Text.Json;

namespace Leadline.Directory.Registers;

/// <summary>
/// A register as a file, for tests and for networks without a way out. The file is read at each question, so that a new one counts at once:
/// <code>{ "entries": [ { "identifier": "GB-COH:01234567", "name": "Example Limited", "status": "active", "openFrom": "2001-02-03", "openTo": null } ] }</code>
/// A status of <c>active</c> is active; every other is not.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="scheme">The scheme it knows organisations by.</param>
internal sealed class FileRegister(string path, string scheme) : IOrganisationRegister
{
    public string? Scheme => scheme;

    public Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop) =>
        RegisterFile.AskAsync(path, entries => Find(entries, question), stop);

    private static RegisterAnswer? Find(IReadOnlyList<JsonElement> entries, RegisterQuestion question)
    {
        if (entries.Any(e => e.Text("identifier") is null || e.Text("name") is null || e.Text("status") is null))
            return null;
        var found = entries.Where(e => e.Text("identifier") == question.Identifier.ToString()).ToList();
        return found.Count == 0
            ? new RegisterAnswer(RegisterOutcome.Unknown)
            : new RegisterAnswer(found[0].Text("status") == "active" ? RegisterOutcome.Active : RegisterOutcome.Inactive, found[0].Text("name"),
                found[0].Text("status"), found[0].Day("openFrom"), found[0].Day("openTo"));
    }
}
