using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.Copies;
using Leadline.Lots.Pages.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Ceilings;

/// <summary>The ceilings of a framework agreement and their raises; for its authority with what is counted, and to raise them.</summary>
[MayBeOpenedByAnybody("ceilings and their raises are public; what is counted under them is shown to the authority alone")]
internal sealed class CeilingsModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public RaiseForm Raise { get; set; } = new();

    [BindProperty]
    public DecisionForm Decide { get; set; } = new();

    public CeilingsView View { get; private set; } = null!;

    public FrameworkTerms Terms { get; private set; } = null!;

    /// <summary>Whether the reader is of the authority, and sees what is counted.</summary>
    public bool SeesCounts { get; private set; }

    public bool MayRaise { get; private set; }

    public IReadOnlyList<CeilingView> Warned => [.. View.Ceilings.Where(c => c.IsNear == true)];

    public IReadOnlyList<Choice> Raisable => [.. View.Ceilings.Where(c => c.Stated is not null).Select(c => new Choice(c.LotNumber ?? RaiseForm.Whole, Named(c.LotNumber)))];

    public IReadOnlyList<Choice> Grounds => [.. Terms.Regime.Modifications.Select(g => new Choice(g.Code, g.Title, Words(g)))];

    public IReadOnlyList<Choice> Proposed =>
        [.. View.Raises.Where(r => r.IsConfirmed is null).Select(r => new Choice($"{r.Id.Value}", text["ceilings.proposed", Named(r.LotNumber), UkFormat.Money(r.Amount), r.GroundTitle], r.Reason))];

    public IReadOnlyList<Choice> Acts => [new("confirm", text["ceilings.act.confirm"]), new("refuse", text["ceilings.act.refuse"])];

    private Caller? Reader => Caller.Of(HttpContext);

    public string Named(string? lot) => lot is null ? text["ceilings.whole"] : text["lot.named", lot, View.Ceilings.FirstOrDefault(c => c.LotNumber == lot)?.Title ?? ""];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostRaiseAsync(CancellationToken stop)
    {
        if (!await IsManagerAsync(stop))
            return NotFound();
        if (string.IsNullOrEmpty(Raise.LotNumber))
            ModelState.AddModelError("Raise.LotNumber", text["ceilings.lot.missing"]);
        if (string.IsNullOrEmpty(Raise.Ground))
            ModelState.AddModelError("Raise.Ground", text["ceilings.ground.missing"]);
        if (TypedPounds.Read(Raise.Amount) is not { } amount)
        {
            ModelState.AddModelError("Raise.Amount", text["ceilings.amount.unreadable"]);
            amount = Money.Zero;
        }

        var notice = Raise.NoticeOn.Read(this, "Raise.NoticeOn");
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        RaiseCeiling.RaiseCeilingRequest request = new(amount, Raise.Ground!, Raise.Reason ?? "", Raise.LotNumber == RaiseForm.Whole ? null : Raise.LotNumber,
            string.IsNullOrWhiteSpace(Raise.NoticeReference) ? null : Raise.NoticeReference, notice);
        return await AnswerAsync(await RaiseCeiling.Handle(Id, request, Reader!, db, clock, stop), nameof(Raise), "ceilings.done.raise", stop);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (!await IsManagerAsync(stop))
            return NotFound();
        if (!Guid.TryParse(Decide.Raise, out var raise))
            ModelState.AddModelError("Decide.Raise", text["ceilings.raise.missing"]);
        if (Decide.Act is not ("confirm" or "refuse"))
            ModelState.AddModelError("Decide.Act", text["ceilings.act.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        DecideCeilingRaise.DecideCeilingRaiseRequest request = new(Decide.Act == "confirm", Decide.Reason ?? "");
        return await AnswerAsync(await DecideCeilingRaise.Handle(Id, raise, request, Reader!, db, clock, stop), nameof(Decide), $"ceilings.done.{Decide.Act}", stop);
    }

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (!this.Take(answer, form))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var today = clock.Today();
        if (await FrameworkInForce.FindAsync(db, Id, today, stop) is not { } framework || await db.CeilingsViewAsync(Id, Reader, today, stop) is not { } view)
            return NotFound();
        (Terms, View) = (framework.Terms, view);
        MayRaise = await IsManagerAsync(stop);
        SeesCounts = view.Ceilings.Any(c => c.Counted is not null);
        return Page();
    }

    private async Task<bool> IsManagerAsync(CancellationToken stop) => Reader is { } reader && reader.Is(Role.CategoryManager)
        && await FrameworkInForce.FindAsync(db, Id, clock.Today(), stop) is { } framework && await db.SpeaksForAsync(reader, framework.Terms.Authority, stop)
        && await db.RefuseInterestAsync(reader, new(Id), lots: null, stop) is null;

    private string Words(ModificationGround ground)
    {
        var most = ground.AtMost is { } rate ? text[ground.IsOfEachChange ? "ceilings.ground.each" : "ceilings.ground.together", rate] : text["ceilings.ground.no-figure"];
        return $"{most} {text[ground.NoticeFirst ? "ceilings.ground.notice" : "ceilings.ground.no-notice"]} {ground.Source}";
    }
}
