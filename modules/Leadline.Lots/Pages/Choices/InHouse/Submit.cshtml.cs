using Leadline.Lots.Choices;
using Leadline.Lots.InHouse;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices.InHouse;

/// <summary>Submits an in-house case for a need, or submits anew one that was sent back.</summary>
[MayBeOpenedBy(Role.ProcurementLead)]
internal sealed class SubmitModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    private InHouseCase? _sentBack;

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public TypedCase Form { get; set; } = new();

    public Need Need { get; private set; } = null!;

    public static InHouseTest Test => InHouseTest.Shipped;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
            return NotFound();
        Form = TypedCase.Of(_sentBack, Test);
        Form.Tag = _sentBack is null ? null : EntityTags.Of(db.VersionOf(_sentBack));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
            return NotFound();
        while (Form.Statements.Count < Test.Criteria.Count)
            Form.Statements.Add(new TypedCase.Statement());
        var request = Form.Read(Test, (field, line) => ModelState.AddModelError($"Form.{field}", text[$"in-house.{field}.wrong", line]));
        if (!ModelState.IsValid)
        {
            foreach (var fault in request.Faults(Test).Where(f => f.Pointer.StartsWith("/statements", StringComparison.Ordinal)))
                ModelState.TryAddModelError(TypedCase.FieldOf(fault.Pointer), fault.Detail);
            return Page();
        }

        INestedHttpResult answer = _sentBack is { } before
            ? await SubmitInHouseCase.Again(before.Id.Value, Form.Tag, request, this.Reader, db, clock, HttpContext, stop)
            : await SubmitInHouseCase.Handle(Id, request, this.Reader, db, clock, HttpContext, stop);
        if (answer.Result is ProblemHttpResult problem)
        {
            foreach (var fault in FormAnswers.FaultsOf(problem))
                ModelState.TryAddModelError(TypedCase.FieldOf(fault.Pointer), fault.Detail);
            return Page();
        }

        TempData.Confirm(text["in-house.done.submitted"]);
        var id = answer.Result switch { Created<InHouseCaseView> { Value: { } made } => made.Id, Ok<InHouseCaseView> { Value: { } again } => again.Id, _ => default };
        return LocalRedirect($"{Request.PathBase}/choices/in-house/{id.Value}");
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await db.Needs.FindAsync([new NeedId(Id)], stop) is not { } need || !this.Reader.SpeaksFor(need.Buyer))
            return false;
        Need = need;
        _sentBack = await db.InHouseCases.AsSplitQuery().FirstOrDefaultAsync(c => c.NeedId == need.Id && c.State == InHouseState.SentBack, stop);
        return true;
    }
}
