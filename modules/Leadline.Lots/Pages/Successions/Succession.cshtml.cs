using Leadline.Lots.Contracts;
using Leadline.Lots.Pages.Frameworks;
using Leadline.Lots.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Successions;

/// <summary>One succession, for both of its sides: the successor accepts it here or declines, and the present authority may take it back until then.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class SuccessionModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Close.Reason"];

    internal sealed class Closed
    {
        public string? Reason { get; set; }
    }

    private Dictionary<OrganisationReference, string> _names = [];

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Which version was seen.</summary>
    [BindProperty]
    public string? Tag { get; set; }

    [BindProperty]
    public Closed Close { get; set; } = new();

    public SeenSuccession Seen { get; private set; } = null!;

    /// <summary>What the agreement's latest version says, which the successor takes over.</summary>
    public FrameworkTerms Terms { get; private set; } = null!;

    public string Title => Terms.Title;

    public StateShown State { get; private set; } = null!;

    /// <summary>Why nobody could accept it now.</summary>
    public Refusal? NotNow { get; private set; }

    /// <summary>Why the reader may not accept it.</summary>
    public Refusal? NotByYou { get; private set; }

    public bool MayAccept => MayClose && Seen.IsSuccessor && NotNow is null && NotByYou is null;

    public bool MayClose => Seen.Succession.State == SuccessionState.Offered;

    private Caller Reader => Caller.Of(HttpContext)!;

    public string NameOf(OrganisationReference authority) => _names.GetValueOrDefault(authority, "");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken stop) =>
        await AnswerAsync(await DecideSuccession.Accept(Id, Tag, Reader, db, clock, HttpContext, stop), "succession.done.accepted", stop);

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken stop) =>
        await AnswerAsync(await DecideSuccession.Decline(Id, Tag, new(Close.Reason ?? ""), Reader, db, clock, HttpContext, stop), "succession.done.declined", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        await AnswerAsync(await DecideSuccession.Withdraw(Id, Tag, new(Close.Reason ?? ""), Reader, db, clock, HttpContext, stop), "succession.done.withdrawn", stop);

    private async Task<IActionResult> AnswerAsync(Results<Ok<FrameworkSuccessionView>, ProblemHttpResult> answer, string done, CancellationToken stop)
    {
        if (!this.Take(answer, nameof(Close), fault => fault.Code == "text-missing" ? text["step.reason.missing"] : fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text[done]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.FindSuccessionAsync(Id, Reader, stop) is not { } seen)
            return NotFound();
        var (today, proposal) = (clock.Today(), (await db.Proposals.FindAsync([seen.Succession.ProposalId], stop))!);
        (Seen, Terms, NotNow) = (seen, seen.Framework.LatestTerms, await db.NotNowAsync(seen, today, stop));
        State = StateShown.Of(seen.Framework.State, Terms.Term, today);
        NotByYou = seen.IsSuccessor ? seen.Succession.RefuseAccepter(Reader, proposal) : null;
        _names = await db.AuthorityNamesAsync([seen.Succession.Predecessor, seen.Succession.Successor], stop);
        Tag = EntityTags.Of(db.VersionOf(seen.Succession));
        ModelState.Remove(nameof(Tag));
        return Page();
    }
}
