using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Leadline.Cli.Rehearsals;

internal sealed partial class Actors
{
    private static readonly TimeSpan PatienceForPlugins = TimeSpan.FromMinutes(2);

    private readonly Publishers _publishers = new();
    private readonly Dictionary<PluginPart, Guid> _plugins = [];
    private readonly Dictionary<PriceBookPart, Guid> _books = [];
    private readonly Dictionary<DirectAwardPart, (Guid Id, string Reference)> _awards = [];

    public async Task<string> PublishPluginAsync(PluginPart part, CancellationToken stop)
    {
        var manifest = Publishers.Manifest(part.Name);
        var (supplier, publisher) = await PublisherAsync(manifest.Publisher.ToString(), stop);
        using var package = new ByteArrayContent(Publishers.Package(part.Name, publisher.Key, platform.Clock.GetUtcNow()));
        package.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        _plugins[part] = (await publisher.Api.PostOnceAsync("/plugin-versions", package, stop)).Id;
        return $"{supplier.Name} publishes the plugin {manifest.Id} {manifest.Version}, {manifest.Title}";
    }

    public async Task<string> ApprovePluginAsync(PluginPart part, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var version = await authority.Api.GetAsync($"/plugin-versions/{_plugins[part]}", stop);
        await authority.Api.PostAsync($"/plugin-versions/{_plugins[part]}/approval", new { reason = part.Reason }, version.Tag, stop);
        await platform.RestAsync(stop);
        var manifest = Publishers.Manifest(part.Name);
        await AnsweringAsync(manifest.Id, manifest.Version, stop);
        return $"{authority.Name} approves {manifest.Id} {manifest.Version}, and it answers";
    }

    public async Task<string> PublishPriceBookAsync(PriceBookPart part, CancellationToken stop)
    {
        var (supplier, publisher) = await PublisherAsync(part.Supplier, stop);
        var (file, signature) = Publishers.PriceBook(part.File, DateOnly.FromDateTime(part.From), publisher.Key, platform.Clock.GetUtcNow());
        _books[part] = (await publisher.Api.PostOnceAsync("/price-books", JsonContent.Create(new { file, signature }), stop)).Id;
        return $"{supplier.Name} publishes its price book {Path.GetFileName(part.File)}";
    }

    public async Task<string> AcceptPriceBookAsync(PriceBookPart part, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var book = await authority.Api.GetAsync($"/price-books/{_books[part]}", stop);
        await authority.Api.PostAsync($"/price-books/{_books[part]}/acceptance", new { reason = part.Reason }, book.Tag, stop);
        return $"{authority.Name} accepts the prices of {(await ActorAsync(part.Supplier, stop)).Name} as its framework prices";
    }

    public async Task<string> PrepareDirectAwardAsync(DirectAwardPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var prepared = await buyer.Api.PostAsync("/direct-awards", new
        {
            frameworkId = _framework, lotNumber = part.Lot, serviceLine = part.Line, title = part.Title, startsOn = Day(part.StartsOn), termMonths = part.TermMonths, standstill = part.Standstill,
        }, null, stop);
        _awards[part] = (prepared.Id, prepared.Text("reference"));
        using var answers = JsonContent.Create(new { answers = JsonSerializer.Deserialize<JsonElement>(part.Answers), ownAnswers = Array.Empty<object>() });
        var answered = await buyer.Api.SendAsync(HttpMethod.Put, $"/direct-awards/{prepared.Id}/answers", answers, prepared.Tag, stop);
        return $"{buyer.Name} prepares the direct award {prepared.Text("reference")}, {part.Title}, and answers {answered.Body.GetProperty("answers").GetArrayLength()} questions";
    }

    public async Task<string> AskForQuotesAsync(DirectAwardPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _awards[part];
        var award = await buyer.Api.GetAsync($"/direct-awards/{id}", stop);
        await buyer.Api.PostAsync($"/direct-awards/{id}/quotes", null, award.Tag, stop);
        await platform.RestAsync(stop);
        await DirectAwardAsync(buyer, id, "quoted", stop);
        var quotes = (await buyer.Api.GetAsync($"/direct-awards/{id}/quotes", stop)).Body.EnumerateArray().ToList();
        var priced = quotes.Where(q => q.GetProperty("state").GetString() == "quoted").Select(q => Money(q.GetProperty("total").GetProperty("pence").GetInt64()));
        return $"{quotes.Count} suppliers are asked for {reference}; they quote {string.Join(", ", priced)}";
    }

    public async Task<string> AwardByQuoteAsync(DirectAwardPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _awards[part];
        var award = await buyer.Api.GetAsync($"/direct-awards/{id}", stop);
        var first = (await buyer.Api.GetAsync($"/direct-awards/{id}/quotes", stop)).Body[0];
        await buyer.Approver.PostAsync($"/direct-awards/{id}/award", new { supplier = first.GetProperty("supplier").GetGuid(), reason = part.AwardReason }, award.Tag, stop);
        await platform.RestAsync(stop);
        var awarded = await DirectAwardAsync(buyer, id, "awarded", stop);
        var winner = _actors.Values.First(a => a.Id == awarded.Body.GetProperty("awardedTo").GetGuid());
        return $"{buyer.Name} awards {reference} to {winner.Name}, {Money(first.GetProperty("total").GetProperty("pence").GetInt64())} over {part.TermMonths} months";
    }

    public async Task<string> SignDirectAwardAsync(DirectAwardPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _awards[part];
        var award = await buyer.Api.GetAsync($"/direct-awards/{id}", stop);
        await buyer.Approver.PostAsync($"/direct-awards/{id}/order-form", null, award.Tag, stop);
        await platform.RestAsync(stop);
        await DirectAwardAsync(buyer, id, "signed", stop);
        return $"{buyer.Name} signs the order form of {reference}";
    }

    private async Task<(Actor Actor, Publishers.Publisher Publisher)> PublisherAsync(string reference, CancellationToken stop)
    {
        var actor = await ActorAsync(reference, stop);
        return (actor, await _publishers.OfAsync(reference, async () =>
        {
            string[] scopes = ["plugin-publisher"];
            var issued = await actor.People[0].Api.PostOnceAsync($"/organisations/{actor.Id}/credentials", new { name = "publishing", scopes }, stop);
            return new Api(platform.With(issued.Text("id"), issued.Text("secret")));
        }, stop));
    }

    // The host takes an approval into use within seconds of the real clock.
    private async Task AnsweringAsync(string plugin, string version, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(PatienceForPlugins);
        while (true)
        {
            var installed = (await new Api(platform.Operator).GetAsync("/installed-plugins", stop)).Body.EnumerateArray()
                .FirstOrDefault(p => p.GetProperty("plugin").GetString() == plugin && p.GetProperty("version").GetString() == version);
            if (installed.ValueKind == JsonValueKind.Object && installed.GetProperty("state").GetString() == "active")
                return;
            if (patience.IsCancellationRequested)
                throw new RehearsalException($"The plugin {plugin} {version} does not answer: {installed}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
        }
    }

    private static async Task<Reply> DirectAwardAsync(Actor buyer, Guid id, string wanted, CancellationToken stop)
    {
        var award = await buyer.Api.GetAsync($"/direct-awards/{id}", stop);
        return award.Text("state") == wanted
            ? award
            : throw new RehearsalException($"{award.Text("reference")} should be {wanted} and is {award.Text("state")}: {award.Body.GetProperty("standingRefusal")}");
    }
}
