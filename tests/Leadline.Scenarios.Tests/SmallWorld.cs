using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Leadline.Cli.Platform;
using Leadline.Host;
using Leadline.Host.Configuration;
using Leadline.Host.Operations;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leadline.Scenarios.Tests;

/// <summary>
/// The whole platform in this process with a little of everything in it, put there over its own API: two framework agreements, two
/// suppliers, competitions in four states, a contract with reported spend, one overdue invoice and one paid.
/// </summary>
internal sealed class SmallWorld : IAsyncDisposable
{
    /// <summary>The price of a bid that nobody may see, and the words of every bid.</summary>
    internal const long SealedPence = 7_777_777;

    internal const string SealedWords = "Words of a sealed response";

    internal const string DraftTitle = "A draft that is its buyer's own";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("leadline-pages-").FullName;
    private readonly MovingClock _clock = new(Day(2021, 3, 1));
    private readonly List<HttpClient> _clients = [];
    private WebApplication _app = null!;

    internal Uri Address { get; private set; } = null!;

    /// <summary>Somebody of the supplier that won, for whom there is something on every kind of page.</summary>
    internal HttpClient Visitor { get; private set; } = null!;

    /// <summary>Who opens pages, each with the access token that a browser sends for it; null for somebody unknown.</summary>
    internal IReadOnlyDictionary<string, string?> Readers { get; private set; } = null!;

    /// <summary>Who signs in on the pages, and then opens them.</summary>
    internal IReadOnlyDictionary<string, Visit> People { get; private set; } = null!;

    /// <summary>Somebody who signs in.</summary>
    internal sealed record Visit(string Email, string Password, Authenticator? App);

    /// <summary>The code that an app shows now.</summary>
    internal string CodeOf(Authenticator app) => app.CodeAt(_clock.GetUtcNow());

    internal static string Root => field ??= Above(AppContext.BaseDirectory);

    internal static async Task<SmallWorld> StartAsync()
    {
        var world = new SmallWorld();
        try
        {
            await world.BeginAsync();
            await world.FillAsync();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task BeginAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = _folder, ["Http:Port"] = "0", ["Installation:Kind"] = "demonstration", ["Logging:Console:LogLevel:Default"] = "None",
        };
        _app = LeadlineHost.Build(
            configuration => configuration.AddInMemoryCollection(settings),
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First(a => a.StartsWith("http://127.", StringComparison.Ordinal)));
    }

