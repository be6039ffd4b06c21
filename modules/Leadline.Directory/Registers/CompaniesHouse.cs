using System.Text;
using System.Text.Json;
using Leadline.Directory.Identifiers;

namespace Leadline.Directory.Registers;

/// <summary>The register of companies: the public data API of Companies House, resource <c>/company/{number}</c>.</summary>
/// <remarks>Source: developer-specs.company-information.service.gov.uk, "company profile". The key is the user name of basic authentication.</remarks>
internal sealed class CompaniesHouse(Uri address, string key, TimeSpan timeout) : IOrganisationRegister, IDisposable
{
    private static readonly string[] ActiveStates = ["active", "open", "registered"];

    private readonly RegisterClient _client =
        new(address, timeout, "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:")));

    public string? Scheme => IdentifierSchemes.CompaniesHouse;

    public Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop)
    {
        var number = question.Identifier.Identifier;
        return _client.AskAsync($"company/{Uri.EscapeDataString(number)}", profile => Read(profile, number), stop);
    }

    public void Dispose() => _client.Dispose();

    private static RegisterAnswer? Read(JsonElement profile, string number)
    {
        if (profile.Text("company_name") is not { Length: > 0 } name || profile.Text("company_status") is not { Length: > 0 } status
            || profile.Text("company_number") != number)
            return null;
        return new RegisterAnswer(ActiveStates.Contains(status) ? RegisterOutcome.Active : RegisterOutcome.Inactive, name, status,
            profile.Day("date_of_creation"), profile.Day("date_of_cessation"));
    }
}
