using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Leadline.Directory.OrganisationFiles;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Leadline.Directory.Tests;

/// <summary>The route on a real Kestrel: only that enforces the limits of a body.</summary>
public sealed class ImportingOverHttp : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private Register _register = null!;
    private WebApplication _app = null!;
    private Role _role = Role.Operator;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _register = await Register.NewAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthorization().AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, Known>("test", null);
        builder.Services.AddSingleton(_ => new Caller(_role, null, null));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped(_ => _register.Open());
        _app = builder.Build();
        _app.UseRouting().UseAuthentication().UseAuthorization();
        _app.MapGroup("/api/v1").MapImportOrganisations();
        await _app.StartAsync(Stop);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _register.DisposeAsync();
    }

    [Fact]
    public async Task The_report_tells_what_was_done()
    {
        using var answer = await PostAsync(Csv(Files.Rows("GB-NHS:X24,NHS England,authority,2013-04-01,,", "GB-NHS:0DE,,csu,2013-04-01,,")));
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"layout":"organisations","read":2,"registered":1,"amended":0,"unchanged":0,"linked":0,"refused":1,"faultCount":1,"faults":[{"line":3,"column":"name","detail":"Write 1 to 300 characters here."}]}""",
            report.GetRawText());
    }

    [Fact]
    public async Task Strict_answers_with_the_report_as_a_problem()
    {
        using var answer = await PostAsync(Csv(Files.Rows("GB-NHS:X24,NHS England,authority,2013-04-01,,", "GB-NHS:0DE,,csu,2013-04-01,,")), "?strict=true");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("file-has-faults", problem.GetProperty("code").GetString());
        Assert.Equal((0, 1), (problem.GetProperty("report").GetProperty("registered").GetInt32(), problem.GetProperty("report").GetProperty("faultCount").GetInt32()));
        Assert.Equal(0, await _register.CountAsync());
    }

    [Fact]
    public async Task An_unknown_layout_is_a_problem_with_the_known_ones()
    {
        using var answer = await PostAsync(Csv(Files.Of("a,b\n1,2\n")));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("layout-unknown", problem.GetProperty("code").GetString());
        Assert.Contains("icbs (ods_code,ons_code,name", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_what_is_kept_in_memory_is_stored_whole()
    {
        var rows = Enumerable.Range(0, 1_500).Select(i => $"LEADLINE:org-{i},{new string('n', 290)},company,2013-04-01,,");
        using var answer = await PostAsync(Csv(Files.Rows([.. rows])));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1_500, await _register.CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_the_limit_is_refused_and_nothing_of_it_is_stored(bool chunked)
    {
        using var body = new TooLarge(chunked);
        using var answer = await PostAsync(body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("file-too-large", problem.GetProperty("code").GetString());
        Assert.Equal(0, await _register.CountAsync());
    }

    [Theory]
    [InlineData("application/json", "", Role.Operator, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/csv", "?strict=perhaps", Role.Operator, HttpStatusCode.BadRequest)]
    [InlineData("text/csv", "", Role.ProcurementLead, HttpStatusCode.Forbidden)]
    [InlineData("text/csv", "", Role.CategoryManager, HttpStatusCode.Forbidden)]
    [InlineData("text/csv", "", Role.Operator, HttpStatusCode.OK)]
    public async Task Who_may_import_and_what(string type, string query, Role role, HttpStatusCode status)
    {
        _role = role;
        using var body = Csv(Files.Of(Files.Header));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await PostAsync(body, query);

        Assert.Equal(status, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent body, string query = "") =>
        _client.PostAsync(new Uri($"/api/v1/organisations/import{query}", UriKind.Relative), body, Stop);

    private static StreamContent Csv(Stream bytes)
    {
        var content = new StreamContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv") { CharSet = "utf-8" };
        return content;
    }

    /// <summary>Everybody is the caller that the test says.</summary>
    private sealed class Known(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Caller caller)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal("test"), "test")));
    }

    /// <summary>Good rows without end, or at least beyond the limit.</summary>
    private sealed class TooLarge : HttpContent
    {
        private const long Size = ImportOrganisations.MostBytes + 1_000_000;
        private readonly bool _chunked;

        internal TooLarge(bool chunked)
        {
            _chunked = chunked;
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var header = System.Text.Encoding.UTF8.GetBytes(Files.Header + "GB-NHS:X24,NHS England,authority,2013-04-01,,\n");
            await stream.WriteAsync(header);
            var blank = new byte[100_000];
            Array.Fill(blank, (byte)'\n');
            for (var left = Size - header.Length; left > 0; left -= blank.Length)
                await stream.WriteAsync(blank.AsMemory(0, (int)Math.Min(left, blank.Length)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Size;
            return !_chunked;
        }
    }
}
