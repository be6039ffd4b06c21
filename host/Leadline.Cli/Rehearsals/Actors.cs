using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Leadline.Primitives;

namespace Leadline.Cli.Rehearsals;

/// <summary>Everybody in a story, each calling the public API with credentials of their own.</summary>
internal sealed partial class Actors(Recipe recipe, RehearsalPlatform platform, byte[] document) : IDisposable
{
    private const string Reason = "It is in the story.";

    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly Staff _staff = new(platform);
    private readonly Dictionary<CompetitionPart, (Guid Id, string Reference)> _competitions = [];
    private readonly Dictionary<TenderPart, Guid> _tenders = [];
    private readonly Dictionary<(CompetitionPart, string), Guid> _bids = [];
    private readonly Dictionary<ReturnPart, Guid> _returns = [];
    private readonly Dictionary<ReturnPart, Guid> _invoices = [];
    private JsonElement _terms;
    private Guid _framework;

    /// <summary>An organisation in the story.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">Of what kind it is.</param>
    /// <param name="Api">Calls of those who do the work.</param>
    /// <param name="Approver">Calls of those who approve what others prepared.</param>
    /// <param name="Second">Calls of an authority's second category manager, who confirms what the first proposes.</param>
    /// <param name="Returns">Calls of the program that reports spend, where it sells.</param>
    /// <param name="People">Who signs in.</param>
    /// <param name="Program">The program's credential, where it sells.</param>
    internal sealed record Actor(
        Guid Id, string Name, string Kind, Api Api, Api Approver, Api Second, Api Returns, IReadOnlyList<Login> People, Credential? Program);

    /// <summary>A program's credential.</summary>
    internal sealed record Credential(IReadOnlyList<string> Scopes, string Id, string Secret);

    /// <summary>Those who have acted so far, by their references.</summary>
    public IReadOnlyDictionary<string, Actor> Known => _actors;

    private string Reference => _terms.GetProperty("reference").GetString()!;

    private string Authority => _terms.GetProperty("authority").GetString()!;

    public void Dispose() => _publishers.Dispose();

    /// <summary>Imports the organisations of the story.</summary>
    public async Task<string> PrepareAsync(CancellationToken stop)
    {
        var registered = 0;
        foreach (var file in recipe.Import)
        {
            await using var csv = File.OpenRead(Path.Combine(recipe.Folder, file));
            using var content = new StreamContent(csv);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            var report = await new Api(platform.Operator).SendAsync(HttpMethod.Post, "/organisations/import?strict=true", content, null, stop);
            registered += report.Body.GetProperty("registered").GetInt32();
        }

        foreach (var invented in recipe.Invented)
        {
            await new Api(platform.Operator).PostAsync("/organisations",
                new { reference = invented.Reference, name = invented.Name, kind = invented.Kind, openFrom = Day(recipe.Begins.AddYears(-5)) }, null, stop);
        }

        return recipe.Invented.Count == 0
            ? $"{registered} organisations are registered from the published files"
            : $"{registered} organisations are registered from the published files, and {recipe.Invented.Count} that the story invents";
    }

    public async Task<string> PublishFrameworkAsync(CancellationToken stop)
    {
        using var check = Yaml();
        var checkedDocument = await new Api(platform.Operator).SendAsync(HttpMethod.Post, "/framework-checks", check, null, stop);
        using var content = Yaml();
        var authority = await ActorAsync(AuthorityIn(document), stop);
        var proposed = await authority.Api.SendAsync(HttpMethod.Post, $"/frameworks?reason={Uri.EscapeDataString(Reason)}", content, null, stop);
        var framework = await authority.Second.GetAsync($"/frameworks/{await ConfirmAsync(authority, proposed, stop)}", stop);
        (_framework, _terms) = (framework.Id, framework.Body.GetProperty("terms").Clone());
        return $"{authority.Name} publishes the {framework.Text("title")} ({checkedDocument.Text("reference")}), version {framework.Body.GetProperty("version")}";
    }

    public async Task<string> OpenToTendersAsync(CancellationToken stop)
    {
        await StepAsync("tendering", stop);
        return $"{Reference} is open to tenders";
    }

    public async Task<string> EvaluateAsync(CancellationToken stop)
    {
        await StepAsync("evaluation", stop);
        return $"{Reference} takes no more tenders; they are evaluated";
    }

    public async Task<string> StandStillAsync(CancellationToken stop)
    {
        var framework = await StepAsync("standstill", stop);
        return $"Those who tendered for {Reference} are told the outcome; the standstill runs to {framework.Text("standstillEndsOn")}";
    }

    public async Task<string> ReopenAsync(CancellationToken stop)
    {
        await StepAsync("joining", stop);
        return $"{Reference} is re-opened to suppliers";
    }

    public async Task<string> EndJoiningAsync(CancellationToken stop)
    {
        await StepAsync("joining-closure", stop);
        return $"The time to join {Reference} is over";
    }

    public async Task<string> GoLiveAsync(CancellationToken stop)
    {
        await StepAsync("live", stop);
        return $"{Reference} is live: buyers may call off";
    }

    public async Task<string> CloseAsync(CancellationToken stop)
    {
        await StepAsync("closure", stop);
        return $"{Reference} is closed to new call-offs";
    }

