using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Quotes;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>One direct award: for its buyer what comes next, the quotes side by side and the decision; for others, once it is made, the award.</summary>
[MayBeOpenedBy(DirectAwardSight.Readers, OnCallOffs = true)]
internal sealed class DirectAwardModel(
    CallOffDbContext db, Descriptions descriptions, TimeProvider clock, IDeadlineClock deadline, ModuleText<CallOffModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Supplier { get; set; }

        public string? Reason { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    [BindProperty]
    public Decision Sign { get; set; } = new();

    [BindProperty]
    public Decision Withdraw { get; set; } = new();

    public DirectAward Award { get; private set; } = null!;

    public StateShown State { get; private set; } = null!;

    /// <summary>Whether the reader is of the buyer.</summary>
    public bool IsBuyer { get; private set; }

    public string Buyer { get; private set; } = "";

    public string Winner { get; private set; } = "";

    /// <summary>The terms it stands on.</summary>
    public FrameworkTerms? Framework { get; private set; }

    public LotTerms? Lot => Framework?.Lots.FirstOrDefault(l => l.Number == Award.LotNumber);

    public string LineTitle => Lot?.ServiceLines.FirstOrDefault(l => l.Code == Award.ServiceLine)?.Title ?? Award.ServiceLine;

    /// <summary>The quotes, as the buyer may see them now; null for everybody else, and before they are asked for.</summary>
    public QuotesShown? Quotes { get; private set; }

    /// <summary>Why the reader may not act on it, or see its quotes, although it is of the buyer.</summary>
    public string? Conflict { get; private set; }

    public bool HasContract { get; private set; }

    /// <summary>Whether its value is shown: to its two parties.</summary>
    public bool ShowsValue => IsBuyer || Reader.Organisation == Award.AwardedTo;

    /// <summary>Whether the reader is of the winner, and may read the quote that won.</summary>
    public bool MayReadOwnQuote => Reader.Organisation == Award.AwardedTo && Reader.Is(Role.BidManager);

    public bool MayAnswer => MayAct(Role.ProcurementLead) && Award.State == DirectAwardState.Draft;

    public bool MayWithdraw => MayAct(Role.ProcurementLead) && Award.State is DirectAwardState.Draft or DirectAwardState.Quoting or DirectAwardState.Quoted;

    /// <summary>Whether it is for the reader to award: somebody who did not prepare it.</summary>
    public bool MayAward => IsDeciding && Reader.Actor != Award.PreparedBy;

    /// <summary>Whether it would be for the reader, had it not prepared it.</summary>
    public bool PreparedIt => IsDeciding && Reader.Actor == Award.PreparedBy;

    /// <summary>Whether it is for the reader to sign: somebody who did not prepare it.</summary>
    public bool MaySign => IsToSign && Reader.Actor != Award.PreparedBy;

    /// <summary>Whether it would be for the reader to sign, had it not prepared it.</summary>
    public bool PreparedWhatIsToSign => IsToSign && Reader.Actor == Award.PreparedBy;

    private bool IsToSign => MayAct(Role.Approver) && Award.State == DirectAwardState.Awarded && !(clock.Today() <= Award.StandstillEndsOn);

    private bool IsDeciding => MayAct(Role.Approver) && Award.State == DirectAwardState.Quoted;

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.Approver, OnCallOffs = true)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (!await IsOwnAsync(stop))
            return NotFound();
        if (!Guid.TryParse(Decide.Supplier, out var supplier))
        {
            ModelState.AddModelError("Decide.Supplier", text["quote.choose.missing"]);
            return await ShowAsync(stop);
        }

        AwardByQuote.AwardByQuoteRequest request = new(new OrganisationId(supplier), Decide.Reason ?? "");
        return await AnswerAsync(await AwardByQuote.Handle(Id, Decide.Tag, request, Reader, db, clock, HttpContext, stop), nameof(Decide), "direct-award.done.award", stop);
    }

    [MayBePostedBy(Role.Approver, OnCallOffs = true)]
    public async Task<IActionResult> OnPostSignAsync(CancellationToken stop) => await IsOwnAsync(stop)
        ? await AnswerAsync(await SignDirectAward.Handle(Id, Sign.Tag, Reader, db, deadline, HttpContext, stop), nameof(Sign), "direct-award.done.sign", stop)
        : NotFound();

    [MayBePostedBy(Role.ProcurementLead, OnCallOffs = true)]
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        if (!await IsOwnAsync(stop))
            return NotFound();
        WithdrawDirectAward.WithdrawDirectAwardRequest request = new(Withdraw.Reason ?? "");
        return await AnswerAsync(await WithdrawDirectAward.Handle(Id, Withdraw.Tag, request, Reader, db, HttpContext, stop), nameof(Withdraw), "direct-award.done.withdraw", stop);
    }

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (!this.Take(answer, form, fault => fault.Code == "text-missing" ? text["direct-award.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private bool MayAct(Role role) => IsBuyer && Conflict is null && Reader.Is(role, Award.Id);

    private async Task<bool> IsOwnAsync(CancellationToken stop) => await db.DirectAwardAsync(Id, stop) is { } award && Reader.SpeaksFor(award.Buyer);

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var sight = await DirectAwardSight.OfAsync(Reader, db, stop);
        if (await db.DirectAwardAsync(Id, stop) is not { } award || !sight.Sees(award))
            return NotFound();
        (Award, IsBuyer, State) = (award, sight.IsBuyerOf(award), StateShown.Of(award.State, sight.IsBuyerOf(award)));
        Framework = await db.TermsAsync<FrameworkTerms>(award.FrameworkId, award.FrameworkVersion, stop);
        var names = await db.NamesAsync(award.AwardedTo is { } winner ? [award.Buyer, winner] : [award.Buyer], stop);
        (Buyer, Winner) = (names.GetValueOrDefault(award.Buyer, ""), award.AwardedTo is { } to ? names.GetValueOrDefault(to, "") : "");
        HasContract = Reader.Is(ReadContracts.Readers, award.Id) && await ReadContracts.Own(db, Reader).AnyAsync(c => c.Id == award.Id, stop);
        if (IsBuyer)
            await ShowToBuyerAsync(stop);
        return Page();
    }

    private async Task ShowToBuyerAsync(CancellationToken stop)
    {
        Conflict = (await db.OwnDirectAwardAsync(Id, Reader, stop)).Refusal?.Reason;
        if (Conflict is not null)
            State = StateShown.Of(Award.State, toBuyer: false);
        else if (Award.AskedOn is not null)
            Quotes = await QuotesShown.OfAsync(Award, db, descriptions, stop);
        foreach (var (form, name) in new[] { (Decide, nameof(Decide)), (Sign, nameof(Sign)), (Withdraw, nameof(Withdraw)) })
        {
            form.Tag = EntityTags.Of(db.VersionOf(Award)); // of what is shown now, also where something else was seen before
            ModelState.Remove($"{name}.{nameof(form.Tag)}");
        }

        if (Quotes?.Lowest is [{ } only])
            Decide.Supplier = only.Supplier.Value.ToString();
    }
}
