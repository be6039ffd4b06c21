using System.Net;
using System.Runtime.CompilerServices;
using Leadline.CallOff.OutcomePayments;
using Leadline.Host.Tests.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Approved;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.CallOff.Tests;

public abstract class OutcomePaymentTests(SharedWorld shared) : InWorld(shared)
{
    // Making one takes seconds: all tests report under one contract, each another month.
    private static readonly ConditionalWeakTable<World, Task<PaidByOutcome>> Shared = [];

    private Task<PaidByOutcome> ContractAsync() => Shared.GetValue(World, PaidByOutcome.BeginAsync);

    [Fact]
    public async Task The_formula_is_fixed_by_hash_and_pays_after_its_plugin_was_taken_out_of_use()
    {
        var contract = await ContractAsync();
        var formula = await contract.FormulaAsync();
        Assert.Equal(("agreed", contract.Lot.Publishing.Plugin, "1.0.0", "outcome-payment", "answered-in-time"),
            (formula["state"]!.ToString(), formula["plugin"]!.ToString(), formula["pluginVersion"]!.ToString(), formula["extensionPoint"]!.ToString(), formula["measures"]![0]!["code"]!.ToString()));
        Assert.Equal((await contract.Lot.Publishing.ReadAsync(contract.Lot.Version))["hash"], formula["pluginHash"]!.ToString());
        Assert.Equal((64, 64), (formula["counted"]!.ToString().Length, formula["termsHash"]!.ToString().Length));
        Assert.Equal("70", formula["terms"]!["measures"]![0]!["baseline"]!.ToString());

        // Whoever asks for anything new is told that it is out of use.
        await contract.WithdrawnAsync();
        var report = (await contract.ReportAsync(0, 82.5m)).Good();
        await World.Host.RestAsync();
        var paid = await contract.ReadAsync(report.Id);
        // Half of the way from 70 to 95: £1,000 whatever comes of it, and half of £500.
        Assert.Equal(("calculated", 125_000L), (paid["payment"]!["state"]!.ToString(), paid["payment"]!["amount"]!["pence"]!.GetValue<long>()));
        Assert.Equal(["fixed", "answered-in-time"], paid["lines"]!.AsArray().Select(l => l!["code"]!.ToString()));

        // What is shown of it names what the plugin was handed and what it gave.
        var kept = Assert.Single(paid["calculations"]!.AsArray())!;
        Assert.Equal(paid["hash"]!.ToString(), kept["inputHash"]!.ToString());
        var replay = (await World.Host.Operator.PostAsync($"/api/v1/plugin-calls/{kept["id"]}/replay")).Good();
        Assert.Equal(("true", ""), (replay["isSame"], replay["trouble"]));
        // What is paid is the parties', whoever published the formula.
        var own = (await contract.Lot.Publishing.Api.GetAsync("/api/v1/plugin-calls/own")).Good().Json["items"]!.AsArray();
        Assert.NotEmpty(own);
        Assert.DoesNotContain(own, c => c!["operation"]!.ToString().StartsWith("outcome", StringComparison.Ordinal));
        Assert.All(await contract.Lot.QuotesAsync($"/api/v1/direct-awards/{contract.Id}"), q => Assert.DoesNotContain("outcome", q!["calls"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payment_is_accepted_when_a_second_calculation_comes_to_the_same_bytes()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(1, 120);
        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance", tag: "\"0\"")).Refused(HttpStatusCode.PreconditionFailed, "version-stale");
        // As another version of the SDK would have written the terms.
        var terms = (await StoredAsync(contract)).Terms!;
        await KeepTermsAsync(contract, $"{terms}\n", Hashes.Of($"{terms}\n"));
        Assert.Equal("accepted", (await contract.ActAsync(World.Buyer.Approver, report, "acceptance")).Good()["state"]);
        await KeepTermsAsync(contract, terms, Hashes.Of(terms));
        var paid = await contract.ReadAsync(report);
        var (first, second) = (paid["calculations"]![0]!, paid["calculations"]![1]!);
        Assert.Equal((150_000L, "false", "true"), (paid["payment"]!["amount"]!["pence"]!.GetValue<long>(), first["isRecalculation"]!.ToString(), second["isRecalculation"]!.ToString()));
        Assert.Equal((first["outputHash"]!.ToString(), first["steps"]!.ToString(), "true", ""), (second["outputHash"]!.ToString(), second["steps"]!.ToString(), second["isSame"]!.ToString(), second["differences"]!.ToString()));

        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance")).Refused("payment-accepted");
        (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = "Late." })).Refused("payment-accepted");
        (await contract.ReportAsync(1, 90, report, "Counted again.")).Refused("payment-accepted");
        var entry = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={report}")).Good().Json["items"]!.AsArray();
        Assert.Equal("report-outcomes calculate-payment accept-payment", string.Join(' ', entry.Where(e => e!["subjectType"]!.ToString() == "outcome-payment").Select(e => e!["act"]!.ToString())));
        Assert.Equal("report-outcomes", Assert.Single(entry, e => e!["subjectType"]!.ToString() == "outcome-report")!["act"]!.ToString()); // the report itself, written once
        Assert.Contains(entry, e => e!["detail"]!.ToString().Contains(second["hash"]!.ToString(), StringComparison.Ordinal));
        Assert.All(entry, e => Assert.DoesNotContain("150000", $"{e!["before"]} {e["after"]}", StringComparison.Ordinal)); // commercial: the record holds none of it
        await RefusedByTheDatabaseAsync(db => db.OutcomeReports.ExecuteUpdateAsync(r => r.SetProperty(k => k.Document, "{}"), TestContext.Current.CancellationToken));
        await RefusedByTheDatabaseAsync(db => db.Recalculations.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_calculation_that_comes_out_otherwise_blocks_the_payment()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(2, 90);
        var tag = (await contract.ReadAsync(report))["payment"]!["tag"]!.ToString();
        Assert.Equal("payment-differs", await RefusedAcceptanceAsync(contract, report, tag, new Recalculates(More)));

        var paid = await contract.ReadAsync(report);
        Assert.Equal(("differs", 2, "false", "Output"), (paid["payment"]!["state"]!.ToString(), paid["calculations"]!.AsArray().Count,
            paid["calculations"]![1]!["isSame"]!.ToString(), paid["calculations"]![1]!["differences"]!.ToString()));
        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance")).Refused("payment-differs");
        Assert.Equal("disputed", (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = "Two amounts." })).Good()["state"]);
        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance")).Refused("payment-differs");
        Assert.Contains("came out otherwise", (await contract.ReadAsync(report))["payment"]!["differedBecause"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_accepted_by_who_reported_it_nor_by_other_code_nor_where_somebody_was_first()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(8, 90);
        var tag = (await contract.ReadAsync(report))["payment"]!["tag"]!.ToString();
        Assert.Equal("own-report", await RefusedAcceptanceAsync(contract, report, tag, new Recalculates(More), (await StoredAsync(report)).ReportedBy));
        // A host that is too old for the plugin, and one that rewrites it otherwise: nothing is known of the payment then.
        Assert.Equal("recalculation-not-made", await RefusedAcceptanceAsync(contract, report, tag, new Recalculates(r => new PluginVerdict(CallOf(r), "plugin-sdk-too-new", "Too new.", ""))));
        Assert.Equal("recalculation-not-made", await RefusedAcceptanceAsync(contract, report, tag, new Recalculates(r => new PluginDocument(CallOf(r), r.Output) { Record = r with { Counted = "other" } })));
        Assert.Equal(tag, (await contract.ReadAsync(report))["payment"]!["tag"]!.ToString());

        var meanwhile = new Recalculates(Same, async () => (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = "First." })).Good());
        Assert.Equal("version-stale", await RefusedAcceptanceAsync(contract, report, tag, meanwhile));
        Assert.Equal("disputed", (await contract.ReadAsync(report))["payment"]!["state"]!.ToString());

        var formula = await StoredAsync(contract);
        await KeepTermsAsync(contract, formula.Terms!, new string('0', 64));
        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance", key: "once more")).Refused("payment-differs"); // a refusal undoes nothing here
        await KeepTermsAsync(contract, formula.Terms!, formula.TermsHash!);
        Assert.Contains("not those that were agreed", (await contract.ReadAsync(report))["payment"]!["differedBecause"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_kept_also_where_somebody_was_first()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(9, 90);
        var tag = (await contract.ReadAsync(report))["payment"]!["tag"]!.ToString();
        var meanwhile = new Recalculates(More, async () => (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = "First." })).Good());
        Assert.Equal("payment-differs", await RefusedAcceptanceAsync(contract, report, tag, meanwhile));
        var paid = await contract.ReadAsync(report);
        Assert.Equal(("differs", 2), (paid["payment"]!["state"]!.ToString(), paid["calculations"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_contract_whose_requirement_is_gone_keeps_no_other_from_being_described()
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var (db, stop) = (scope.ServiceProvider.GetRequiredService<CallOffDbContext>(), TestContext.Current.CancellationToken);
        var lost = new PaymentFormula(CallOffId.New(), FrameworkId.New(), Quotes.QuoteId.New(), "a.b", "1.0.0", "package");
        db.Add(lost);
        db.Record(Caller.Platform, "fix-formula", lost.Id.Value, "Lost", subjectType: "payment-formula");
        await db.SaveChangesAsync(stop);
        await ActivatorUtilities.CreateInstance<DescribeFormulas>(scope.ServiceProvider).RunAsync(stop);
        var waiting = await db.PaymentFormulas.AsNoTracking().SingleAsync(f => f.Id == lost.Id, stop);
        Assert.Equal((FormulaState.Asking, true, true), (waiting.State, waiting.Attempts > 0, waiting.NextTryAt > World.Now));
        await db.PaymentFormulas.Where(f => f.Id == lost.Id).ExecuteDeleteAsync(stop);
    }

    [Fact]
    public async Task A_disputed_report_is_corrected_by_another_and_never_changed()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(3, 95);
        Assert.Equal("/reason", (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = " " })).Refused(HttpStatusCode.BadRequest, "text-missing").Pointer);
        (await contract.ActAsync(World.Buyer.Approver, report, "dispute", new { reason = "The log says 80." })).Good();
        Assert.Equal("The log says 80.", (await contract.ReadAsync(report))["payment"]!["reason"]!.ToString());
        (await contract.ReportAsync(3, 80)).Refused("period-overlaps");
        (await contract.ReportAsync(3, 80, Guid.CreateVersion7().ToString(), "Ours was wrong.")).Refused("report-unknown");
        Assert.Equal("/from", (await contract.ReportAsync(4, 80, report, "Ours was wrong.")).Refused("period-not-corrected").Pointer);
        var corrected = (await contract.ReportAsync(3, 80, report, "Ours was wrong.")).Good().Id;
        await World.Host.RestAsync();
        Assert.Equal(("superseded", "95"), ((await contract.ReadAsync(report))["payment"]!["state"]!.ToString(), (await contract.ReadAsync(report))["results"]![0]!["value"]!.ToString()));
        var now = await contract.ReadAsync(corrected);
        Assert.Equal((report, "Ours was wrong.", 120_000L), (now["supersedes"]!.ToString(), now["correctedBecause"]!.ToString(), now["payment"]!["amount"]!["pence"]!.GetValue<long>()));
        (await contract.ReportAsync(3, 81, report, "Once more.")).Refused("report-unknown");
        (await contract.ActAsync(World.Buyer.Approver, report, "acceptance")).Refused("report-superseded");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_report_is_said_at_once()
    {
        var contract = await ContractAsync();
        var (starts, ends) = (contract.Starts, contract.Starts.AddMonths(24).AddDays(-1));
        var refused = (await contract.PostAsync(new
        {
            from = starts.AddDays(-1), to = ends, reason = "None.",
            results = new[] { Result("answered-in-time", 1.1234567m, starts), Result("answered-in-time", 2, ends), Result("colour", 1, starts) },
        })).Refused(HttpStatusCode.BadRequest, "period-outside-contract").Json["errors"]!.AsArray().Select(e => $"{e!["pointer"]} {e["code"]}");
        Assert.Equal(
            ["/from period-outside-contract", "/to period-not-over", "/results/0/value value-too-fine", "/results/0/verifiedOn verified-too-early", "/results/1/measure measure-twice",
                "/results/1/verifiedOn verified-in-future", "/results/2/measure measure-unknown", "/reason reason-without-correction"], refused);
        var part = (await contract.PostAsync(new { from = starts.AddMonths(9), to = starts.AddMonths(9), results = new[] { Result("answered-in-time", 90, starts.AddMonths(10).AddDays(10)) } }))
            .Refused(HttpStatusCode.BadRequest, "period-not-agreed");
        Assert.Contains($"{starts.AddMonths(9):O} to {starts.AddMonths(10).AddDays(-1):O}", part.Body, StringComparison.Ordinal);
        var missing = (await contract.PostAsync(new { from = starts.AddDays(1), to = starts, results = Array.Empty<object>() })).Refused(HttpStatusCode.BadRequest, "period-backwards");
        Assert.Equal(["/to", "/results"], missing.Json["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()));

        static object Result(string measure, decimal value, DateOnly verifiedOn) => new { measure, value, verifiedOn };
    }

    [Fact]
    public async Task Only_the_parties_see_and_each_does_its_own()
    {
        var contract = await ContractAsync();
        var report = await contract.CalculatedAsync(4, 90);
        var (path, rival) = ($"{contract.Path}/outcome-reports", contract.Lot.Suppliers[1]);
        foreach (var other in new[] { World.OtherBuyer.Api, rival.Api })
            (await other.GetAsync(path)).Hidden();
        (await rival.Api.PostAsync(path, contract.Period(5, 90), "\"1\"")).Hidden();
        (await World.OtherBuyer.Approver.PostAsync($"{path}/{report}/acceptance", null, "\"1\"")).Hidden();
        (await World.OtherBuyer.Approver.PostAsync($"{path}/{report}/dispute", new { reason = "Ours." }, "\"1\"")).Hidden();
        (await contract.Supplier.Api.PostAsync($"{path}/{report}/acceptance", null, "\"1\"")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.Buyer.Api.PostAsync(path, contract.Period(5, 90), "\"1\"")).Refused(HttpStatusCode.Forbidden, "not-in-this-role");
        (await World.Buyer.Approver.PostAsync($"{path}/{Guid.CreateVersion7()}/acceptance", null, "\"1\"")).Hidden();
        Assert.Equal((await World.Buyer.Api.GetAsync(path)).Good().Body, (await contract.Supplier.Api.GetAsync(path)).Good().Body);
    }

    [Fact]
    public async Task On_the_page_the_supplier_reports_and_the_buyer_decides()
    {
        var contract = await ContractAsync();
        var page = $"/contracts/{contract.Id}";
        using var supplier = new Browser(World);
        await supplier.SignInAsync(await World.PersonAsync(contract.Supplier, "supplier-finance"));
        var wrong = await ReportAsync(("Report.Results[0].Value", "many"), ("Report.From.Day", "31"), ("Report.From.Month", "2"));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        foreach (var told in new[] { "‘Calls answered within a minute’ must be a number", "value=\"many\"", "‘First day of the period’ must be a real date" })
            Assert.Contains(told, wrong.Text, StringComparison.Ordinal);
        var from = contract.Starts.AddMonths(6);
        var (later, another) = (from.AddDays(1), await ReportAsync(("Report.Results[0].Value", "82.5"), ("Report.From.Day", $"{from.AddDays(1).Day}"), ("Report.From.Month", $"{from.AddDays(1).Month}")));
        Assert.Contains($"{later:O} to {contract.Starts.AddMonths(7).AddDays(-1):O} is none of them", another.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await ReportAsync(("Report.Results[0].Value", "82.5"), ("Report.From.Day", $"{from.Day}"), ("Report.From.Month", $"{from.Month}"))).Status);
        await World.Host.RestAsync();
        Assert.Contains("£1,250.00", (await supplier.OpenAsync(page)).Text, StringComparison.Ordinal);

        using var buyer = new Browser(World);
        await buyer.SignInAsync(await World.PersonAsync(World.Buyer, "approver"));
        var report = (await World.Buyer.Api.GetAsync($"{contract.Path}/outcome-reports")).Good().Json.AsArray().Single(r => r!["from"]!.ToString() == $"{from:O}")!;
        var payment = ("Decide.Payment", $"{report["id"]}|{report["payment"]!["tag"]}");
        Assert.Contains("Give the reason", (await buyer.SubmitAsync($"{page}?handler=Decide", payment, ("Decide.Accepts", "dispute"))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose whether to accept", (await buyer.SubmitAsync($"{page}?handler=Decide", payment)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await buyer.SubmitAsync($"{page}?handler=Decide", payment, ("Decide.Accepts", "accept"))).Status);
        var shown = (await buyer.OpenAsync(page)).Text;
        foreach (var told in new[] { "Accepted", "Worked out again on", (await contract.FormulaAsync())["pluginHash"]!.ToString() })
            Assert.Contains(told, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await supplier.SubmitAsync($"{page}?handler=Decide", payment, ("Decide.Accepts", "accept"))).Status);

        async Task<Shown> ReportAsync(params (string, string)[] more)
        {
            var (starts, ends) = (contract.Starts.AddMonths(6), contract.Starts.AddMonths(7).AddDays(-1));
            var verified = ends.AddDays(20);
            return await supplier.SubmitAsync($"{page}?handler=Report",
            [
                ("Report.Tag", (await contract.FormulaAsync())["tag"]!.ToString()), ("Report.From.Year", $"{starts.Year}"), ("Report.To.Day", $"{ends.Day}"), ("Report.To.Month", $"{ends.Month}"),
                ("Report.To.Year", $"{ends.Year}"), ("Report.Results[0].VerifiedOn.Day", $"{verified.Day}"), ("Report.Results[0].VerifiedOn.Month", $"{verified.Month}"),
                ("Report.Results[0].VerifiedOn.Year", $"{verified.Year}"), .. more,
            ]);
        }
    }

    [Fact]
    public async Task Agreed_terms_stand_and_what_is_proposed_must_fit_the_measures()
    {
        var contract = await ContractAsync();
        (await contract.ProposeAsync()).Refused("terms-agreed");
        (await contract.AgreeAsync()).Refused("terms-agreed");
        var terms = new TermsProposal(OutcomeModel.ValueBased, 2, new Money(-1), Money.Zero, new Money(-10), new Money(-5), [new AgreedMeasure("one", 5, 4), new AgreedMeasure("one", 1, 2), new AgreedMeasure("three", 1)]);
        var named = new OutcomeMeasures { All = [Measure("one"), Measure("two")] };
        Assert.Equal(
            ["/periodMonths period-months", "/fixed amount-negative", "/atRisk amount-not-positive", "/cap cap-below-collar", "/collar collar-negative", "/measures/0/target target-no-better", "/measures/1/measure measure-twice",
                "/measures/2/measure measure-unknown", "/measures measure-missing"],
            terms.Faults(named, contract.Starts, contract.Starts.AddMonths(24).AddDays(-1)).Select(f => $"{f.Pointer} {f.Code}"));

        static OutcomeMeasure Measure(string code) => new()
        {
            Code = code, Title = code, Unit = "per cent", Better = Direction.Higher, Target = 95, Source = "Here", Attribution = "Ours", VerificationLagDays = 10,
        };
    }

    [Fact]
    public async Task A_package_that_was_changed_on_disk_is_refused_by_name_and_hash()
    {
        var contract = await ContractAsync();
        var formula = await contract.FormulaAsync();
        var hash = formula["pluginHash"]!.ToString();
        var services = World.Host.App.Services;
        await using var scope = services.CreateAsyncScope();
        var content = (await scope.ServiceProvider.GetRequiredService<PluginsDbContext>().Approved.SingleAsync(a => a.Hash == hash, TestContext.Current.CancellationToken)).Content;
        var file = Path.Combine(services.GetRequiredService<PluginSettings>().Folder, "..", "files", content[..2], content);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, [.. whole, 0], TestContext.Current.CancellationToken);
        try
        {
            // Another node, which has to read the package.
            await using var node = ActivatorUtilities.CreateInstance<PluginRuntime>(services, (IPluginShelf)ActivatorUtilities.CreateInstance<ApprovedShelf>(services));
            await node.RefreshAsync(TestContext.Current.CancellationToken);
            var answer = await node.AskFixedAsync(contract.Lot.Publishing.Plugin, hash, "outcome-payment/payment-due", "{}"u8.ToArray(), Guid.CreateVersion7(), TestContext.Current.CancellationToken);
            var failure = Assert.IsType<PluginMachineFailure>(answer);
            Assert.Equal(PluginTrouble.NotInstalled, failure.Trouble);
            Assert.Contains(hash, failure.Reason, StringComparison.Ordinal);
            Assert.Contains("damaged", failure.Reason, StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllBytesAsync(file, whole, CancellationToken.None);
        }
    }

    [Fact]
    public void Assemblies_that_were_rewritten_otherwise_in_the_same_circumstances_are_foreign()
    {
        var formula = new PaymentFormula(CallOffId.New(), FrameworkId.New(), Quotes.QuoteId.New(), "a.b", "1.0.0", "package");
        var record = new PluginCallRecord
        {
            Plugin = "a.b", Version = "1.0.0", Package = "package", Counted = "one", Circumstances = "rewriter1", Sdk = "1.1.0", Runtime = "10.0.0", Operation = "outcome-payment/payment-due",
            Input = default, InputHash = "", Output = default, OutputHash = "", Budget = 1, Steps = 1,
        };
        formula.Describe(new OutcomeMeasures { All = [] }, record, World.Now);
        Assert.Null(formula.WhyForeign(record));
        Assert.Null(formula.WhyForeign(record with { Counted = "two", Circumstances = "rewriter2" }));
        Assert.Contains("two", formula.WhyForeign(record with { Counted = "two" }), StringComparison.Ordinal);
        Assert.Contains("other", formula.WhyForeign(record with { Package = "other" }), StringComparison.Ordinal);
    }

    private async Task RefusedByTheDatabaseAsync(Func<CallOffDbContext, Task<int>> change)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => change(scope.ServiceProvider.GetRequiredService<CallOffDbContext>()));
        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    // What the acceptance of a payment is refused with on a machine of our own making.
    private async Task<object?> RefusedAcceptanceAsync(PaidByOutcome contract, string report, string tag, IPluginReplay machine, Guid? by = null)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var caller = new Caller(Role.Approver, OrganisationId.From(Guid.Parse(World.Buyer.Id)), by ?? Guid.CreateVersion7());
        var answer = await AcceptPayment.Handle(Guid.Parse(contract.Id), Guid.Parse(report), tag, caller, scope.ServiceProvider.GetRequiredService<CallOffDbContext>(), machine,
            World.Host.Clock, NullLogger<CalculatePayments>.Instance, new DefaultHttpContext(), TestContext.Current.CancellationToken);
        return Assert.IsType<ProblemHttpResult>(answer.Result).ProblemDetails.Extensions["code"];
    }

    private async Task<PaymentFormula> StoredAsync(PaidByOutcome contract)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var id = new CallOffId(Guid.Parse(contract.Id));
        return await scope.ServiceProvider.GetRequiredService<CallOffDbContext>().PaymentFormulas.AsNoTracking().SingleAsync(f => f.Id == id, TestContext.Current.CancellationToken);
    }

    private async Task<OutcomePayment> StoredAsync(string report)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var id = new OutcomeReportId(Guid.Parse(report));
        return await scope.ServiceProvider.GetRequiredService<CallOffDbContext>().OutcomePayments.AsNoTracking().SingleAsync(p => p.Id == id, TestContext.Current.CancellationToken);
    }

    private async Task KeepTermsAsync(PaidByOutcome contract, string terms, string hash)
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var id = new CallOffId(Guid.Parse(contract.Id));
        await scope.ServiceProvider.GetRequiredService<CallOffDbContext>().PaymentFormulas.Where(f => f.Id == id)
            .ExecuteUpdateAsync(f => f.SetProperty(k => k.Terms, terms).SetProperty(k => k.TermsHash, hash), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_extension_is_of_whole_periods_and_from_then_on_they_are_the_contracts()
    {
        var contract = await ContractAsync();
        var ends = DateOnly.Parse((await World.Buyer.Api.GetAsync(contract.Path)).Good()["endsOn"], System.Globalization.CultureInfo.InvariantCulture);
        (await contract.ReportAsync(24, 82m)).Refused(HttpStatusCode.BadRequest, "period-outside-contract");
        (await World.Buyer.Approver.ActAsync(contract.Path, "extensions", new { to = ends.AddDays(5), reason = "Needed." })).Refused("extension-not-whole-periods");
        (await World.Buyer.Approver.ActAsync(contract.Path, "extensions", new { to = contract.Starts.AddMonths(26).AddDays(-1), reason = "Needed." })).Good();
        await World.Host.RestAsync();
        (await contract.ReportAsync(24, 82m)).Refused(HttpStatusCode.BadRequest, "period-not-over");
        (await contract.ReportAsync(26, 82m)).Refused(HttpStatusCode.BadRequest, "period-outside-contract");
    }

    private static PluginCall CallOf(PluginCallRecord record) => new(record.Plugin, record.Version, record.Package, record.Operation, record.Input);

    private static PluginDocument Same(PluginCallRecord record) => new(CallOf(record), record.Output) { Record = record };

    // Other bytes for the same question.
    private static PluginDocument More(PluginCallRecord record)
    {
        var due = SdkJson.Bytes(PaymentDue.Of([new PaymentLine { Code = "fixed", Amount = new Money(1), Working = "More." }]));
        return new PluginDocument(CallOf(record), due) { Record = record with { Output = due, OutputHash = PluginCallRecord.HashOf(due) } };
    }

    /// <summary>A machine that makes a call again in its own way, after what happens meanwhile.</summary>
    private sealed class Recalculates(Func<PluginCallRecord, PluginAnswer> answers, Func<Task>? meanwhile = null) : IPluginReplay
    {
        public Task<PluginReplay> ReplayAsync(PluginCallRecord record, CancellationToken stop) => RecalculateAsync(record, stop);

        public async Task<PluginReplay> RecalculateAsync(PluginCallRecord record, CancellationToken stop)
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            var answer = answers(record);
            return new PluginReplay(record, answer, answer.Record is { } again && again.OutputHash != record.OutputHash ? [PluginDifference.Output] : []);
        }
    }
}

[Collection(Profiles.Embedded), Trait("Slow", "Yes")]
public sealed class OutcomePaymentTestsEmbedded(EmbeddedWorld world) : OutcomePaymentTests(world);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class OutcomePaymentTestsProduction(ProductionWorld world) : OutcomePaymentTests(world);
