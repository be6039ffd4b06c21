using System.Collections.Concurrent;
using System.Text;
using Leadline.Directory.Registers;
using Leadline.Modularity.Configuration;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Leadline.Directory.Tests;

/// <summary>The adapters against a server that answers in the shape of the real registers.</summary>
public sealed class AskingRegisters : IAsyncLifetime
{
    private const string Profile = """
        {"company_name":"EXAMPLE SERVICES LIMITED","company_number":"01234567","company_status":"{0}","type":"ltd","jurisdiction":"england-wales",
         "date_of_creation":"1976-02-03","date_of_cessation":{1},"registered_office_address":{"postal_code":"LS1 4AP"},"etag":"ab12","links":{"self":"/company/01234567"}}
        """;

    private const string Trust = """
        {"Organisation":{"Name":"NHS EXAMPLE CCG","Date":[{"Type":"Operational","Start":"2013-03-01"},{"Type":"Legal","Start":"2013-04-01","End":"2022-06-30"}],
         "OrgId":{"root":"2.16.840.1.113883.2.1.3.2.4.18.48","assigningAuthorityName":"HSCIC","extension":"00D"},"Status":"{0}","LastChangeDate":"2022-07-01","orgRecordClass":"RC1",
         "Succs":{"Succ":[{"uniqueSuccId":1,"Date":[{"Type":"Legal","Start":"2022-07-01"}],"Type":"Successor","Target":{"OrgId":{"extension":"QHM"}}}]}}}
        """;

