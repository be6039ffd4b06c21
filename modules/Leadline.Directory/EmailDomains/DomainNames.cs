using System.Collections.Frozen;
using Leadline.Modularity.Api;

namespace Leadline.Directory.EmailDomains;

/// <summary>Which domains an organisation may claim for its staff.</summary>
internal static class DomainNames
{
    internal const int Longest = 253;
    private const int LongestLabel = 63;

    /// <summary>Mail for everybody. Who has such an address belongs to no organisation by it.</summary>
    private static readonly FrozenSet<string> Providers = new[]
    {
        "aol.co.uk", "aol.com", "blueyonder.co.uk", "btinternet.com", "btopenworld.com", "fastmail.com", "fastmail.fm", "gmail.com", "gmx.co.uk", "gmx.com",
        "gmx.de", "gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "live.com", "mac.com", "mail.com",
        "mail.ru", "me.com", "msn.com", "ntlworld.com", "o2.co.uk", "outlook.co.uk", "outlook.com", "pm.me", "proton.me", "protonmail.com", "sky.com",
        "talktalk.net", "tiscali.co.uk", "tuta.com", "tutanota.com", "virginmedia.com", "yahoo.co.uk", "yahoo.com", "yandex.com", "ymail.com", "zoho.com",
        "zohomail.eu",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Names below which many organisations have their own, and mail that many share. Source: the Public Suffix List's entries for the United
    /// Kingdom, and the shared mail systems of the NHS, government and justice.
    /// </summary>
    private static readonly FrozenSet<string> Shared = new[]
    {
        "ac.uk", "co.uk", "gov.uk", "ltd.uk", "me.uk", "mod.uk", "net.uk", "nhs.uk", "org.uk", "parliament.uk", "plc.uk", "police.uk", "pnn.police.uk",
        "sch.uk", "gov.scot", "nhs.scot", "scot.nhs.uk", "gov.wales", "llyw.cymru", "wales.nhs.uk", "nhs.wales", "hscni.net", "nhs.net",
        "gsi.gov.uk", "gsx.gov.uk", "gcsx.gov.uk", "cjsm.net", "mail.nhs.uk", "cymru.nhs.uk",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The domain as it is kept.</summary>
    internal static string Read(string text) => text.Trim().ToLowerInvariant();

    /// <summary>What is wrong with a claimed domain, if anything.</summary>
    internal static Fault? Fault(string pointer, string? text)
    {
        var domain = Read(text ?? "");
        if (!IsWellFormed(domain))
            return new Fault(pointer, "domain-malformed", "A domain is what stands after the @ of an address, such as leedsth.nhs.uk; letters beyond a to z as xn--….");
        return IsShared(domain)
            ? new Fault(pointer, "domain-shared", $"Addresses of {domain} are used by people of many organisations, so it can't be one's own.")
            : null;
    }

    private static bool IsWellFormed(string domain)
    {
        var labels = domain.Split('.');
        return domain.Length <= Longest && labels.Length >= 2 && Array.TrueForAll(labels, IsLabel) && labels[^1].Any(char.IsAsciiLetter);
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= LongestLabel && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-';

    // Below sch.uk every council has a name for its schools, and each school its own below that.
    private static bool IsShared(string domain) =>
        Providers.Contains(domain) || Shared.Contains(domain)
        || (domain.EndsWith(".sch.uk", StringComparison.Ordinal) && domain.Count(c => c == '.') == 2);
}
