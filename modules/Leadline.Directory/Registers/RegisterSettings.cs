using System.Globalization;
using Leadline.Directory.Identifiers;
using Leadline.Modularity.Configuration;
using Leadline.Primitives;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.Registers;

/// <summary>Which registers can be asked, as the configuration says. Without a word there is none, and nobody is taken for checked.</summary>
/// <remarks>
/// <c>Registers:Company:Source</c> is <c>companies-house</c> or <c>file</c>, <c>Registers:Ods:Source</c> is <c>ods</c> or <c>file</c>,
/// <c>Registers:Debarment:Source</c> is <c>file</c>. Beside each stand <c>Address</c>, <c>Key</c>, <c>File</c> and <c>TimeoutSeconds</c>
/// (1 to 60; 10 without it) as its source needs them.
/// </remarks>
internal static class RegisterSettings
{
    private const string CompaniesHouseAddress = "https://api.company-information.service.gov.uk";
    private const string OdsAddress = "https://directory.spineservices.nhs.uk/ORD/2-0-0";
    private const int UsualTimeout = 10;
    private const int LongestTimeout = 60;

    internal static OrganisationRegisters Read(IConfiguration configuration)
    {
        var registers = new Dictionary<string, IOrganisationRegister>(StringComparer.Ordinal);
        Add(OrganisationRegisters.Company, "Company", source => source switch
        {
            "companies-house" => new CompaniesHouse(Address("Company", CompaniesHouseAddress), Needed("Registers:Company:Key"), Timeout("Company")),
            "file" => new FileRegister(Needed("Registers:Company:File"), IdentifierSchemes.CompaniesHouse),
            _ => throw Wrong("Registers:Company:Source", source, "companies-house, file"),
        });
        Add(OrganisationRegisters.Ods, "Ods", source => source switch
        {
            "ods" => new OdsRegister(Address("Ods", OdsAddress), Timeout("Ods")),
            "file" => new FileRegister(Needed("Registers:Ods:File"), OrganisationReference.OdsScheme),
            _ => throw Wrong("Registers:Ods:Source", source, "ods, file"),
        });
        Add(OrganisationRegisters.Debarment, "Debarment", source => source switch
        {
            "file" => new DebarmentList(Needed("Registers:Debarment:File")),
            _ => throw Wrong("Registers:Debarment:Source", source, "file"),
        });
        return new OrganisationRegisters(registers);

        void Add(string code, string section, Func<string, IOrganisationRegister> make)
        {
            if (configuration[$"Registers:{section}:Source"] is { Length: > 0 } source)
                registers[code] = make(source);
        }

        string Needed(string key) => configuration[key] is { Length: > 0 } value ? value : throw Wrong(key, "", "a value is needed");

        Uri Address(string section, string usual)
        {
            var key = $"Registers:{section}:Address";
            var text = configuration[key] is { Length: > 0 } set ? set : usual;
            return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
                ? address!
                : throw Wrong(key, text, "an address that begins with http or https");
        }

        TimeSpan Timeout(string section)
        {
            var key = $"Registers:{section}:TimeoutSeconds";
            if (configuration[key] is not { Length: > 0 } text)
                return TimeSpan.FromSeconds(UsualTimeout);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestTimeout
                ? TimeSpan.FromSeconds(seconds)
                : throw Wrong(key, text, $"a whole number from 1 to {LongestTimeout}");
        }
    }

    private static SettingsException Wrong(string key, string holds, string allowed) => new(
        [$"LEADLINE_{key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()} (key {key}) holds '{holds}'; allowed: {allowed}."]);
}
