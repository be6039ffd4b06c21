using Leadline.CallOff.Awards;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Extensions;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>One call-off contract, as its signed order form has it, for its parties; with what is paid by outcome under it, where it has fixed a formula.</summary>
[MayBeOpenedBy(ReadContracts.Readers, OnCallOffs = true)]
internal sealed class ContractModel(
    CallOffDbContext db, IPluginReplay replay, TimeProvider clock, IDeadlineClock deadline, ModuleText<CallOffModule> text, ILogger<CalculatePayments> log) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public TermsForm Terms { get; set; } = new();

    [BindProperty]
    public ReportForm Report { get; set; } = new();

    [BindProperty]
    public DecisionForm Decide { get; set; } = new();

    [BindProperty]
    public ExtensionForm Extend { get; set; } = new();

    /// <summary>Which version of the terms the supplier has seen.</summary>
    [BindProperty]
    public string? AgreeTag { get; set; }

    public CallOffContract Contract { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    public string Supplier { get; private set; } = "";

    public FrameworkTerms? Framework { get; private set; }

    public LotTerms? Lot => Framework?.Lots.FirstOrDefault(l => l.Number == Contract.LotNumber);

    public bool IsOver { get; private set; }

    /// <summary>Whether the reader sees the competition it came of: who follows a party was not invited to it.</summary>
    public bool SeesCompetition { get; private set; }

    /// <summary>Likewise the direct award.</summary>
    public bool SeesDirectAward { get; private set; }

    /// <summary>How payment by outcome is worked out; null where nothing is paid by it.</summary>
    public FormulaView? Formula { get; private set; }

    public IReadOnlyList<OutcomeReportView> Reports { get; private set; } = [];

    /// <summary>Why the reader may not act for the buyer, although it is of it.</summary>
    public string? Conflict { get; private set; }

    /// <summary>Whether the reader would extend the contract, had it not prepared the call-off.</summary>
    public bool IsToExtend => ApprovesForBuyer && !IsOver && Contract.ExtensionTo is null && Contract.EndsOn < Contract.LatestEnd;

    /// <summary>Whether the reader prepared the call-off, so that somebody else must extend the contract.</summary>
    public bool PreparedIt { get; private set; }

    /// <summary>Whether the reader is of the buyer, which alone sees what is under way.</summary>
    public bool IsBuyer => Reader.SpeaksFor(Contract.Buyer);

    public bool MayPropose => ActsForBuyer && Formula!.State is FormulaState.Described or FormulaState.Proposed;

    public bool MayAgree => ActsForSupplier(Role.BidManager) && Formula!.State == FormulaState.Proposed;

    public bool MayReport => ActsForSupplier(Role.SupplierFinance) && Formula!.State == FormulaState.Agreed;

    public bool MayDecide => ActsForBuyer && Decidable.Count > 0;

    public IReadOnlyList<Choice> Models => [new("value-based", text["outcome.model.ValueBased"]), new("risk-share", text["outcome.model.RiskShare"])];

    public IReadOnlyList<Choice> PeriodLengths => [.. Periods.Lengths.Select(m => new Choice($"{m}", text[$"outcome.period-months.{m}"]))];

    /// <summary>The agreed periods that are over and not reported yet.</summary>
    public IReadOnlyList<AgreedPeriod> Reportable => Formula?.PeriodMonths is { } months
        ? [.. Periods.Of(months, Contract.StartsOn, Contract.EndsOn).Where(p => p.To < clock.Today() && !Reports.Any(r => r.From == p.From && r.Payment.State != PaymentState.Superseded))]
        : [];

    public IReadOnlyList<Choice> Decisions => [new("accept", text["outcome.decide.accept"]), new("dispute", text["outcome.decide.dispute"])];

    /// <summary>The reports that can be corrected, after the choice of none.</summary>
    public IReadOnlyList<Choice> Correctable =>
    [
        new("", text["outcome.supersedes.none"]),
        .. Reports.Where(r => r.Payment.State is not (PaymentState.Accepted or PaymentState.Superseded)).Select(r => new Choice(r.Id.Value.ToString(), Named(r))),
    ];

    /// <summary>The payments that wait for the buyer's word.</summary>
    public IReadOnlyList<Choice> Decidable =>
    [
        .. Reports.Where(r => r.Payment.State is PaymentState.Calculated or PaymentState.Failed or PaymentState.Differs or PaymentState.Disputed)
            .Select(r => new Choice($"{r.Id.Value}|{r.Payment.Tag}", Named(r))),
    ];

    private bool ActsForBuyer => Formula is not null && ApprovesForBuyer;

    private bool ApprovesForBuyer => Conflict is null && Reader.SpeaksFor(Contract.Buyer) && Reader.Is(Role.Approver, Contract.Id);

    private Caller Reader => Caller.Of(HttpContext)!;

    public string TitleOf(string measure) => Formula?.Measures.FirstOrDefault(m => m.Code == measure)?.Title ?? measure;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.Approver, OnCallOffs = true)]
    public async Task<IActionResult> OnPostProposeAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Reader.SpeaksFor(Contract.Buyer))
            return NotFound();
        var formula = await FormulaAsync(stop);
        if (formula?.Named is not { } named)
            return await RefusedAsync(formula?.RefuseWithoutMeasures() ?? OwnFormula.None, stop);
        var proposal = Terms.Read(named, this, text);
        OutcomeField.Say(this, "Terms", proposal.Faults(named, Contract.StartsOn, Contract.EndsOn));
        return ModelState.IsValid
            ? await AnswerAsync(await ProposeTerms.Handle(Id, Terms.Tag, proposal, Reader, db, HttpContext, stop), "Terms", "outcome.done.propose", stop)
            : await ShowAsync(stop);
    }

    [MayBePostedBy(Role.BidManager, OnCallOffs = true)]
    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken stop) =>
        await LoadAsync(stop) && Reader.SpeaksFor(Contract.Supplier)
            ? await AnswerAsync(await AgreeTerms.Handle(Id, AgreeTag, Reader, db, clock, HttpContext, stop), "", "outcome.done.agree", stop)
            : NotFound();

    [MayBePostedBy(Role.SupplierFinance, OnCallOffs = true)]
    public async Task<IActionResult> OnPostReportAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Reader.SpeaksFor(Contract.Supplier))
            return NotFound();
        var formula = await FormulaAsync(stop);
        if (formula?.Stated is not { } agreed)
            return await RefusedAsync(formula is null ? OwnFormula.None : ReportOutcomes.NotAgreed, stop);
        var report = Report.Read(agreed.Terms, this, text);
        var isWhole = ModelState.IsValid;
        var faults = report.Faults(agreed, Contract.StartsOn, Contract.EndsOn, clock.Today());
        // Where a day can't be read, what depends on it can't be judged either.
        OutcomeField.Say(this, "Report", isWhole ? faults : faults.Where(f => !f.Pointer.EndsWith("verifiedOn", StringComparison.Ordinal) && f.Code != "period-backwards"));
        return ModelState.IsValid
            ? await AnswerAsync(await ReportOutcomes.Handle(Id, Report.Tag, report, Reader, db, clock, stop), "Report", "outcome.done.report", stop)
            : await ShowAsync(stop);
    }

    [MayBePostedBy(Role.Approver, OnCallOffs = true)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Reader.SpeaksFor(Contract.Buyer))
            return NotFound();
        var parts = Decide.Payment?.Split('|') ?? [];
        if (parts is not [var name, var tag] || !Guid.TryParse(name, out var report))
        {
            ModelState.AddModelError("Decide.Payment", text["outcome.decide.payment.missing"]);
            (report, tag) = (Guid.Empty, "");
        }

        if (Decide.Accepts is not ("accept" or "dispute"))
            ModelState.AddModelError("Decide.Accepts", text["outcome.decide.how.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        return Decide.Accepts == "accept"
            ? await AnswerAsync(await AcceptPayment.Handle(Id, report, tag, Reader, db, replay, clock, log, HttpContext, stop), "Decide", "outcome.done.accept", stop)
            : await AnswerAsync(await DisputePayment.Handle(Id, report, tag, new DisputePayment.DisputePaymentRequest(Decide.Reason ?? ""), Reader, db, clock, HttpContext, stop), "Decide", "outcome.done.dispute", stop);
    }

    [MayBePostedBy(Role.Approver, OnCallOffs = true)]
    public async Task<IActionResult> OnPostExtendAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || !Reader.SpeaksFor(Contract.Buyer))
            return NotFound();
        var to = new OutcomeField(this, text).Day("Extend.To", Extend.To, text["extension.to"]);
        if (string.IsNullOrWhiteSpace(Extend.Reason))
            ModelState.AddModelError("Extend.Reason", text["direct-award.reason.missing"]);
        return ModelState.IsValid
            ? await AnswerAsync(await ExtendContract.Handle(Id, Extend.Tag, new(to, Extend.Reason!), Reader, db, deadline, HttpContext, stop), "Extend", "extension.done", stop)
            : await ShowAsync(stop);
    }

    private bool ActsForSupplier(Role role) => Formula is not null && Reader.SpeaksFor(Contract.Supplier) && Reader.Is(role, Contract.Id);

    private string Named(OutcomeReportView report) => text["outcome.named", report.Number, UkFormat.Date(report.From), UkFormat.Date(report.To),
        report.Payment.Amount is { } amount ? UkFormat.Money(amount) : text["outcome.named.none"]];

    private Task<PaymentFormula?> FormulaAsync(CancellationToken stop) => db.PaymentFormulas.AsNoTracking().FirstOrDefaultAsync(f => f.Id == Contract.Id, stop);

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (!this.Take(answer, form, fault => fault.Code == "text-missing" ? text["direct-award.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    // Whose contract it is knows that it is there, and is told why.
    private Task<IActionResult> RefusedAsync(Refusal refusal, CancellationToken stop)
    {
        ModelState.AddModelError("", refusal.Reason);
        return ShowAsync(stop);
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var callOff = new CallOffId(Id);
        if (await ReadContracts.Own(db, Reader).AsTracking().FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } found)
            return false;
        Contract = found;
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (!await LoadAsync(stop))
            return NotFound();
        var (found, callOff, reader) = (Contract, Contract.Id, Reader);
        var names = await db.NamesAsync([found.Buyer, found.Supplier], stop);
        var version = await db.Competitions.Where(c => c.Id == callOff).Select(c => c.FrameworkVersion)
            .Concat(db.DirectAwards.Where(a => a.Id == callOff).Select(a => a.FrameworkVersion)).FirstOrDefaultAsync(stop);
        Framework = await db.TermsAsync<FrameworkTerms>(found.FrameworkId, version, stop);
        SeesCompetition = await (await CompetitionSight.OfAsync(reader, db, stop)).Among(db.Competitions).AnyAsync(c => c.Id == callOff, stop);
        SeesDirectAward = await (await DirectAwardSight.OfAsync(reader, db, stop)).Among(db.DirectAwards).AnyAsync(a => a.Id == callOff, stop);
        IsOver = found.EndsOn < clock.Today();
        (Buyer, Supplier) = (names.GetValueOrDefault(found.Buyer, ""), names.GetValueOrDefault(found.Supplier, ""));
        if (IsBuyer)
            Conflict = (await db.ConflictAsync(reader, found.FrameworkId, found.LotNumber, stop))?.Reason;
        PreparedIt = IsToExtend && reader.Actor == (await db.FindProcedureAsync(callOff, stop))?.PreparedBy;
        ModelState.Remove("Extend.Tag");
        Extend.Tag = EntityTags.Of(db.VersionOf(found)); // of what is shown now, also where something else was seen before
        await ShowOutcomeAsync(stop);
        return Page();
    }

    private async Task ShowOutcomeAsync(CancellationToken stop)
    {
        if ((await db.FormulasOfAsync([Contract.Id], stop)).GetValueOrDefault(Contract.Id) is not { } formula)
            return;
        (Formula, Reports) = (formula, await db.ReportsOfAsync(Contract, stop));
        if (Terms.Measures.Count != formula.Measures.Count)
            Terms.Fill(new Sdk.OutcomeMeasures { All = formula.Measures }, formula.PeriodMonths, formula.Terms);
        Report.Results = [.. Enumerable.Range(0, formula.Terms?.Measures.Count ?? 0).Select(i => Report.Results.ElementAtOrDefault(i) ?? new ReportForm.ResultForm())]; // one for each measure, whatever came
        foreach (var name in new[] { "Terms.Tag", "Report.Tag", nameof(AgreeTag) })
            ModelState.Remove(name);
        (Terms.Tag, Report.Tag, AgreeTag) = (formula.Tag, formula.Tag, formula.Tag); // of what is shown now, also where something else was seen before
    }
}
