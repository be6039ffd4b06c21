using Leadline.Lots.Choices;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Needs;

/// <summary>States a need; all choices for it are shown next.</summary>
[MayBeOpenedBy(Role.ProcurementLead)]
internal sealed class NewModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    /// <summary>What is chosen where no service line fits.</summary>
    internal const string NoLine = "none";

    internal sealed class Stated
    {
        public string? Title { get; set; }

        public string? ServiceLine { get; set; }

        public string? ExpectedValue { get; set; }

        public TypedDate StartsOn { get; set; } = new();

        public string? TermMonths { get; set; }

        public string? Purpose { get; set; }

        public string? MainlyHealthCare { get; set; }
    }

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields =
        ["Form.Title", "Form.ServiceLine", "Form.ExpectedValue", "Form.StartsOn", "Form.TermMonths", "Form.Purpose", "Form.MainlyHealthCare"];

    [BindProperty]
    public Stated Form { get; set; } = new();

    public IReadOnlyList<Choice> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> YesOrNo => [new("yes", text["answer.yes"]), new("no", text["answer.no"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Read() is not { } request)
            return Page();
        var answer = await StateNeed.Handle(request, this.Reader, db, clock, HttpContext, stop);
        return this.Take(answer, nameof(Form)) && answer.Result is Created<NeedView> { Value: { } need }
            ? LocalRedirect($"{Request.PathBase}/choices/needs/{need.Id.Value}")
            : Page();
    }

    private async Task LoadAsync(CancellationToken stop) => Lines =
    [
        .. (await db.NamedFrameworksAsync(stop)).Where(f => f.State is not (FrameworkState.Closed or FrameworkState.Ended)).LineChoices(), new Choice(NoLine, text["need.line.none"]),
    ];

    private StateNeed.StateNeedRequest? Read()
    {
        var line = NamedFrameworks.LineOf(Form.ServiceLine);
        if (line is null && Form.ServiceLine != NoLine)
            ModelState.AddModelError("Form.ServiceLine", text["need.line.missing"]);
        var value = this.Amount(Form.ExpectedValue, "Form.ExpectedValue", text["need.value.missing"]);
        var starts = this.Day(Form.StartsOn, "Form.StartsOn", text["need.starts.missing"]);
        var term = Typed.Whole(Form.TermMonths);
        if (term is null)
            ModelState.AddModelError("Form.TermMonths", text["need.term.missing", Need.LongestTerm]);
        if (Form.MainlyHealthCare is not ("yes" or "no"))
            ModelState.AddModelError("Form.MainlyHealthCare", text["need.health-care.missing"]);

        // What could not be read is right as far as these faults go: it was told already.
        var today = clock.Today();
        var request = new StateNeed.StateNeedRequest(
            Form.Title ?? "", value ?? new Money(1), starts ?? today, term ?? 1, Form.Purpose ?? "", Form.MainlyHealthCare == "yes", line?.Framework, line?.Line);
        if (ModelState.IsValid)
            return request;
        foreach (var fault in request.Faults(today))
            ModelState.TryAddModelError(fault.Pointer == "/title" ? "Form.Title" : fault.Pointer == "/purpose" ? "Form.Purpose" : "", fault.Detail);
        return null;
    }
}
