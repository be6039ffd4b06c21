using System.Net;

namespace Leadline.Host.Configuration;

/// <summary>Where the host answers, and under which address people reach it.</summary>
/// <param name="Port">TCP port; 0 for any free one.</param>
/// <param name="Listens">Whether the host listens on TCP at all; the command line's own host does not.</param>
/// <param name="Address">The address it listens on: the loopback one, unless a reverse proxy stands on another machine.</param>
/// <param name="PublicAddress">What people type; null where they use the loopback address, as in development.</param>
/// <param name="Proxies">The reverse proxies whose word counts for where a request came from, and how.</param>
public sealed record HttpSettings(int Port, bool Listens, IPAddress Address, Uri? PublicAddress, IReadOnlyList<IPAddress> Proxies)
{
    /// <summary>Whether people reach the host over HTTPS alone. Then every cookie is for HTTPS alone too.</summary>
    public bool IsSecure => PublicAddress?.Scheme == Uri.UriSchemeHttps;

    /// <summary>The name of a cookie. Over HTTPS its prefix has browsers take it from this host alone, for the whole of it, never from a subdomain.</summary>
    public string CookieName(string name) => IsSecure ? "__Host-" + name : name;

    /// <summary>Whether cookies are marked for HTTPS alone: always where people come over HTTPS.</summary>
    public CookieSecurePolicy CookiePolicy => IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    internal static HttpSettings Read(SettingsReader reader)
    {
        var settings = new HttpSettings(
            reader.Whole("Http:Port", 5080, 0, IPEndPoint.MaxPort),
            reader.Flag("Http:Listens", true),
            ReadAddress(reader),
            ReadPublicAddress(reader),
            ReadProxies(reader));
        if (!IPAddress.IsLoopback(settings.Address) && !settings.IsSecure)
            reader.Refuse("Http:Address", $"{settings.Address}",
                "beyond its own machine the host answers behind HTTPS alone: set LEADLINE_HTTP__PUBLICADDRESS (key Http:PublicAddress) to the https:// address that people use");
        return settings;
    }

    private static Uri? ReadPublicAddress(SettingsReader reader)
    {
        const string Key = "Http:PublicAddress";
        var text = reader.Text(Key, "");
        if (text.Length == 0)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && string.Equals($"{address.Scheme}://{address.Authority}", text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;
        reader.Refuse(Key, text, "allowed: https:// and a host name, and a port where it is not 443, such as https://leadline.example.nhs.uk; http:// on this machine alone");
        return null;
    }

    private static IPAddress ReadAddress(SettingsReader reader)
    {
        const string Key = "Http:Address";
        var text = reader.Text(Key, $"{IPAddress.Loopback}");
        if (IPAddress.TryParse(text, out var address))
            return address;
        reader.Refuse(Key, text, "allowed: one IP address of this machine, or 0.0.0.0 for all of them");
        return IPAddress.Loopback;
    }

    private static List<IPAddress> ReadProxies(SettingsReader reader)
    {
        const string Key = "Http:Proxies";
        var text = reader.Text(Key, $"{IPAddress.Loopback},{IPAddress.IPv6Loopback}");
        var proxies = text.Split(',').Select(p => IPAddress.TryParse(p.Trim(), out var address) ? address : null).ToList();
        if (proxies.Contains(null))
            reader.Refuse(Key, text, "allowed: IP addresses, such as 10.0.0.5, with commas between them");
        return [.. proxies.OfType<IPAddress>()];
    }
}
