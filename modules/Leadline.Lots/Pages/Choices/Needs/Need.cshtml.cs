using Leadline.Lots.Choices;
using Leadline.Lots.Mandates;
using Leadline.Lots.InHouse;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.Needs;

/// <summary>One need with every choice there is for it; its buyer records here which one it takes, and why.</summary>
[MayBeOpenedBy(ReadNeeds.Readers)]
internal sealed class NeedModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Choice { get; set; }

        public string? Reason { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Take { get; set; } = new();

    public NeedView Need { get; private set; } = null!;

    public NamedFramework? Framework { get; private set; }

    public string Buyer { get; private set; } = "";

    /// <summary>The mandate that binds the buyer for the line; null where use is voluntary.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>The need's in-house case, if there is one.</summary>
    public InHouseCase? Case { get; private set; }

    public bool MayTake { get; private set; }

    public bool MaySubmitCase => MayTake && Mandate is not null && Case is null or { State: InHouseState.Refused or InHouseState.SentBack };

    public IReadOnlyList<Choice> Available => [.. Need.Choices.Where(c => c.IsAvailable).Select(c => new Choice(c.Key, NameOf(c)))];

    public string NameOf(OfferedChoice choice) => choice.Framework is null
        ? choice.Text.Title
        : text["choice.on-lot", choice.Text.Title, choice.Framework, choice.LotNumber!, choice.LotTitle!];

    /// <summary>The name of a recorded choice, as it was shown then.</summary>
    public string NameOf(ChoiceRecordView record) => record.Shown.FirstOrDefault(c => c.Key == record.Choice) is { } choice ? NameOf(choice) : record.Choice;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrEmpty(Take.Choice))
            ModelState.AddModelError("Take.Choice", text["choice.missing"]);
        if (string.IsNullOrWhiteSpace(Take.Reason))
            ModelState.AddModelError("Take.Reason", text["choice.reason.missing"]);
        if (!ModelState.IsValid || !this.Take(await TakeChoice.Handle(Id, new(Take.Choice!, Take.Reason!), this.Reader, db, clock, stop), nameof(Take)))
            return await ShowAsync(stop);
        TempData.Confirm(text["choice.done"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await ReadNeeds.ViewAsync(Id, this.Reader, db, clock.Today(), stop) is not { } need)
            return NotFound();
        Need = need;
        Framework = (await db.NamedFrameworksAsync(stop)).Of(need.FrameworkId);
        Buyer = (await db.NamesAsync([need.Buyer], stop)).GetValueOrDefault(need.Buyer, "");
        MayTake = this.Reader.SpeaksFor(need.Buyer) && this.Reader.Is(Role.ProcurementLead);
        if (need is { ServiceLine: { } line } && await db.Organisations.FindAsync([need.Buyer], stop) is { } buyer)
            Mandate = await db.BindingAsync(need.FrameworkId, line, buyer, clock.Today(), stop) is [var first, ..] ? first : null;
        Case = await db.InHouseCases.AsNoTracking().AsSplitQuery().Where(c => c.NeedId == need.Id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        return Page();
    }
}
