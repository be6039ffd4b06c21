using System.Text.Json;
using Leadline.Primitives;

namespace Leadline.Directory.Registers;

/// <summary>The NHS Organisation Data Service: its ORD interface, resource <c>/organisations/{code}</c> below <c>/ORD/2-0-0</c>.</summary>
internal sealed class OdsRegister(Uri address, TimeSpan timeout) : IOrganisationRegister, IDisposable
{
    private readonly RegisterClient _client = new(address, timeout, null);

    public string? Scheme => OrganisationReference.OdsScheme;

    public Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop)
    {
        var code = question.Identifier.Identifier;
        return _client.AskAsync($"organisations/{Uri.EscapeDataString(code)}", answer => Read(answer, code), stop);
    }

    public void Dispose() => _client.Dispose();

    private static RegisterAnswer? Read(JsonElement answer, string code)
    {
        if (answer.Member("Organisation") is not { } organisation || organisation.Member("OrgId")?.Text("extension") != code
            || organisation.Text("Name") is not { Length: > 0 } name || organisation.Text("Status") is not { } status
            || status is not ("Active" or "Inactive"))
            return null;
        var dates = organisation.Elements("Date").ToList();
        var legal = dates.Find(d => d.Text("Type") == "Legal") is { ValueKind: JsonValueKind.Object } found ? found : dates.FirstOrDefault();
        return new RegisterAnswer(status == "Active" ? RegisterOutcome.Active : RegisterOutcome.Inactive, name, status,
            legal.Day("Start"), legal.Day("End"), Followers(organisation));
    }

    private static string Followers(JsonElement organisation)
    {
        var codes = (organisation.Member("Succs")?.Elements("Succ") ?? [])
            .Where(s => s.Text("Type") == "Successor")
            .Select(s => s.Member("Target")?.Member("OrgId")?.Text("extension")).OfType<string>().ToList();
        return codes.Count == 0 ? "" : $"Followed by {string.Join(", ", codes)}.";
    }
}
