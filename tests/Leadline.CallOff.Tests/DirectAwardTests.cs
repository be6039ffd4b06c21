using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.CallOff.Tests;

public abstract class DirectAwardTests(SharedWorld shared) : InWorld(shared)
{
    // Two surgeries and 32 devices over 24 months: set up once, then practices, devices and Saturdays each month.
    private const long OfThePlugin = (2 * 10_000) + (24 * ((2 * 20_000) + (32 * 900) + (2 * 5_000)));

    // Making one takes seconds: tests that change nothing of plugins and prices share one.
    private static readonly ConditionalWeakTable<World, Task<DirectAwardLot>> Shared = [];

    private Task<DirectAwardLot> SharedAsync() => Shared.GetValue(World, w => DirectAwardLot.BeginAsync(w));

    [Fact]
    public async Task The_lowest_quote_wins_and_becomes_a_contract()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        await awards.PublishRateCardAsync();
        var path = await awards.QuotedAsync();
        var quotes = await awards.QuotesAsync(path);

        // The rate card has no price for Saturdays, and says so; its 2 practices and 32 devices come to more all the same.
        Assert.Equal(
            [("1", awards.Suppliers[0].Id, "quoted", (long?)OfThePlugin), ("2", awards.Suppliers[1].Id, "quoted", 24 * ((2 * 30_000) + (32 * 1_000))), ("", awards.Suppliers[2].Id, "not-asked", null)],
            quotes.Select(q => (q!["rank"]?.ToString() ?? "", q["supplier"]!.ToString(), q["state"]!.ToString(), q["total"]?["pence"]!.GetValue<long>())));
        Assert.Equal("onboarding practice device saturday", string.Join(' ', quotes[0]!["lines"]!.AsArray().Select(l => l!["code"])));
        Assert.Contains(quotes[1]!["assumptions"]!.AsArray(), a => a!.ToString().Contains("'hours' has no price of its own", StringComparison.Ordinal));
        Assert.Contains("price book", quotes[2]!["reason"]!.ToString(), StringComparison.Ordinal);

        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[1].Id, reason = "Ours." })).Refused("quote-not-lowest");
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[2].Id, reason = "Ours." })).Refused("no-quote");
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = World.Outsider.Id, reason = "Ours." })).Refused("no-such-quote");
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();
        (await World.Buyer.Approver.ActAsync(path, "order-form")).Good();
        await World.Host.RestAsync();

        var signed = (await World.Buyer.Api.GetAsync(path)).Good();
        Assert.Equal(("signed", awards.Suppliers[0].Id), (signed["state"], signed["awardedTo"]));
        var contract = (await awards.Suppliers[0].Api.GetAsync($"/api/v1/contracts/{signed.Id}")).Good();
        Assert.Equal(OfThePlugin / 2, contract.Pence("annualValue"));
        Assert.Equal((signed["startsOn"], DateOnly.Parse(signed["startsOn"]).AddMonths(24).AddDays(-1).ToString("O")), (contract["startsOn"], contract["endsOn"]));
    }

    [Fact]
    public async Task What_a_quote_rests_on_is_kept_and_comes_out_the_same_again()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var path = await awards.QuotedAsync();
        var calls = (await awards.QuotesAsync(path))[0]!["calls"]!.AsArray();
        Assert.Equal("requirement-check/validate service-line/quote", string.Join(' ', calls.Select(c => c!["operation"])));

        // Another version is asked by now; the record is of the one that quoted.
        await awards.PublishAsync("1.1.0");
        foreach (var call in calls)
        {
            var replay = (await World.Host.Operator.PostAsync($"/api/v1/plugin-calls/{call!["id"]}/replay")).Good();
            Assert.Equal(("true", ""), (replay["isSame"], replay["trouble"]));
            Assert.Empty(replay.Json["differences"]!.AsArray());
        }

        var entry = (await World.Host.Operator.GetAsync("/api/v1/audit/entries?act=take-quote&limit=200")).Good().Json["items"]!.AsArray();
        Assert.Contains(entry, e => e!["detail"]!.ToString().Contains(calls[1]!["hash"]!.ToString(), StringComparison.Ordinal));
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CallOffDbContext>();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => db.PluginCalls.ExecuteUpdateAsync(c => c.SetProperty(k => k.Call, "{}"), TestContext.Current.CancellationToken));
        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_versions_are_fixed_before_a_quote_is_known()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var path = await awards.AnsweredAsync();
        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        await awards.PublishAsync("1.1.0");
        await World.Host.RestAsync();
        Assert.Equal(("quoted", "1.0.0"), ((await awards.QuotesAsync(path))[0]!["state"]!.ToString(), (await awards.QuotesAsync(path))[0]!["means"]!["version"]!.ToString()));
        Assert.Equal("1.1.0", (await World.Buyer.Api.GetAsync($"{await awards.AnsweredAsync()}/form")).Good().Json["plugins"]![0]!["version"]!.ToString());
    }

    [Fact]
    public async Task A_quote_that_this_machine_owes_is_kept_as_waiting_with_its_try()
    {
        var path = await (await SharedAsync()).AnsweredAsync();
        var id = new Primitives.CallOffId(Guid.Parse(path.Split('/')[^1]));
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CallOffDbContext>();
        await using var write = await db.BeginWriteAsync(Stop); // never committed: the host's own rounds don't see it
        var award = await db.DirectAwards.SingleAsync(a => a.Id == id, Stop);
        var form = await RequirementForm.OfAsync(award, db, scope.ServiceProvider.GetRequiredService<Descriptions>(), World.Host.Clock.Today(), Stop);
        Assert.Null((await AskForQuotes.FixAsync(award, form, Modularity.Access.Caller.Platform, db, World.Host.Clock, Stop)).Refusal);

        await new TakeQuotes(db, new NobodyAnswers(), World.Host.Clock, NullLogger<TakeQuotes>.Instance).RunAsync(Stop);
        db.ChangeTracker.Clear();
        var waiting = await db.Quotes.Where(q => q.CallOffId == id && q.State == QuoteState.Waiting).ToListAsync(Stop);
        Assert.NotEmpty(waiting);
        Assert.All(waiting, q => Assert.Equal((1, "The machine was busy."), (q.Attempts, q.Reason)));
    }

    [Fact]
    public void What_the_machine_cannot_do_is_tried_again_a_little_later_each_time()
    {
        var quote = SupplierQuote.ToAsk(Draft(), Primitives.OrganisationId.New(), new FixedMeans("a.b", "1.0.0", "hash", false, false, Guid.CreateVersion7()), World.Now);
        quote.Wait("The machine was busy.", World.Now);
        Assert.Equal((QuoteState.Waiting, World.Now + TimeSpan.FromSeconds(5)), (quote.State, quote.NextTryAt));
        quote.Wait("The machine was busy.", World.Now);
        Assert.Equal((2, World.Now + TimeSpan.FromSeconds(10)), (quote.Attempts, quote.NextTryAt));
        for (var i = 0; i < 100; i++)
            quote.Wait("The machine was busy.", World.Now);
        Assert.Equal(World.Now + TimeSpan.FromMinutes(5), quote.NextTryAt);
    }

    [Fact]
    public void Nothing_is_awarded_once_the_first_day_has_passed()
    {
        var award = Draft();
        award.AskForQuotes(award.StartsOn);
        award.OpenQuotes();
        Assert.Equal("start-passed", award.Award(Primitives.OrganisationId.New(), new Primitives.Money(1), "Ours.", award.StartsOn.AddDays(1)).Refusal?.Code);
        Assert.Null(award.Award(Primitives.OrganisationId.New(), new Primitives.Money(1), "Ours.", award.StartsOn).Refusal);
    }

    [Fact]
    public void What_a_plugin_says_is_kept_as_every_store_can_hold_it()
    {
        var quote = SupplierQuote.ToAsk(Draft(), Primitives.OrganisationId.New(), new FixedMeans("a.b", "1.0.0", "hash", false, false, Guid.CreateVersion7()), World.Now);
        quote.Decline("no\0 and half \ud83d" + new string('x', SupplierQuote.LongestReason - 20) + "\U0001f600\U0001f600\U0001f600");
        Assert.True(quote.Reason!.Length <= SupplierQuote.LongestReason);
        Assert.DoesNotContain('\0', quote.Reason);
        Assert.False(char.IsHighSurrogate(quote.Reason[^1]));
        Assert.StartsWith("no  and half \ufffdx", quote.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sells_on_the_lot_reads_nothing_of_a_requirement_before_an_award()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var path = await awards.AnsweredAsync();
        Assert.NotEmpty((await World.Buyer.Api.GetAsync(path)).Good().Json["answers"]!.AsArray());

        // The buyer's own organisation wants a place on the lot now: its people no longer act for it as a buyer, nor read on.
        (await World.AdvanceAsync(awards.Framework, "joining")).Good();
        var seller = await World.ProgramAsync(World.Buyer.Id, "bid-manager");
        (await seller.PostAsync("/api/v1/tenders", new { frameworkId = awards.Framework.Id, lotNumber = "2", serviceLines = new[] { "IT" }, statement = "We can." })).Good();
        await World.Host.RestAsync();
        Assert.Empty((await World.Buyer.Api.GetAsync(path)).Good().Json["answers"]!.AsArray());
        Assert.All((await World.Buyer.Api.GetAsync("/api/v1/direct-awards?limit=200")).Good().Json["items"]!.AsArray().Where(a => a!["frameworkId"]!.ToString() == awards.Framework.Id),
            a => Assert.Empty(a!["answers"]!.AsArray()));
        (await World.Buyer.Api.GetAsync($"{path}/form")).Refused("conflict-of-interest");
    }

    [Fact]
    public async Task Whoever_prepared_a_direct_award_does_not_sign_what_another_awarded()
    {
        var awards = await SharedAsync();
        var both = await World.ProgramAsync(World.Buyer.Id, "procurement-lead", "approver");
        var path = $"/api/v1/direct-awards/{(await both.PostAsync("/api/v1/direct-awards", awards.Need())).Good().Id}";
        (await awards.AnswerAsync(path, DirectAwardLot.Answers())).Good();
        (await both.ActAsync(path, "quotes")).Good();
        await World.Host.RestAsync();
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();
        (await both.ActAsync(path, "order-form")).Refused("approver-prepared");
        (await World.Buyer.Approver.ActAsync(path, "order-form")).Good();
    }

    [Fact]
    public async Task No_quote_is_seen_before_all_are_in()
    {
        var awards = await SharedAsync();
        var path = await awards.AnsweredAsync();
        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        Assert.All((await awards.QuotesAsync(path)).Where(q => q!["state"]!.ToString() == "waiting"), q => Assert.Null(q!["total"]));
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "Ours." })).Refused("quotes-not-in");
        await World.Host.RestAsync();
        Assert.Equal("quoted", (await World.Buyer.Api.GetAsync(path)).Good()["state"]);
    }

    [Fact]
    public async Task A_supplier_that_does_not_serve_a_requirement_says_so_and_why()
    {
        var awards = await SharedAsync();
        var path = await awards.AnsweredAsync(DirectAwardLot.Answers(("A81001", 1), ("A81001", 1)));
        var review = (await World.Buyer.Api.PostAsync($"{path}/check")).Good();
        Assert.Empty(review.Json["faults"]!.AsArray());
        Assert.Equal("practices/2/code", review.Json["plugins"]![0]!["findings"]![0]!["place"]!.ToString());

        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        await World.Host.RestAsync();
        var declined = (await awards.QuotesAsync(path)).Single(q => q!["supplier"]!.ToString() == awards.Suppliers[0].Id)!;
        Assert.Equal("declined", declined["state"]!.ToString());
        Assert.Contains("twice", declined["reason"]!.ToString(), StringComparison.Ordinal);
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "Ours." })).Refused("no-quote");
    }

    [Fact]
    public async Task A_withdrawn_plugin_quotes_no_more()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var means = (await awards.QuotesAsync(await awards.QuotedAsync()))[0]!["means"]!;
        (await awards.Publishing.DecideAsync(awards.Version, "disabling")).Good();
        (await World.Buyer.Api.ActAsync(await awards.AnsweredAsync(), "quotes")).Refused("nobody-quotes");

        // One that was fixed before is not asked either, as soon as this node has heard of it.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var plugins = World.Host.App.Services.GetRequiredService<IPlugins>();
        while (await plugins.AskVersionAsync(means["plugin"]!.ToString(), means["hash"]!.ToString(), "service-line/describe", Scope, null, patience.Token)
            is not PluginMachineFailure { Trouble: PluginTrouble.Withdrawn })
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }

    [Fact]
    public async Task What_a_plugin_did_for_a_direct_award_is_told_its_author_when_it_is_awarded()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var (path, given) = (await awards.AnsweredAsync(), await awards.AnsweredAsync());
        var hash = (await awards.Publishing.ReadAsync(awards.Version))["hash"];
        var reports = $"/api/v1/plugin-versions/{awards.Version}/reports";
        await FailAsync(given, 1);
        await FailAsync(path, 2);
        await KeptAsync(hash, 2);
        await NobodyReadsAsync();

        (await World.Buyer.Api.ActAsync(given, "withdrawal", new { reason = "The practices merge." })).Good();
        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        await World.Host.RestAsync();
        Assert.Equal("quoted", (await World.Buyer.Api.GetAsync(path)).Good()["state"]);
        await NobodyReadsAsync(); // the buyer may still give it up and ask anew
        (await World.Buyer.Approver.ActAsync(path, "award", new { supplier = awards.Suppliers[0].Id, reason = "The lowest." })).Good();
        await World.Host.RestAsync();
        Assert.Equal("awarded", (await World.Buyer.Api.GetAsync(path)).Good()["state"]);
        // What was done for the one that was given up is told to nobody: its author never hears that there was one.
        var told = Assert.Single((await awards.Publishing.Api.GetAsync(reports)).Good().Json["items"]!.AsArray())!;
        Assert.Equal(("service-line/quote", "plugin-threw"), (told["operation"]!.ToString(), told["code"]!.ToString()));

        async Task NobodyReadsAsync()
        {
            foreach (var reader in new[] { awards.Publishing.Api, World.Authority.Api, World.Host.Operator })
                Assert.Empty((await reader.GetAsync(reports)).Good().Json["items"]!.AsArray());
        }

        async Task FailAsync(string direct, int devices) => Assert.IsType<PluginVerdict>(
            await World.Host.App.Services.GetRequiredService<IPlugins>().AskVersionAsync(
                awards.Publishing.Plugin, hash, "service-line/quote", Unpriced(devices), IdOf(direct), TestContext.Current.CancellationToken));
    }

    private async Task KeptAsync(string hash, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var looking = World.Host.App.Services.CreateAsyncScope();
        var store = looking.ServiceProvider.GetRequiredService<Plugins.Runtime.Approved.PluginsDbContext>();
        while (await store.Reports.CountAsync(r => r.Hash == hash, patience.Token) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
    }

    [Fact]
    public async Task However_often_a_plugin_fails_in_one_draft_no_quarantine_tells_of_it()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var (draft, hash) = (await awards.AnsweredAsync(), (await awards.Publishing.ReadAsync(awards.Version))["hash"]);
        var plugins = World.Host.App.Services.GetRequiredService<IPlugins>();
        for (var devices = 1; devices <= 8; devices++)
            await plugins.AskVersionAsync(awards.Publishing.Plugin, hash, "service-line/quote", Unpriced(devices), IdOf(draft), TestContext.Current.CancellationToken);
        await KeptAsync(hash, 8);
        await World.Host.RestAsync();
        Assert.Equal("active", await awards.Publishing.StateAsync(awards.Version));
    }

    [Fact]
    public async Task A_plugin_in_quarantine_is_asked_by_no_new_direct_award()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var hash = (await awards.Publishing.ReadAsync(awards.Version))["hash"];
        var plugins = World.Host.App.Services.GetRequiredService<IPlugins>();
        for (var devices = 1; devices <= 5; devices++)
            await plugins.AskVersionAsync(awards.Publishing.Plugin, hash, "service-line/quote", Unpriced(devices), null, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await awards.Publishing.StateAsync(awards.Version) != "quarantined")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            await World.Host.RestAsync();
        }

        await World.Host.RestAsync();
        (await World.Buyer.Api.ActAsync(await awards.AnsweredAsync(), "quotes")).Refused("nobody-quotes");
        await awards.PublishRateCardAsync(); // with which its supplier competes meanwhile
        var quote = (await awards.QuotesAsync(await awards.QuotedAsync())).Single(q => q!["supplier"]!.ToString() == awards.Suppliers[0].Id)!;
        Assert.Equal("true", quote["means"]!["isRateCard"]!.ToString());
    }

    [Fact]
    public async Task A_plugin_is_asked_only_on_lots_and_for_buyers_that_the_authority_has_enabled_it_for()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        var path = $"/api/v1/plugin-versions/{awards.Version}/enablements";
        var fixedBefore = await awards.AnsweredAsync();
        (await World.Buyer.Api.ActAsync(fixedBefore, "quotes")).Good();
        (await EnableAsync("only", World.OtherBuyer.Id)).Good();
        Assert.Equal("quoted", await StateAsync(fixedBefore)); // versions don't change inside a live event

        var form = (await World.Buyer.Api.GetAsync($"{await awards.AnsweredAsync()}/form")).Good();
        Assert.Empty(form.Json["plugins"]!.AsArray());
        Assert.Contains(form.Json["notQuoting"]!.AsArray(), n => n!["reason"]!.ToString().Contains("not enabled", StringComparison.Ordinal));
        (await World.Buyer.Api.ActAsync(await awards.AnsweredAsync(), "quotes")).Refused("nobody-quotes");
        await awards.PublishRateCardAsync();
        Assert.True(await PricedByCardAsync());
        (await EnableAsync("except", World.OtherBuyer.Id)).Good();
        Assert.False(await PricedByCardAsync());
        (await EnableAsync("except", World.Buyer.Id)).Good();
        Assert.True(await PricedByCardAsync());
        await awards.PublishAsync("1.1.0"); // it holds for later versions too
        Assert.True(await PricedByCardAsync());
        (await EnableAsync("all")).Good();
        Assert.False(await PricedByCardAsync());

        // Its publisher reads why; nobody else says it, and not of what is not there.
        Assert.Equal("As the lot needs.", (await awards.Publishing.Api.GetAsync(path)).Good().Json[0]!["reason"]!.ToString());
        (await EnableAsync("all", by: awards.Publishing.Api)).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await EnableAsync("only")).Refused(HttpStatusCode.BadRequest, "organisations-missing");
        (await EnableAsync("only", Guid.CreateVersion7().ToString())).Refused(HttpStatusCode.BadRequest, "organisation-unknown");
        (await EnableAsync("all", lot: "1")).Refused("lot-not-declared");
        (await EnableAsync("all", tag: "\"0\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");

        async Task<Answer> EnableAsync(string buyers, string? organisation = null, Testing.Api? by = null, string lot = "2", string? tag = null)
        {
            tag ??= (await World.Authority.Api.GetAsync(path)).Good().Json[0]!["tag"]!.ToString();
            var body = new { framework = awards.Framework.Reference, lot, isEnabled = true, buyers, organisations = organisation is null ? Array.Empty<string>() : [organisation], reason = "As the lot needs." };
            var answer = await (by ?? World.Authority.Api).SendAsync(HttpMethod.Put, path, Testing.Api.Text(System.Text.Json.JsonSerializer.Serialize(body), "application/json"), tag);
            await World.Host.RestAsync();
            return answer;
        }

        async Task<string> StateAsync(string direct) => (await World.Buyer.Api.GetAsync(direct)).Good()["state"];

        async Task<bool> PricedByCardAsync() => (await awards.QuotesAsync(await awards.QuotedAsync()))
            .Single(q => q!["supplier"]!.ToString() == awards.Suppliers[0].Id)!["means"]!["isRateCard"]!.GetValue<bool>();
    }

    // By a price book without what the plugin needs, at which it throws.
    private static byte[] Unpriced(int devices) => SdkJson.Bytes(new Sdk.QuoteRequest
    {
        AskedOn = new DateOnly(2026, 1, 1),
        Requirement = new Sdk.Requirement
        {
            Framework = "HSS", FrameworkVersion = 1, Lot = "2", ServiceLine = "IT", StartsOn = new DateOnly(2026, 4, 1), TermMonths = 12,
            Answers = [new Sdk.NumberAnswer { Question = "own-old-devices", Number = devices }],
        },
        PriceBook = new Sdk.PriceBook { Reference = "DESK", Version = 1, Entries = [] },
    });

    private static Guid IdOf(string path) => Guid.Parse(path.Split('/')[^1]);

    [Fact]
    public async Task Answers_are_held_to_the_form_and_complete_before_quotes()
    {
        var awards = await SharedAsync();
        var path = $"/api/v1/direct-awards/{(await World.Buyer.Api.PostAsync("/api/v1/direct-awards", awards.Need())).Good().Id}";
        Assert.Equal("/answers", (await World.Buyer.Api.ActAsync(path, "quotes")).Refused(HttpStatusCode.BadRequest, "answer-missing").Pointer);
        var faulty = DirectAwardLot.Answers(("A81001", 2_000));
        faulty.Add(new JsonObject { ["kind"] = "text", ["question"] = "colour", ["text"] = "Red" });
        var refused = await awards.AnswerAsync(path, faulty, new { plugin = awards.Publishing.Plugin, answers = new[] { new { kind = "number", question = "own-old-devices", number = -1 } } }, new { plugin = "no.such", answers = Array.Empty<object>() });
        Assert.Equal(
            ["/answers/0/rows/0/cells/1", "/answers/2/question", "/ownAnswers/0/answers/0", "/ownAnswers/1/plugin"],
            refused.Refused(HttpStatusCode.BadRequest, "number-too-great").Json["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()));

        (await awards.AnswerAsync(path, DirectAwardLot.Answers(), new { plugin = awards.Publishing.Plugin, answers = new[] { new { kind = "number", question = "own-old-devices", number = 10 } } })).Good();
        (await World.Buyer.Api.ActAsync(path, "quotes")).Good();
        await World.Host.RestAsync();
        Assert.Equal(OfThePlugin + (24 * 10 * 300), (await awards.QuotesAsync(path))[0]!["total"]!["pence"]!.GetValue<long>());
        (await awards.AnswerAsync(path, DirectAwardLot.Answers())).Refused("requirement-fixed");
    }

    [Fact]
    public async Task Nobody_but_the_buyer_sees_or_acts_before_an_award()
    {
        var awards = await SharedAsync();
        var path = await awards.QuotedAsync();
        var supplier = awards.Suppliers[0];
        foreach (var other in new[] { World.OtherBuyer.Api, supplier.Api, World.Authority.Api })
            (await other.GetAsync(path)).Hidden();
        (await World.OtherBuyer.Api.GetAsync($"{path}/quotes")).Hidden();
        (await supplier.Api.GetAsync($"{path}/quotes")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.OtherBuyer.Approver.PostAsync($"{path}/award", new { supplier = supplier.Id, reason = "Ours." }, "\"1\"")).Hidden();
        (await World.Buyer.Api.ActAsync(path, "withdrawal", new { reason = "The practices merge." })).Good();
        (await World.Buyer.Api.ActAsync(path, "withdrawal", new { reason = "Again." })).Refused("not-withdrawable");
        Assert.All(await awards.QuotesAsync(path), q => Assert.Null(q!["total"]));
    }

    [Theory]
    [InlineData("lotNumber", "1", "route-not-allowed", "/lotNumber")]
    [InlineData("lotNumber", "9", "lot-unknown", "/lotNumber")]
    [InlineData("serviceLine", "BI", "line-unknown", "/serviceLine")]
    public async Task Only_what_the_framework_agreement_allows_is_prepared(string field, string value, string code, string pointer)
    {
        var awards = await SharedAsync();
        var need = awards.Need();
        need[field] = value;
        Assert.Equal(pointer, (await World.Buyer.Api.PostAsync("/api/v1/direct-awards", need)).Refused(code).Pointer);
    }

    // This machine can't be asked now.
    private sealed class NobodyAnswers : IPlugins
    {
        public Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop) => throw new NotSupportedException();

        public Task<PluginAnswer> AskFixedAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid contract, CancellationToken stop) => throw new NotSupportedException();

        public Task<PluginAnswer> AskVersionAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid? heldFor, CancellationToken stop) =>
            Task.FromResult<PluginAnswer>(new PluginMachineFailure(new PluginCall(plugin, null, hash, operation, input), PluginTrouble.Busy, "The machine was busy.", 1));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static byte[] Scope => SdkJson.Bytes(new Sdk.ServiceLineScope { Framework = "HSS", Lot = "2", ServiceLine = "IT" });

    private static DirectAward Draft() => new(
        Primitives.CallOffId.New(), Primitives.FrameworkId.New(), 1, "F/2/2025-0001", "2", "IT", Primitives.OrganisationId.New(), "Support", new DateOnly(2026, 1, 1), 12, 0,
        Lots.Contracts.StandstillCounting.WorkingDaysFromNotice, null);
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class DirectAwardTestsEmbedded(EmbeddedWorld world) : DirectAwardTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DirectAwardTestsProduction(ProductionWorld world) : DirectAwardTests(world);
