using Leadline.Host.Configuration;
using Leadline.Modularity.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Leadline.Host.Tests.Starting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Http:Port", "http", "LEADLINE_HTTP__PORT", "a whole number from 0 to 65535")]
    [InlineData("Http:Port", "65536", "LEADLINE_HTTP__PORT", "a whole number from 0 to 65535")]
    [InlineData("Http:Port", "-1", "LEADLINE_HTTP__PORT", "a whole number from 0 to 65535")]
    [InlineData("Http:Listens", "perhaps", "LEADLINE_HTTP__LISTENS", "true, false")]
    [InlineData("Http:Address", "localhost", "LEADLINE_HTTP__ADDRESS", "one IP address of this machine")]
    [InlineData("Http:Address", "0.0.0.0", "LEADLINE_HTTP__ADDRESS", "set LEADLINE_HTTP__PUBLICADDRESS")]
    [InlineData("Http:PublicAddress", "leadline.example.nhs.uk", "LEADLINE_HTTP__PUBLICADDRESS", "https:// and a host name")]
    [InlineData("Http:PublicAddress", "http://leadline.example.nhs.uk", "LEADLINE_HTTP__PUBLICADDRESS", "http:// on this machine alone")]
    [InlineData("Http:PublicAddress", "https://leadline.example.nhs.uk/frameworks", "LEADLINE_HTTP__PUBLICADDRESS", "https:// and a host name")]
    [InlineData("Http:PublicAddress", "https://user:word@leadline.example.nhs.uk", "LEADLINE_HTTP__PUBLICADDRESS", "https:// and a host name")]
    [InlineData("Http:Proxies", "10.0.0.5,proxy", "LEADLINE_HTTP__PROXIES", "IP addresses, such as 10.0.0.5")]
    [InlineData("Database:Engine", "oracle", "LEADLINE_DATABASE__ENGINE", "sqlite, postgres")]
    [InlineData("Bus:Transport", "pigeon", "LEADLINE_BUS__TRANSPORT", "in-memory, rabbitmq")]
    [InlineData("Bus:Transport", "rabbitmq", "LEADLINE_BUS__TRANSPORT", "one file serves one node")]
    [InlineData("Record:KeyFile", "/no/such/key.pem", "LEADLINE_RECORD__KEYFILE", "an EC private key on P-256 in PEM")]
    [InlineData("Browser:KeyFile", "/no/such/key", "LEADLINE_BROWSER__KEYFILE", "a file with 32 random bytes")]
    [InlineData("Bus:Prefix", "a b", "LEADLINE_BUS__PREFIX", "letters, digits and hyphens")]
    [InlineData("Plugins:Development", "yes", "LEADLINE_PLUGINS__DEVELOPMENT", "true, false")]
    [InlineData("Plugins:AdvisoriesFolder", "/no/such/folder", "LEADLINE_PLUGINS__ADVISORIESFOLDER", "a folder that is there")]
    [InlineData("Plugins:VirusScanner", "clamd:3310", "LEADLINE_PLUGINS__VIRUSSCANNER", "tcp://HOST:PORT or unix:///PATH")]
    [InlineData("Plugins:DeadlineSeconds", "0", "LEADLINE_PLUGINS__DEADLINESECONDS", "a whole number from 1 to 300")]
    public void A_wrong_value_is_named_with_what_it_holds_and_what_is_allowed(string key, string value, string variable, string allowed)
    {
        var settings = new Dictionary<string, string?> { [key] = value, ["Bus:Address"] = "amqp://broker/" };
        var fault = Assert.Single(Assert.Throws<SettingsException>(() => Read(settings)).Faults);

        Assert.Contains(variable, fault, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", fault, StringComparison.Ordinal);
        Assert.Contains(allowed, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", null, "in-memory", null, "LEADLINE_DATABASE__CONNECTIONSTRING")]
    [InlineData("postgres", "Host=db;Pasword=hunter2", "in-memory", null, "LEADLINE_DATABASE__CONNECTIONSTRING")]
    [InlineData("postgres", "Host=db", "rabbitmq", null, "LEADLINE_BUS__ADDRESS")]
    [InlineData("postgres", "Host=db", "rabbitmq", "http://guest:hunter2@broker", "LEADLINE_BUS__ADDRESS")]
    [InlineData("postgres", "Host=db", "rabbitmq", "hunter2", "LEADLINE_BUS__ADDRESS")]
    public void A_secret_is_asked_for_and_never_shown(string engine, string? connection, string transport, string? address, string variable)
    {
        var error = Assert.Throws<SettingsException>(() => Read(new()
        {
            ["Database:Engine"] = engine, ["Database:ConnectionString"] = connection, ["Bus:Transport"] = transport, ["Bus:Address"] = address,
        }));

        Assert.Contains(variable, Assert.Single(error.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugins_without_approval_and_sandbox_are_for_a_host_on_its_own_machine()
    {
        Assert.True(Read(new() { ["Plugins:Development"] = "true" }).Plugins.IsDevelopment);

        var fault = Assert.Single(Assert.Throws<SettingsException>(() => Read(new()
        {
            ["Plugins:Development"] = "true", ["Http:PublicAddress"] = "https://leadline.example.nhs.uk",
        })).Faults);
        Assert.Contains("LEADLINE_PLUGINS__DEVELOPMENT", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Assert.Equal(3, Assert.Throws<SettingsException>(() => Read(new() { ["Http:Port"] = "x", ["Database:Engine"] = "y", ["Bus:Transport"] = "z" })).Faults.Count);

    [Fact]
    public void Without_any_setting_the_embedded_profile_runs() =>
        Assert.Equal((5080, false), (Read([]).Http.Port, Read([]).Http.IsSecure));

    [Fact]
    public void Behind_https_the_host_may_listen_elsewhere_and_its_cookies_are_for_https_alone()
    {
        var http = Read(new()
        {
            ["Http:PublicAddress"] = "https://leadline.example.nhs.uk/", ["Http:Address"] = "0.0.0.0", ["Http:Proxies"] = "10.0.0.5, 10.0.0.6",
        }).Http;

        Assert.True(http.IsSecure);
        Assert.Equal(CookieSecurePolicy.Always, http.CookiePolicy);
        Assert.Equal("__Host-leadline-form", http.CookieName("leadline-form"));
        Assert.Equal(["10.0.0.5", "10.0.0.6"], http.Proxies.Select(p => $"{p}"));
        Assert.Equal("leadline-form", Read(new() { ["Http:PublicAddress"] = "http://localhost:5080" }).Http.CookieName("leadline-form"));
    }

    [Theory]
    [InlineData("Host=db", 100)]
    [InlineData("Host=db;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;MaxAutoPrepare=7", 7)]
    public void Statements_are_prepared_on_PostgreSQL_unless_the_connection_string_says_otherwise(string connection, int prepared)
    {
        var settings = Read(new() { ["Database:Engine"] = "postgres", ["Database:ConnectionString"] = connection });

        Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(settings.Store.ConnectionString).MaxAutoPrepare);
    }

    [Theory]
    [InlineData("Host=db", true)]
    [InlineData("Host=db;No Reset On Close=false", false)]
    public void Sessions_of_PostgreSQL_are_used_again_as_they_are_unless_the_connection_string_says_otherwise(string connection, bool asTheyAre)
    {
        var settings = Read(new() { ["Database:Engine"] = "postgres", ["Database:ConnectionString"] = connection });

        Assert.Equal(asTheyAre, new NpgsqlConnectionStringBuilder(settings.Store.ConnectionString).NoResetOnClose);
    }

    private static HostSettings Read(Dictionary<string, string?> settings) =>
        HostSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
