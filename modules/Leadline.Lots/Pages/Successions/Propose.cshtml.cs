using Leadline.Lots.Frameworks;
using Leadline.Lots.Proposals;
using Leadline.Lots.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Successions;

/// <summary>Proposes that a whole framework agreement moves to another authority.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class ProposeModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Propose.Successor", "Propose.Basis", "Propose.FirstDay", "Propose.Reason"];

    internal sealed class Proposed
    {
        public string? Successor { get; set; }

        public string? Basis { get; set; }

        public TypedDate FirstDay { get; set; } = new();

        public string? Reason { get; set; }

        /// <summary>Which version of the agreement was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Proposed Propose { get; set; } = new();

    public FrameworkAgreement Framework { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>The authorities that it could move to.</summary>
    public IReadOnlyList<Choice> Authorities { get; private set; } = [];

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var told = ModelState.ErrorCount;
        var day = Propose.FirstDay.Read(this, "Propose.FirstDay"); // of a day that is none of the calendar the page is told already
        if (day is null && ModelState.ErrorCount == told)
            ModelState.AddModelError("Propose.FirstDay", text["succession.first-day.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        ProposeSuccession.ProposeSuccessionRequest request = new(Propose.Successor ?? "", Propose.Basis ?? "", day!.Value, Propose.Reason ?? "");
        var answer = await ProposeSuccession.Handle(Id, Propose.Tag, request, Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Propose), Words))
            return await ShowAsync(stop);
        TempData.Confirm(text["step.proposed"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/proposals/{((Accepted<FrameworkProposalView>)answer.Result).Value!.Id.Value}");
    }

    private string Words(Fault fault) => (fault.Pointer, fault.Code) switch
    {
        ("/successor", "not-a-reference") => text["succession.successor.missing"],
        ("/basis", "text-missing") => text["succession.basis.missing"],
        (_, "text-missing") => text["step.reason.missing"],
        _ => fault.Detail,
    };

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.OwnFrameworkAsync(Id, Reader, stop) is not { } framework)
            return NotFound();
        (Framework, Title) = (framework, framework.LatestTerms.Title);
        var own = framework.AuthorityOn(db.Today);
        var others = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKinds.Authority && o.Reference != own && (o.OpenTo == null || o.OpenTo >= db.Today))
            .OrderBy(o => o.Name).Select(o => new { o.Reference, o.Name }).ToListAsync(stop);
        Authorities = [.. others.Select(o => new Choice(o.Reference.ToString(), $"{o.Name} ({o.Reference})"))];
        Propose.Tag = EntityTags.Of(db.VersionOf(framework));
        ModelState.Remove("Propose.Tag");
        return Page();
    }
}
