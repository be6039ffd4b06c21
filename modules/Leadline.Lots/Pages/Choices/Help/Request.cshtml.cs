using Leadline.Lots.Frameworks;
using Leadline.Lots.HelpRequests;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Help;

/// <summary>One request for help: the authority's staff take and answer it, its buyer may reopen it.</summary>
[MayBeOpenedBy(ReadHelpRequests.Readers)]
internal sealed class RequestModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Words
    {
        public string? Text { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Words Form { get; set; } = new();

    public HelpView Shown { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    public NamedFramework? Framework { get; private set; }

    public bool MayTake { get; private set; }

    public bool MayAnswer { get; private set; }

    public bool MayClose { get; private set; }

    public bool MayReopen { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(AnswerHelp.Helpers)]
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop) =>
        await AnswerAsync(await AnswerHelp.Take(Id, Form.Tag, this.Reader, db, clock, HttpContext, stop), "help.done.taken", stop);

    [MayBePostedBy(AnswerHelp.Helpers)]
    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop) =>
        await AnswerAsync(await AnswerHelp.Answer(Id, Form.Tag, new(Form.Text ?? ""), this.Reader, db, clock, HttpContext, stop), "help.done.answered", stop);

    [MayBePostedBy(AnswerHelp.Helpers)]
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop) =>
        await AnswerAsync(await AnswerHelp.Close(Id, Form.Tag, new(Form.Text ?? ""), this.Reader, db, clock, HttpContext, stop), "help.done.closed", stop);

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostReopenAsync(CancellationToken stop) =>
        await AnswerAsync(await AnswerHelp.Reopen(Id, Form.Tag, new(Form.Text ?? ""), this.Reader, db, clock, HttpContext, stop), "help.done.reopened", stop);

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string done, CancellationToken stop)
    {
        if (!this.Take(answer, nameof(Form)))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var reader = this.Reader;
        if (await ReadHelpRequests.FindAsync(Id, reader, db, stop) is not { } found)
            return NotFound();
        Shown = HelpView.Of(found, clock.Today(), reader.SpeaksFor(found.Buyer));
        Buyer = (await db.NamesAsync([found.Buyer], stop)).GetValueOrDefault(found.Buyer, "");
        Framework = (await db.NamedFrameworksAsync(stop)).Of(found.FrameworkId);
        var helps = reader.Is(AnswerHelp.Helpers) && await db.OwnFrameworkAsync(found.FrameworkId.Value, reader, stop) is not null;
        MayTake = helps && (found.State == HelpState.Asked || (found.State == HelpState.Taken && found.TakenBy != reader.Actor));
        MayAnswer = helps && found.State == HelpState.Taken && found.TakenBy == reader.Actor;
        MayClose = helps && found.State == HelpState.Answered;
        MayReopen = reader.Is(Role.ProcurementLead) && reader.SpeaksFor(found.Buyer) && found.State is HelpState.Answered or HelpState.Closed;
        Form.Tag = EntityTags.Of(db.VersionOf(found)); // of what is shown now
        ModelState.Remove("Form.Tag");
        return Page();
    }
}