    public async Task<string> TenderAsync(TenderPart tender, CancellationToken stop)
    {
        var supplier = await ActorAsync(tender.Supplier, stop);
        var lines = tender.Lines.Count > 0 ? tender.Lines : [.. LinesOf(tender.Lot)];
        var made = await supplier.Api.PostAsync("/tenders", new
        {
            frameworkId = _framework,
            lotNumber = tender.Lot,
            serviceLines = lines,
            statement = $"{supplier.Name} tenders for lot {tender.Lot}.",
        }, null, stop);
        _tenders[tender] = made.Id;
        return $"{supplier.Name} tenders for lot {tender.Lot}, {lines.Count} service lines";
    }

    public async Task<string> DecideAsync(TenderPart tender, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var made = await authority.Api.GetAsync($"/tenders/{_tenders[tender]}", stop);
        var decisions = made.Body.GetProperty("serviceLines").EnumerateArray().Select(l => l.GetString()!).Select(line => new
        {
            serviceLine = line,
            accredited = !tender.Refused.ContainsKey(line),
            reason = tender.Refused.GetValueOrDefault(line, tender.Reason),
        }).ToList();
        await authority.Api.PostAsync($"/tenders/{_tenders[tender]}/decision", new { decisions }, made.Tag, stop);
        return $"{(await ActorAsync(tender.Supplier, stop)).Name} is accredited on lot {tender.Lot} for {decisions.Count(d => d.accredited)} of {decisions.Count} service lines";
    }

    // Proposed by one of the authority's people, confirmed by another.
    private async Task<Reply> StepAsync(string step, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var framework = await authority.Api.GetAsync($"/frameworks/{_framework}", stop);
        var proposed = await authority.Api.PostAsync($"/frameworks/{_framework}/{step}", new { reason = Reason }, framework.Tag, stop);
        await ConfirmAsync(authority, proposed, stop);
        return await authority.Api.GetAsync($"/frameworks/{_framework}", stop);
    }

    private static async Task<Guid> ConfirmAsync(Actor authority, Reply proposed, CancellationToken stop)
    {
        var confirmed = await authority.Second.PostAsync($"/framework-proposals/{proposed.Id}/confirmation", null, proposed.Tag, stop);
        return confirmed.Body.GetProperty("frameworkId").GetGuid();
    }

    // An organisation's people are taken in when it first acts.
    private async Task<Actor> ActorAsync(string reference, CancellationToken stop)
    {
        if (_actors.TryGetValue(reference, out var known))
            return known;
        var operatorApi = new Api(platform.Operator);
        var found = (await operatorApi.GetAsync($"/organisations?reference={Uri.EscapeDataString(reference)}", stop)).Body.GetProperty("items");
        if (found.GetArrayLength() == 0)
            throw new RehearsalException($"The story names {reference}, which none of its files registers.");
        var (id, kind) = (found[0].GetProperty("id").GetGuid(), found[0].GetProperty("kind").GetString()!);
        var domain = $"{reference.Replace(':', '-').ToLowerInvariant()}.example";
        var secondFactor = kind == OrganisationKinds.Authority;
        var administrator = await _staff.FirstAsync(id, domain, secondFactor, stop);
        var works = await _staff.AddAsync(administrator.Api, id, "work", domain, WorkOf(kind), secondFactor, stop);
        var approves = OrganisationKinds.MayBuy(kind) ? await _staff.AddAsync(administrator.Api, id, "approval", domain, ["approver"], secondFactor, stop) : works;
        var second = kind == OrganisationKinds.Authority ? await _staff.AddAsync(administrator.Api, id, "second", domain, ["category-manager"], secondFactor, stop) : works;
        var program = Sells(kind) ? await CredentialAsync(administrator.Api, id, stop) : null;
        return _actors[reference] = new Actor(id, found[0].GetProperty("name").GetString()!, kind, works.Api, approves.Api, second.Api,
            program is null ? works.Api : new Api(platform.With(program.Id, program.Secret)), [administrator, works, approves, second], program);
    }

    private static async Task<Credential> CredentialAsync(Api administrator, Guid organisation, CancellationToken stop)
    {
        string[] scopes = ["supplier-finance"];
        var issued = await administrator.PostOnceAsync($"/organisations/{organisation}/credentials", new { name = "accounts", scopes }, stop);
        return new Credential(scopes, issued.Text("id"), issued.Text("secret"));
    }

    private static bool Sells(string kind) => kind == "csu" || !OrganisationKinds.MayBuy(kind);

    private static string[] WorkOf(string kind)
    {
        string[] supplier = ["bid-manager", "supplier-finance"], buyer = ["procurement-lead", "evaluator"];
        return kind == OrganisationKinds.Authority
            ? ["category-manager", "authority-finance"]
            : [.. OrganisationKinds.MayBuy(kind) ? buyer : [], .. Sells(kind) ? supplier : []];
    }

    private IEnumerable<string> LinesOf(string lot) => _terms.GetProperty("lots").EnumerateArray()
        .First(l => l.GetProperty("number").GetString() == lot).GetProperty("serviceLines").EnumerateArray().Select(l => l.GetProperty("code").GetString()!);

    private ByteArrayContent Yaml() => new(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/yaml") } };

    private static string AuthorityIn(byte[] document) => Encoding.UTF8.GetString(document).Split('\n')
        .First(l => l.StartsWith("authority:", StringComparison.Ordinal))["authority:".Length..].Trim();

    private static object Pounds(decimal pounds)
    {
        var pence = pounds * 100m;
        return pence == decimal.Truncate(pence)
            ? new { pence = (long)pence, currency = "GBP" }
            : throw new RehearsalException($"{pounds.ToString(CultureInfo.InvariantCulture)} is no amount of whole pence.");
    }

    private static string Money(long pence) => new Primitives.Money(pence).ToString();
}