    private async Task FillAsync()
    {
        var @operator = Client(new SocketsHttpHandler { ConnectCallback = OverTheSocketAsync });
        await SendAsync(@operator, "organisations/import", new StringContent(
            await File.ReadAllTextAsync(Path.Combine(Root, "data", "organisations.csv")), Encoding.UTF8, "text/csv"));
        var authority = await ProgramOfAsync(@operator, "GB-NHS:X24", "category-manager", "authority-finance");
        var confirmer = await SecondAsync(@operator, authority);
        var buyer = await ProgramOfAsync(@operator, "GB-NHS:0DE", "procurement-lead", "evaluator");
        var approver = await ProgramOfAsync(@operator, "GB-NHS:0DE", "approver");
        var first = await ProgramOfAsync(@operator, "LEADLINE:cerner", "bid-manager", "supplier-finance", "plugin-publisher");
        var second = await ProgramOfAsync(@operator, "LEADLINE:allscripts", "bid-manager", "supplier-finance");
        await RestAsync();

        var offered = await PublishAsync(authority, confirmer, "lpf");
        var framework = await PublishAsync(authority, confirmer, "acs");
        await StepAsync(authority, confirmer, framework, "tendering");
        await RestAsync();
        await AccreditAsync(first, authority, framework, "5", "ACS-PHM", "ACS-DATA");
        await AccreditAsync(first, authority, framework, "1", "ACS-EPR");
        await AccreditAsync(second, authority, framework, "5", "ACS-PHM", "ACS-DATA");
        await StepAsync(authority, confirmer, framework, "evaluation");
        await StepAsync(authority, confirmer, framework, "standstill");
        await MoveToAsync(Day(2021, 3, 13));
        await StepAsync(authority, confirmer, framework, "live");
        await RestAsync();

        var bought = await InviteAsync(buyer, framework, "Population health analytics", Day(2021, 3, 31));
        await BidAsync(first, bought, 5_000_000);
        await BidAsync(second, bought, SealedPence);
        await MoveToAsync(Day(2021, 4, 1));
        await AwardAsync(buyer, approver, bought, first);
        await MoveToAsync(Day(2021, 5, 4));
        await ActAsync(approver, $"further-competitions/{bought}", "order-form");
        await RestAsync();
        await ChargeAsync(first, authority, framework, bought, "2021-05", Day(2021, 6, 3), pay: true);
        await ChargeAsync(first, authority, framework, bought, "2021-06", Day(2021, 7, 5), pay: false);
        await MoveToAsync(Day(2021, 9, 1));

        var closed = await InviteAsync(buyer, framework, "Risk stratification", Day(2021, 9, 10));
        await BidAsync(second, closed, SealedPence);
        await VaryAsync(authority, framework, days: 35, confirmer);
        await MoveToAsync(Day(2021, 9, 20));
        await InviteAsync(buyer, framework, "Decision support", Day(2021, 10, 29));
        await PrepareAsync(buyer, framework, DraftTitle, Day(2021, 11, 30));
        await ChooseAsync(@operator, authority, buyer, framework);
        await PublishPluginsAsync(await ProgramOfAsync(@operator, "LEADLINE:cerner", "plugin-publisher"), authority);
        await RestAsync();
        await DraftAsync(authority, confirmer, first, framework);
        await OfferAsync(@operator, authority, confirmer, offered);
        Visitor = first.Client;
        Readers = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Pages.Walk.Nobody] = null, [Pages.Walk.Buyer] = await TokenOfAsync(buyer), [Pages.Walk.Supplier] = await TokenOfAsync(first),
            [Pages.Walk.Authority] = await TokenOfAsync(authority),
        };
        People = new Dictionary<string, Visit>(StringComparer.Ordinal)
        {
            [Pages.Walk.Administrator] = await VisitAsync(@operator, buyer.Organisation, "ann@arden.example", secondFactor: false, "administrator"),
            [Pages.Walk.Auditor] = await VisitAsync(@operator, authority.Organisation, "olu@authority.example", secondFactor: true, "auditor", "administrator"),
        };
        await MoveToAsync(_clock.GetUtcNow() + TimeSpan.FromMinutes(1)); // the next sign-in needs another code
    }

    // A mandate in force that is disputed, two needs of which one has an in-house case, a joint procurement and a request for help.
    private async Task ChooseAsync(HttpClient @operator, Caller authority, Caller buyer, string framework)
    {
        var today = Text(_clock.GetUtcNow());
        var mandate = Id(await PostAsync(authority, "mandates", new
        {
            frameworkId = framework, serviceLine = "ACS-PHM", use = "mandated", decider = "Director of commissioning support", decidedOn = today,
            legalBasis = "A section of an Act, as the authority reads it", from = today, buyerKinds = Array.Empty<string>(), organisations = new[] { "GB-NHS:0DE" }, reason = "One standard for all.",
        }));
        await ActAsync(await ProgramOfAsync(@operator, "GB-NHS:X24", "category-manager"), $"mandates/{mandate}", "publication", new { reason = "So it was decided." });
        await PostAsync(buyer, $"mandates/{mandate}/disputes", new { statement = "We are a body of our own.", authorityDisputed = "No power to bind us is named." });
        await StateAsync(buyer, framework, "Population health for the region");
        var need = await StateAsync(buyer, framework, "Population health for the county");
        string[] criteria = ["resilience", "capacity", "capability", "value-for-money", "information-governance"];
        await PostAsync(buyer, $"needs/{need}/in-house-case", new
        {
            statements = criteria.Select(criterion => new { criterion, text = "We show it.", comparison = "As good as any.", evidence = new[] { new { name = "Board paper 12" } } }),
            strandedCosts = new[] { new { what = "Data centre lease", perYear = Pounds(1_000_001), years = 3 } },
            shares = new[] { new { organisation = "GB-NHS:0DE", share = 10_000 } },
        });
        await PostAsync(buyer, "collective-procurements",
            new { frameworkId = framework, lotNumber = "5", title = "Analytics for the region", expectedValue = Pounds(1_000_000), ownValue = Pounds(500_000) });
        await PostAsync(buyer, "help-requests", new { frameworkId = framework, kind = "legal", text = "May we?" });
    }

    private static async Task<string> StateAsync(Caller buyer, string framework, string title) => Id(await PostAsync(buyer, "needs", new
    {
        title, frameworkId = framework, serviceLine = "ACS-PHM", expectedValue = Pounds(12_000_000), startsOn = "2022-01-10", termMonths = 24, purpose = "Better health.", mainlyHealthCare = false,
    }));

    private static async Task<string> PublishAsync(Caller authority, Caller second, string folder)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Root, "frameworks", folder, "framework.yaml"));
        var proposed = Id(await SendAsync(authority.Client, "frameworks?reason=Agreed", new StringContent(document, Encoding.UTF8, "application/yaml")));
        await ActAsync(second, $"framework-proposals/{proposed}", "confirmation");
        return (await GetAsync(second, $"framework-proposals/{proposed}"))["proposal"]!["frameworkId"]!.ToString();
    }

    // A draft with a fault, one that is published for comment and commented on, and one in order whose publication waits for a second person.
    private static async Task DraftAsync(Caller authority, Caller second, Caller supplier, string framework)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, "frameworks", "acs", "framework.yaml"));
        await PostAsync(authority, "framework-drafts", new { title = "Changes for 2022", frameworkId = framework, text = text.Replace("format: 1", "format: 2", StringComparison.Ordinal) });
        var draft = Id(await PostAsync(authority, "framework-drafts", new { title = "A third generation", text }));
        var proposal = await ActAsync(authority, $"framework-drafts/{draft}", "scope", new { reason = "Agreed.", commentsFrom = "2021-09-01", commentsUntil = "2021-12-31" });
        await ActAsync(second, $"framework-proposals/{proposal}", "confirmation");
        var scope = (await GetAsync(second, $"framework-proposals/{proposal}"))["proposal"]!["scopeId"]!;
        await PostAsync(supplier, $"draft-scopes/{scope}/comments", new { text = "Let the smallest lots stay.", pointer = "/lots/0" });
        await VaryAsync(authority, framework, days: 30, second: null);
    }

    // A change that suppliers are asked to accept; without a second person it waits to be confirmed.
    private static async Task VaryAsync(Caller authority, string framework, int days, Caller? second)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, "frameworks", "acs", "framework.yaml"));
        var draft = Id(await PostAsync(authority, "framework-drafts",
            new { title = $"Payment in {days} days", frameworkId = framework, text = text.Replace("payment-days: 28", $"payment-days: {days}", StringComparison.Ordinal) }));
        var proposal = await ActAsync(authority, $"framework-drafts/{draft}", "proposal",
            new { reason = "Agreed.", ground = "not-substantial", answersUntil = "2021-12-30", effectiveFrom = "2021-12-31" });
        if (second is not null)
            await ActAsync(second, $"framework-proposals/{proposal}", "confirmation");
    }

    // To a department that is to run it, and has not answered yet.
    private async Task OfferAsync(HttpClient @operator, Caller authority, Caller second, string framework)
    {
        await SendAsync(@operator, "organisations", Json(new { reference = "LEADLINE:department", name = "The Department", kind = "authority", openFrom = "2018-01-08" }));
        await RestAsync();
        var terms = new { successor = "LEADLINE:department", basis = "Clause 41.2.", firstDay = "2022-04-01", reason = "The Department takes the programme on." };
        await ActAsync(second, $"framework-proposals/{await ActAsync(authority, $"frameworks/{framework}", "succession", terms)}", "confirmation");
    }

    // Proposed by the authority's program, confirmed by one of its people.
    private static async Task StepAsync(Caller authority, Caller second, string framework, string step) =>
        await ActAsync(second, $"framework-proposals/{await ActAsync(authority, $"frameworks/{framework}", step, new { reason = "Agreed." })}", "confirmation");

    private async Task AccreditAsync(Caller supplier, Caller authority, string framework, string lot, params string[] lines)
    {
        var tender = Id(await PostAsync(supplier, "tenders", new { frameworkId = framework, lotNumber = lot, serviceLines = lines, statement = "We can." }));
        await ActAsync(authority, $"tenders/{tender}", "decision",
            new { decisions = lines.Select(l => new { serviceLine = l, accredited = true, reason = "They can." }) });
        await RestAsync();
    }

    // One version in use, and one that waits and wants to be told who buys.
    private async Task PublishPluginsAsync(Caller publisher, Caller authority)
    {
        using var key = SigningKey.Create(OrganisationReference.Parse("LEADLINE:cerner"), forDevelopment: false);
        await PostAsync(publisher, "publisher-keys", new { owner = "LEADLINE:cerner", isDevelopment = false, spki = key.Public.Spki });
        var version = await PublishPluginAsync(publisher, key, "1.0.0");
        await ActAsync(authority, $"plugin-versions/{version}", "approval", new { reason = "Nothing was found." });
        await PublishPluginAsync(publisher, key, "1.1.0", "buyer");
        await PublishPriceBookAsync(publisher, key);
        await RestAsync();
    }

    // It waits for the authority, as a first book does.
    private Task PublishPriceBookAsync(Caller publisher, SigningKey key)
    {
        var file = new PriceBookFile
        {
            Publisher = key.Public.Owner, Framework = "ACS", Lot = "5", ServiceLine = "ACS-PHM", From = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime),
            Book = new PriceBook
            {
                Reference = "POPULATION", Version = 1,
                Entries = [new PriceBookEntry { Code = "practice", Title = "Dashboards of a practice", Unit = "practice", UnitPrice = new Money(20_000), Per = ChargePeriod.Month }],
            },
        }.Write();
        return PostAsync(publisher, "price-books", new { file, signature = PriceBookSignatures.Sign(file, key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(30)) });
    }

    private async Task<string> PublishPluginAsync(Caller publisher, SigningKey key, string version, params string[] input)
    {
        var manifest = new PluginManifest
        {
            Format = 1, Id = "cerner.population-health", Version = version, Title = "Population health", Publisher = key.Public.Owner, Sdk = "[1.0,2.0)",
            Assembly = "lib/Fenmoor.PrimaryCareIT.dll",
            ExtensionPoints = [new DeclaredExtension { Name = "service-line", Class = "Fenmoor.PrimaryCareIT.SurgeryDesk", Input = input }],
            Lots = [new DeclaredLot { Framework = "ACS", Lot = "5", ServiceLines = ["ACS-PHM"] }],
        };
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
        {
            [manifest.Assembly] = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", Path.GetFileName(manifest.Assembly))),
        };
        var package = PackageWriter.Sign(PackageWriter.Pack(manifest, files), key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(30));
        return Id(await SendAsync(publisher.Client, "plugin-versions", new ByteArrayContent(package) { Headers = { ContentType = new("application/octet-stream") } }));
    }

    private async Task<string> InviteAsync(Caller buyer, string framework, string title, DateTimeOffset closes)
    {
        var competition = await PrepareAsync(buyer, framework, title, closes);
        await ActAsync(buyer, $"further-competitions/{competition}", "invitation");
        return competition;
    }

    private static async Task<string> PrepareAsync(Caller buyer, string framework, string title, DateTimeOffset closes) =>
        Id(await PostAsync(buyer, "further-competitions", new
        {
            frameworkId = framework, lotNumber = "5", serviceLines = new[] { "ACS-PHM", "ACS-DATA" }, title, requirement = "As agreed.",
            closesAt = closes, contractFrom = Text(closes.AddMonths(1)), contractTo = Text(closes.AddMonths(25)), standstill = true,
        }));

    private static Task BidAsync(Caller supplier, string competition, long pence) =>
        PostAsync(supplier, $"further-competitions/{competition}/bids", new { annualPrice = Pounds(pence), response = SealedWords });

    private async Task AwardAsync(Caller buyer, Caller approver, string competition, Caller winner)
    {
        var path = $"further-competitions/{competition}";
        await ActAsync(buyer, path, "opening");
        var criteria = (await GetAsync(buyer, path))["criteria"]!.AsArray().Where(c => c!["kind"]!.ToString() == "quality").ToList();
        foreach (var bid in (await GetAsync(buyer, path + "/bids"))["items"]!.AsArray())
        {
            foreach (var criterion in criteria)
                await PostAsync(buyer, $"{path}/bids/{bid!["id"]}/marks", new { criterion = criterion!["code"]!.ToString(), value = 4, reason = "Good." });
        }

        await ActAsync(approver, path, "award", new { supplier = winner.Organisation, reason = "The better bid." });
        await RestAsync();
    }

    private async Task ChargeAsync(
        Caller supplier, Caller authority, string framework, string contract, string month, DateTimeOffset on, bool pay)
    {
        await MoveToAsync(on);
        var made = Id(await PostAsync(supplier, "mi-returns", new
        {
            frameworkId = framework, month, lines = new[] { new { callOffId = contract, invoiceReference = "S-" + month, netValue = Pounds(416_667) } },
        }));
        var invoice = await PostAsync(authority, "invoices", new { returnId = made });
        if (pay)
        {
            await ActAsync(authority, $"invoices/{Id(invoice)}", "payments",
                new { amount = invoice["gross"], receivedOn = Text(on), reference = "BACS 1" });
        }

        await RestAsync();
    }

    private async Task<Caller> ProgramOfAsync(HttpClient @operator, string reference, params string[] scopes)
    {
        var found = await ReadAsync(await @operator.GetAsync(new Uri($"/api/v1/organisations?reference={reference}", UriKind.Relative)));
        var id = found["items"]![0]!["id"]!.ToString();
        var issued = await SendAsync(@operator, $"organisations/{id}/credentials", Json(new { name = $"The program of {string.Join(" and ", scopes)}", scopes }));
        return new Caller(Client(new AccessTokens(new SocketsHttpHandler(), issued["id"]!.ToString(), issued["secret"]!.ToString())), id);
    }

    // By a program whose secret one of its people was given, so that it counts for that person.
    private async Task<Caller> SecondAsync(HttpClient @operator, Caller authority)
    {
        const string Email = "sue@authority.example", Password = "three words together";
        var added = await SendAsync(@operator, $"organisations/{authority.Organisation}/people",
            Json(new { email = Email, name = "Sue Second", roles = new[] { "administrator" }, reason = "Two people publish." }));
        var link = added["link"]!.ToString();
        await SendAsync(@operator, "passwords", Json(new { link = link[link.IndexOf("leadline_link_", StringComparison.Ordinal)..], password = Password }));
        var signIn = new PersonSignIn(new SocketsHttpHandler(), _clock, Email, Password);
        var person = Client(signIn);
        await signIn.SetUpAsync(person, CancellationToken.None);
        var issued = await SendAsync(person, $"organisations/{authority.Organisation}/credentials", Json(new { name = "Sue's own", scopes = new[] { "category-manager" } }));
        return authority with { Client = Client(new AccessTokens(new SocketsHttpHandler(), issued["id"]!.ToString(), issued["secret"]!.ToString())) };
    }

    // Added by the operator, with a password chosen by the link, and an app where one is demanded.
    private async Task<Visit> VisitAsync(HttpClient @operator, string organisation, string email, bool secondFactor, params string[] roles)
    {
        var added = await SendAsync(@operator, $"organisations/{organisation}/people", Json(new { email, name = "Ann O'Neill", roles, reason = "To look around." }));
        var (link, password) = (added["link"]!.ToString(), "three words together");
        await SendAsync(@operator, "passwords", Json(new { link = link[link.IndexOf("leadline_link_", StringComparison.Ordinal)..], password }));
        var signIn = new PersonSignIn(new SocketsHttpHandler(), _clock, email, password);
        var http = Client(signIn);
        await SendAsync(http, "access-requests", Json(new { organisation, roles = new[] { roles[0] }, reason = "To look around some more." }));
        if (secondFactor)
            await signIn.SetUpAsync(http, CancellationToken.None);
        return new Visit(email, password, signIn.Authenticator);
    }

    /// <summary>The token that a program calls with at this moment.</summary>
    private static async Task<string> TokenOfAsync(Caller caller)
    {
        using var answer = await caller.Client.GetAsync(new Uri("/api/v1/credentials/own", UriKind.Relative));
        return answer.EnsureSuccessStatusCode().RequestMessage!.Headers.Authorization!.Parameter!;
    }

    private async Task MoveToAsync(DateTimeOffset instant)
    {
        await RestAsync();
        _clock.MoveTo(instant);
        await RestAsync();
    }

    private async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _app.Services.GetRequiredService<Quiescence>().RestAsync(patience.Token);
    }

    private HttpClient Client(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    private async ValueTask<Stream> OverTheSocketAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(DataFolder.SocketOf(_folder)), stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<JsonNode> GetAsync(Caller caller, string path) =>
        await ReadAsync(await caller.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative)));

    private static Task<JsonNode> PostAsync(Caller caller, string path, object body) => SendAsync(caller.Client, path, Json(body));

    /// <summary>Acts on the version that a reading shows.</summary>
    /// <returns>The identifier of what the answer is about.</returns>
    private static async Task<string?> ActAsync(Caller caller, string path, string act, object? body = null)
    {
        using var read = await caller.Client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));
        var answer = await SendAsync(caller.Client, $"{path}/{act}", body is null ? null : Json(body), read.Headers.ETag?.ToString());
        return answer["id"]?.ToString();
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, string path, HttpContent? body, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = body };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await ReadAsync(await client.SendAsync(request));
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {body}");
            return body.Length == 0 ? new JsonObject() : JsonNode.Parse(body) ?? throw new InvalidOperationException("The answer is null.");
        }
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");

    private static string Id(JsonNode answer) => answer["id"]!.ToString();

    private static object Pounds(long pence) => new { pence, currency = "GBP" };

    private static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "global.json")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);

    private sealed record Caller(HttpClient Client, string Organisation);

    private sealed class MovingClock(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}