    private readonly ConcurrentDictionary<string, (int Status, string Body, TimeSpan After)> _answers = new();
    private readonly ConcurrentBag<string> _authorizations = [];
    private WebApplication _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync(Stop);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("active", "null", "Active", null)]
    [InlineData("dissolved", "\"2020-05-06\"", "Inactive", "2020-05-06")]
    [InlineData("liquidation", "null", "Inactive", null)]
    public async Task Companies_House_says_whether_a_company_is_active(string status, string cessation, string outcome, string? last)
    {
        Answer("/company/01234567", 200, Profile.Replace("{0}", status).Replace("{1}", cessation));
        var answer = await AskCompanyAsync();

        Assert.Equal((outcome, "EXAMPLE SERVICES LIMITED", status), (answer.Outcome.ToString(), answer.Name, answer.Status));
        Assert.Equal((new DateOnly(1976, 2, 3), last), (answer.OpenFrom, answer.OpenTo?.ToString("O")));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("the-key:")), Assert.Single(_authorizations));
    }

    [Theory]
    [InlineData("Active", "Active")]
    [InlineData("Inactive", "Inactive")]
    public async Task ODS_says_whether_an_organisation_is_active_and_who_follows(string status, string outcome)
    {
        Answer("/ORD/2-0-0/organisations/00D", 200, Trust.Replace("{0}", status));
        using var ods = new OdsRegister(Below("/ORD/2-0-0/"), TimeSpan.FromSeconds(10));
        var answer = await ods.AskAsync(Question("GB-NHS:00D"), Stop);

        Assert.Equal((outcome, "NHS EXAMPLE CCG", "Followed by QHM."), (answer.Outcome.ToString(), answer.Name, answer.Detail));
        Assert.Equal((new DateOnly(2013, 4, 1), new DateOnly(2022, 6, 30)), (answer.OpenFrom, answer.OpenTo));
    }

    [Theory]
    [InlineData(404, """{"errors":[{"error":"company-profile-not-found","type":"ch:service"}]}""", "Unknown")]
    [InlineData(401, """{"error":"Invalid Authorization","type":"ch:service"}""", "Down")]
    [InlineData(429, "", "Down")]
    [InlineData(500, "", "Down")]
    [InlineData(503, "<html>Maintenance</html>", "Down")]
    [InlineData(302, "", "Malformed")]
    [InlineData(200, "<html>Welcome</html>", "Malformed")]
    [InlineData(200, "", "Malformed")]
    [InlineData(200, "null", "Malformed")]
    [InlineData(200, "[]", "Malformed")]
    [InlineData(200, "{}", "Malformed")]
    [InlineData(200, """{"company_name":7,"company_number":"01234567","company_status":"active"}""", "Malformed")]
    [InlineData(200, """{"company_name":"ANOTHER LIMITED","company_number":"07654321","company_status":"active"}""", "Malformed")]
    public async Task What_is_no_good_answer_is_never_taken_for_one(int status, string body, string outcome)
    {
        Answer("/company/01234567", status, body);

        Assert.Equal(outcome, (await AskCompanyAsync()).Outcome.ToString());
    }

    [Fact]
    public async Task An_answer_without_end_is_malformed()
    {
        Answer("/company/01234567", 200, new string(' ', 3_000_000) + Profile);

        Assert.Equal(RegisterOutcome.Malformed, (await AskCompanyAsync()).Outcome);
    }

    [Fact]
    public async Task A_register_that_does_not_answer_in_time_is_down()
    {
        Answer("/company/01234567", 200, Profile, TimeSpan.FromSeconds(20));
        using var register = new CompaniesHouse(Below("/"), "the-key", TimeSpan.FromMilliseconds(200));

        Assert.Equal((RegisterOutcome.Down, "No answer within 200 ms."), Both(await register.AskAsync(Question("GB-COH:01234567"), Stop)));
    }

    [Fact]
    public async Task A_register_that_is_not_there_is_down()
    {
        using var register = new CompaniesHouse(new Uri("http://127.0.0.1:1/"), "the-key", TimeSpan.FromSeconds(10));

        Assert.Equal((RegisterOutcome.Down, "The register can't be reached (ConnectionError)."), Both(await register.AskAsync(Question("GB-COH:01234567"), Stop)));
    }

    [Theory]
    [InlineData("""{"entries":[{"identifier":"GB-COH:01234567","name":"Example","status":"active","openFrom":"2001-02-03","openTo":null}]}""", "Active")]
    [InlineData("""{"entries":[{"identifier":"GB-COH:01234567","name":"Example","status":"dissolved"}]}""", "Inactive")]
    [InlineData("""{"entries":[]}""", "Unknown")]
    [InlineData("""{"entries":[{"identifier":"GB-COH:07654321"}]}""", "Malformed")]
    [InlineData("{}", "Malformed")]
    [InlineData("entries:", "Malformed")]
    [InlineData(null, "Down")]
    public async Task A_file_answers_as_a_register(string? text, string outcome) =>
        Assert.Equal(outcome, (await AskFileAsync(text, path => new FileRegister(path, "GB-COH"))).Outcome.ToString());

    [Theory]
    [InlineData("""{"entries":[{"name":"Other","identifiers":["GB-COH:01234567"],"from":"2026-01-01","ground":"fraud"}]}""", "Debarred")]
    [InlineData("""{"entries":[{"name":"EXAMPLE  services limited","identifiers":[],"from":"2026-01-01","to":null,"ground":"fraud"}]}""", "Debarred")]
    [InlineData("""{"entries":[{"name":"Other","identifiers":["GB-COH:01234567"],"from":"2025-01-01","to":"2025-12-31","ground":"fraud"}]}""", "NotDebarred")]
    [InlineData("""{"entries":[{"name":"Other","identifiers":["GB-COH:01234567"],"from":"2026-03-03","ground":"fraud"}]}""", "NotDebarred")]
    [InlineData("""{"entries":[]}""", "NotDebarred")]
    [InlineData("""{"entries":[{"name":"Other"}]}""", "Malformed")]
    [InlineData("""{"entries":[{"name":"Other","identifiers":[],"from":"2026-01-01","to":"soon","ground":"fraud"}]}""", "Malformed")]
    [InlineData(null, "Down")]
    public async Task The_debarment_list_is_read_whole_or_not_believed(string? text, string outcome) =>
        Assert.Equal(outcome, (await AskFileAsync(text, path => new DebarmentList(path))).Outcome.ToString());

    [Fact]
    public void The_configuration_says_which_registers_there_are()
    {
        Assert.Empty(Configured().All);
        Assert.Equal(["company", "debarment", "ods"], Configured(("Company:Source", "companies-house"), ("Company:Key", "k"), ("Ods:Source", "ods"),
            ("Debarment:Source", "file"), ("Debarment:File", "list.json")).All.Keys.Order());
    }

    [Theory]
    [InlineData("Company:Source", "companies-house", "LEADLINE_REGISTERS__COMPANY__KEY (key Registers:Company:Key) holds ''; allowed: a value is needed.")]
    [InlineData("Ods:Source", "spine", "LEADLINE_REGISTERS__ODS__SOURCE (key Registers:Ods:Source) holds 'spine'; allowed: ods, file.")]
    public void A_wrong_setting_is_refused_with_what_is_allowed(string key, string value, string message) =>
        Assert.Equal([message], Assert.Throws<SettingsException>(() => Configured((key, value))).Faults);

    [Theory]
    [InlineData("Ods:Address", "ftp://example.org")]
    [InlineData("Ods:TimeoutSeconds", "0")]
    [InlineData("Ods:TimeoutSeconds", "61")]
    public void An_address_or_a_timeout_that_cannot_be_is_refused(string key, string value) =>
        Assert.Throws<SettingsException>(() => Configured(("Ods:Source", "ods"), (key, value)));

    private static OrganisationRegisters Configured(params (string Key, string Value)[] settings) => RegisterSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Registers:{s.Key}", s.Value))).Build());

    private static RegisterQuestion Question(string identifier) => new(OrganisationReference.Parse(identifier),
        [OrganisationReference.Parse(identifier)], "Example Services Limited", new DateOnly(2026, 3, 2));

    private static (RegisterOutcome Outcome, string Detail) Both(RegisterAnswer answer) => (answer.Outcome, answer.Detail);

    private static async Task<RegisterAnswer> AskFileAsync(string? text, Func<string, IOrganisationRegister> register)
    {
        var path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("leadline-register-").FullName, "register.json");
        if (text is not null)
            await File.WriteAllTextAsync(path, text, Stop);
        try
        {
            return await register(path).AskAsync(Question("GB-COH:01234567"), Stop);
        }
        finally
        {
            System.IO.Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private async Task<RegisterAnswer> AskCompanyAsync()
    {
        using var register = new CompaniesHouse(Below("/"), "the-key", TimeSpan.FromSeconds(10));
        return await register.AskAsync(Question("GB-COH:01234567"), Stop);
    }

    private Uri Below(string path) => new(new Uri(_server.Urls.Single()), path);

    private void Answer(string path, int status, string body, TimeSpan after = default) => _answers[path] = (status, body, after);

    private async Task AnswerAsync(HttpContext http)
    {
        _authorizations.Add(http.Request.Headers.Authorization.ToString());
        var (status, body, after) = _answers[http.Request.Path];
        await Task.Delay(after, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        http.Response.StatusCode = status;
        if (status == 302)
            http.Response.Headers.Location = "http://127.0.0.1:1/";
        if (body.Length > 0)
            await http.Response.WriteAsync(body);
    }
}
