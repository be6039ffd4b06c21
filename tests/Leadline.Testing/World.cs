using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Testing;

/// <summary>An organisation of the world, and its way to call the API.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="Api">Calls of those who do the work.</param>
/// <param name="Approver">Calls of those who approve what others prepared; a buyer's alone.</param>
/// <param name="Administrator">Calls of those who manage its people, credentials and domains.</param>
public sealed record Member(string Id, string Reference, Api Api, Api Approver, Api Administrator);

/// <summary>A framework agreement of the world.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Reference">How people quote it.</param>
public sealed record Framework(string Id, string Reference)
{
    /// <summary>Its address.</summary>
    public string Path => $"/api/v1/frameworks/{Id}";

    /// <summary>The code of the service line that both its lots offer.</summary>
    public string Line { get; init; } = FrameworkText.CommonLine;
}

/// <summary>
/// A small world on one host: an authority, two buyers, three suppliers accredited on a live framework agreement. Every step goes over
/// the public API. The clock moves forward only, so each test starts where another left it and makes what it acts on.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>The authority of the world.</summary>
    public const string Nhs = "GB-NHS:X24";

    /// <summary>When the world begins: a Monday in summer time.</summary>
    public static readonly DateTimeOffset Beginning = new(2025, 9, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, Api> _seconds = new(StringComparer.Ordinal);
    private int _last;

    private World(TestHost host) => Host = host;

    /// <summary>The platform.</summary>
    public TestHost Host { get; }

    /// <summary>Runs the framework agreements.</summary>
    public Member Authority { get; private set; } = null!;

    /// <summary>Buys.</summary>
    public Member Buyer { get; private set; } = null!;

    /// <summary>Buys too, and has nothing to do with what the first buyer does.</summary>
    public Member OtherBuyer { get; private set; } = null!;

    /// <summary>Three suppliers on lot 1, for every line.</summary>
    public IReadOnlyList<Member> Suppliers { get; private set; } = [];

    /// <summary>A supplier that nobody accredited.</summary>
    public Member Outsider { get; private set; } = null!;

    /// <summary>A live framework agreement with a charge of 1%.</summary>
    public Framework Framework { get; private set; } = null!;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Host.Clock.Now;

    /// <summary>Makes a host and the world on it.</summary>
    /// <param name="profile">On what it runs.</param>
    /// <param name="at">When it begins; at <see cref="Beginning"/> unless said.</param>
    /// <param name="adjust">More services, or others.</param>
    /// <param name="settings">Settings beside those of the profile.</param>
    public static async Task<World> BeginAsync(
        Profile profile, DateTimeOffset? at = null, Action<IServiceCollection>? adjust = null, Dictionary<string, string?>? settings = null)
    {
        var world = new World(await TestHost.StartAsync(profile, new FakeClock(at ?? Beginning), adjust, settings));
        world.Authority = await world.JoinAsync("authority", Nhs, "authority");
        world.Buyer = await world.JoinAsync("icb", "GB-NHS:QXX", "buyer");
        world.OtherBuyer = await world.JoinAsync("trust", "GB-NHS:RXX", "buyer");
        world.Suppliers = [await world.SupplierAsync(), await world.SupplierAsync(), await world.SupplierAsync()];
        world.Outsider = await world.SupplierAsync();
        await world.Host.RestAsync();
        world.Framework = await world.LiveAsync(new FrameworkText("HSS"), world.Suppliers);
        (await world.AdvanceAsync(world.Framework, "joining")).Good(); // it stays open to suppliers that come later
        return world;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Registers an organisation and gives its programs credentials.</summary>
    /// <param name="kind">Of which kind it is.</param>
    /// <param name="reference">How people quote it.</param>
    /// <param name="sides">What it is here: <c>authority</c>, <c>buyer</c>, <c>supplier</c>.</param>
    public async Task<Member> JoinAsync(string kind, string reference, params string[] sides)
    {
        var made = (await Host.Operator.PostAsync("/api/v1/organisations",
            new { reference, name = $"The {kind} {reference}", kind, openFrom = "2013-04-01" })).Good();
        var works = await ProgramAsync(made.Id, [.. sides.SelectMany(WorkOf)]);
        return new Member(made.Id, reference, works, sides.Contains("buyer") ? await ProgramAsync(made.Id, "approver") : works,
            await ProgramAsync(made.Id, "administrator"));
    }

    /// <summary>A supplier that nobody has heard of yet.</summary>
    public Task<Member> SupplierAsync() => JoinAsync("company", $"GB-COH:{Unique():D8}", "supplier");

    /// <summary>Issues a credential to a program of an organisation.</summary>
    public async Task<Api> ProgramAsync(string organisation, params string[] scopes)
    {
        var issued = (await Host.Operator.PostAsync($"/api/v1/organisations/{organisation}/credentials", new { name = "A program", scopes })).Good();
        return Host.As(issued.Id, issued["secret"]);
    }

    /// <summary>Somebody new in an organisation; of an authority, with an authenticator.</summary>
    public async Task<Person> PersonAsync(Member organisation, params string[] roles)
    {
        var person = await PersonWithoutCodeAsync(organisation, roles);
        if ((await person.Api.GetAsync("/api/v1/people/own")).Good()["lacksSecondFactor"] == "true")
            await person.SetUpAuthenticatorAsync();
        return person;
    }

    /// <summary>Somebody who acts for one organisation and belongs to another as well.</summary>
    /// <param name="office">For whom it acts.</param>
    /// <param name="employer">To whom it also belongs.</param>
    /// <param name="roles">What it may do for the first.</param>
    public async Task<Person> PersonAlsoOfAsync(Member office, Member employer, params string[] roles)
    {
        var person = await PersonAsync(office, roles);
        (await Host.Operator.PostAsync($"/api/v1/organisations/{employer.Id}/people",
            new { email = person.Email, name = "Somebody New", roles = new[] { "bid-manager" }, reason = "A second employer." })).Good();
        return person;
    }

    /// <summary>Somebody new who has chosen a password, and nothing else yet.</summary>
    public async Task<Person> PersonWithoutCodeAsync(Member organisation, params string[] roles)
    {
        var email = $"p{Unique()}@{organisation.Reference.Replace(':', '-').ToLowerInvariant()}.example";
        var added = (await Host.Operator.PostAsync($"/api/v1/organisations/{organisation.Id}/people", new { email, name = "Somebody New", roles, reason = "A test." })).Good();
        var password = $"correct horse {Unique()} battery";
        (await Host.Anonymous().PostAsync("/api/v1/passwords", new { link = LinkIn(added["link"]), password })).Good();
        return new Person(this, added.Id, email, password);
    }

    /// <summary>The code that an authenticator with this key shows now.</summary>
    public string CodeOf(string key) => new Cli.Platform.Authenticator(key).CodeAt(Now);

    /// <summary>The secret in the address of a one-time link, or in a letter that holds one.</summary>
    public static string LinkIn(string text) => System.Text.RegularExpressions.Regex.Match(text, "leadline_link_[0-9a-f]{64}", default, TimeSpan.FromSeconds(1)).Value;

    /// <summary>The letters to an address that wait to be sent, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> LettersAsync(string email)
    {
        var letters = new List<string>();
        for (var after = ""; after is not null;)
        {
            var page = (await Host.Operator.GetAsync($"/api/v1/mail?limit=200{(after.Length == 0 ? "" : $"&after={after}")}")).Good();
            letters.AddRange(page.Json["items"]!.AsArray().Where(l => l!["to"]!.ToString() == email).Select(l => l!["body"]!.ToString()));
            after = page.Json["next"]?.ToString();
        }

        return letters;
    }

    /// <summary>An access token of a program of an organisation, to be sent by hand.</summary>
    public async Task<string> TokenAsync(string organisation, params string[] scopes)
    {
        var issued = (await Host.Operator.PostAsync($"/api/v1/organisations/{organisation}/credentials", new { name = "A program", scopes })).Good();
        var form = $"grant_type=client_credentials&client_id={issued.Id}&client_secret={issued["secret"]}";
        return (await Host.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/tokens", Api.Text(form, "application/x-www-form-urlencoded"))).Good()["access_token"];
    }

    private static string[] WorkOf(string side) => side switch
    {
        "authority" => ["category-manager", "authority-finance"],
        "buyer" => ["procurement-lead", "evaluator"],
        _ => ["bid-manager", "supplier-finance"],
    };

    /// <summary>A number that this world has not used.</summary>
    public int Unique() => Interlocked.Increment(ref _last);

    /// <summary>A framework's reference that this world has not used.</summary>
    public FrameworkText Text() => new($"F{Unique()}");

    /// <summary>Publishes a framework document.</summary>
    public async Task<Framework> PublishAsync(FrameworkText text)
    {
        var made = (await Authority.Api.PublishAsync(await SecondAsync(Authority), text.ToString())).Good();
        await Host.RestAsync();
        return new Framework(made.Id, text.Reference) { Line = text.Line };
    }

    /// <summary>Takes a framework agreement one step on, by two people: <c>tendering</c>, <c>live</c>, <c>closure</c>.</summary>
    public async Task<Answer> AdvanceAsync(Framework framework, string step)
    {
        var answer = await Authority.Api.StepAsync(await SecondAsync(Authority), framework.Path, step);
        await Host.RestAsync();
        return answer;
    }

    /// <summary>Publishes a draft for a month's comments, by two people.</summary>
    /// <returns>The draft scope's identifier.</returns>
    public async Task<string> ScopeAsync(string draft)
    {
        var (path, second) = ($"/api/v1/framework-drafts/{draft}", await SecondAsync(Authority));
        var proposed = (await Authority.Api.ActAsync(path, "scope", new { reason = "A test.", commentsFrom = Day(0), commentsUntil = Day(30) })).Good();
        return (await second.PostAsync($"/api/v1/framework-proposals/{proposed.Id}/confirmation", null, proposed.Tag)).Good()["scopeId"];
    }

    /// <summary>A second person of an authority, who confirms what its programs propose: by a program of its own, whose secret it was given.</summary>
    public async Task<Api> SecondAsync(Member authority)
    {
        if (_seconds.TryGetValue(authority.Id, out var known))
            return known;
        var person = await PersonAsync(authority, "administrator");
        var issued = (await person.Api.PostAsync($"/api/v1/organisations/{authority.Id}/credentials", new { name = "Mine", scopes = new[] { "category-manager" } })).Good();
        return _seconds.GetOrAdd(authority.Id, Host.As(issued.Id, issued["secret"]));
    }

    /// <summary>A framework agreement that is live, with these suppliers on lot 1 for both lines.</summary>
    public async Task<Framework> LiveAsync(FrameworkText text, IReadOnlyList<Member> suppliers)
    {
        var framework = await PublishAsync(text);
        (await AdvanceAsync(framework, "tendering")).Good();
        foreach (var supplier in suppliers)
            (await AccreditAsync(framework, supplier)).Good();
        (await AdvanceAsync(framework, "live")).Good();
        return framework;
    }

    /// <summary>Tenders to join lot 1.</summary>
    public Task<Answer> TenderAsync(Framework framework, Member supplier, params string[] lines) => TenderForLotAsync(framework, "1", supplier, lines);

    /// <summary>Tenders to join a lot; an agreement that is live is re-opened to suppliers first.</summary>
    public async Task<Answer> TenderForLotAsync(Framework framework, string lot, Member supplier, params string[] lines)
    {
        var need = new { frameworkId = framework.Id, lotNumber = lot, serviceLines = lines.Length == 0 ? [framework.Line, "BI"] : lines, statement = "We can." };
        var answer = await supplier.Api.PostAsync("/api/v1/tenders", need);
        if (!answer.Body.Contains("when it is re-opened to them", StringComparison.Ordinal))
            return answer;
        (await AdvanceAsync(framework, "joining")).Good();
        return await supplier.Api.PostAsync("/api/v1/tenders", need);
    }

    /// <summary>Decides a tender: good for these lines, not for its others.</summary>
    public async Task<Answer> DecideAsync(string tender, params string[] good)
    {
        var read = (await Authority.Api.GetAsync($"/api/v1/tenders/{tender}")).Good();
        var decisions = read.Json["serviceLines"]!.AsArray().Select(l => l!.GetValue<string>())
            .Select(l => new { serviceLine = l, accredited = good.Contains(l), reason = "As its statement shows." });
        var answer = await Authority.Api.PostAsync($"/api/v1/tenders/{tender}/decision", new { decisions }, read.Tag);
        await Host.RestAsync();
        return answer;
    }

    /// <summary>Tenders and is accredited.</summary>
    public async Task<Answer> AccreditAsync(Framework framework, Member supplier, params string[] lines) =>
        await DecideAsync((await TenderAsync(framework, supplier, lines)).Good().Id, lines.Length == 0 ? [framework.Line, "BI"] : lines);

    /// <summary>What a buyer asks for on lot 1, closing in two weeks.</summary>
    public JsonObject Need(Framework? framework = null) => new()
    {
        ["frameworkId"] = (framework ?? Framework).Id,
        ["lotNumber"] = "1",
        ["serviceLines"] = new JsonArray("IT"),
        ["title"] = "Desktop support for forty surgeries",
        ["requirement"] = "Somebody comes when the screen is dark.",
        ["closesAt"] = (Now + TimeSpan.FromDays(14)).ToString("O", CultureInfo.InvariantCulture),
        ["contractFrom"] = Day(60),
        ["contractTo"] = Day(60 + 730),
        ["standstill"] = false,
    };

    /// <summary>A day so many days from now.</summary>
    public string Day(int days) => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Prepares a further competition.</summary>
    public async Task<Competition> PrepareAsync(JsonObject? need = null)
    {
        var made = (await Buyer.Api.PostAsync("/api/v1/further-competitions", need ?? Need())).Good();
        return new Competition(this, made.Id, made["reference"], made.Json["closesAt"]!.GetValue<DateTimeOffset>());
    }

    /// <summary>Prepares one and issues the invitation.</summary>
    public async Task<Competition> InviteAsync(JsonObject? need = null)
    {
        var competition = await PrepareAsync(need);
        (await competition.ActAsync("invitation")).Good();
        return competition;
    }

    /// <summary>A call-off contract between the buyer and the first supplier, signed and known to everybody.</summary>
    public async Task<Competition> SignedAsync(Framework? framework = null, long pence = 12_000_000)
    {
        var competition = await InviteAsync(Need(framework));
        (await competition.BidAsync(Suppliers[0], pence)).Good();
        await competition.CloseAndOpenAsync();
        await competition.MarkAllAsync(3);
        (await competition.AwardAsync(Suppliers[0])).Good();
        await Host.RestAsync();
        (await competition.SignAsync()).Good();
        await Host.RestAsync();
        Assert.Equal("signed", (await competition.ReadAsync())["state"]);
        return competition;
    }

    /// <summary>Moves to noon of the first day after a month.</summary>
    public Task MonthOverAsync(DateOnly month) =>
        Host.MoveToAsync(new DateTimeOffset(new DateOnly(month.Year, month.Month, 1).AddMonths(1), new TimeOnly(12, 0), TimeSpan.Zero));

    /// <summary>Reports spend.</summary>
    public Task<Answer> ReportAsync(Member supplier, string month, params IReadOnlyList<(string Contract, string Invoice, long Pence)> lines) =>
        ReportAsync(Framework, supplier, month, lines);

    /// <summary>Reports spend under a framework agreement.</summary>
    public Task<Answer> ReportAsync(
        Framework framework, Member supplier, string month, params IReadOnlyList<(string Contract, string Invoice, long Pence)> lines) =>
        supplier.Api.PostAsync("/api/v1/mi-returns", new
        {
            frameworkId = framework.Id,
            month,
            lines = lines.Select(l => new { callOffId = l.Contract, invoiceReference = l.Invoice, netValue = Pounds(l.Pence) }),
        });

    /// <summary>An amount as the API writes it.</summary>
    public static object Pounds(long pence) => new { pence, currency = "GBP" };
}

/// <summary>A further competition of the world's buyer.</summary>
/// <param name="World">Where it is run.</param>
/// <param name="Id">Its identifier, and that of the contract that comes of it.</param>
/// <param name="Reference">How people quote it.</param>
/// <param name="ClosesAt">The last instant for bids.</param>
public sealed record Competition(World World, string Id, string Reference, DateTimeOffset ClosesAt)
{
    /// <summary>Its address.</summary>
    public string Path => $"/api/v1/further-competitions/{Id}";

    /// <summary>Reads it as its buyer.</summary>
    public async Task<Answer> ReadAsync() => (await World.Buyer.Api.GetAsync(Path)).Good();

    /// <summary>Acts on it as its buyer, on the version it has now.</summary>
    public Task<Answer> ActAsync(string act, object? body = null) => World.Buyer.Api.ActAsync(Path, act, body);

    /// <summary>Bids.</summary>
    public Task<Answer> BidAsync(Member supplier, long pence) => supplier.Api.PostAsync($"{Path}/bids", new { annualPrice = World.Pounds(pence), response = "We come at once." });

    /// <summary>Moves past the closing time and opens the bids.</summary>
    public async Task CloseAndOpenAsync()
    {
        await World.Host.MoveToAsync(ClosesAt + TimeSpan.FromMinutes(1));
        (await ActAsync("opening")).Good();
    }

    /// <summary>The bids as the buyer sees them.</summary>
    public async Task<IReadOnlyList<(string Id, string Supplier)>> BidsAsync() =>
        [.. (await World.Buyer.Api.GetAsync($"{Path}/bids")).Good().Json["items"]!.AsArray().Select(b => (b!["id"]!.ToString(), b["supplier"]!.ToString()))];

    /// <summary>Marks a bid.</summary>
    public Task<Answer> MarkAsync(string bid, string criterion, decimal value) =>
        World.Buyer.Api.PostAsync($"{Path}/bids/{bid}/marks", new { criterion, value, reason = "As the answer deserves." });

    /// <summary>Gives every bid the same marks.</summary>
    public async Task MarkAllAsync(decimal value)
    {
        foreach (var (bid, _) in await BidsAsync())
        {
            (await MarkAsync(bid, "quality", value)).Good();
            (await MarkAsync(bid, "social-value", value)).Good();
        }
    }

    /// <summary>Signs the order form.</summary>
    public Task<Answer> SignAsync() => World.Buyer.Approver.ActAsync(Path, "order-form");

    /// <summary>Awards.</summary>
    public Task<Answer> AwardAsync(Member supplier) => World.Buyer.Approver.ActAsync(Path, "award", new { supplier = supplier.Id, reason = "The best answer for the money." });
}
