using Leadline.Lots.Copies;
using Leadline.Lots.Mandates;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Mandates;

/// <summary>Proposes a mandate; somebody else publishes it.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class ProposeModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Proposal
    {
        public string? ServiceLine { get; set; }

        public string? Use { get; set; }

        public string? Decider { get; set; }

        public TypedDate DecidedOn { get; set; } = new();

        public string? LegalBasis { get; set; }

        public TypedDate From { get; set; } = new();

        public TypedDate To { get; set; } = new();

        public List<string> BuyerKinds { get; set; } = [];

        public string? Organisations { get; set; }

        public string? Reason { get; set; }
    }

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields =
    [
        "Form.ServiceLine", "Form.Use", "Form.Decider", "Form.DecidedOn", "Form.LegalBasis", "Form.From", "Form.To", "Form.BuyerKinds", "Form.Organisations", "Form.Reason",
    ];

    [BindProperty]
    public Proposal Form { get; set; } = new();

    public IReadOnlyList<Choice> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Uses => [.. Enum.GetValues<MandateUse>().Select(u => new Choice(u.ToString(), text[$"use.{u}"]))];

    public IReadOnlyList<Choice> Kinds => [.. Contracts.BuyerKinds.All.Select(k => new Choice(k, text[$"buyer.{k}"]))];

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
        var answer = await ProposeMandate.Handle(request, this.Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Form)))
            return Page();
        TempData.Confirm(text["mandate.done.proposed"]);
        return LocalRedirect($"{Request.PathBase}/choices/mandates");
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var run = await db.RunByAsync(this.Reader, Role.CategoryManager, stop);
        Lines = (await db.NamedFrameworksAsync(stop)).Where(f => run.Contains(f.Id)).LineChoices();
    }

    private ProposeMandate.ProposeMandateRequest? Read()
    {
        var line = NamedFrameworks.LineOf(Form.ServiceLine);
        if (line is null)
            ModelState.AddModelError("Form.ServiceLine", text["mandate.line.missing"]);
        if (!Enum.TryParse<MandateUse>(Form.Use, out var use) || !Enum.IsDefined(use))
            ModelState.AddModelError("Form.Use", text["mandate.use.missing"]);
        var decidedOn = this.Day(Form.DecidedOn, "Form.DecidedOn", text["mandate.decided-on.missing"]);
        var from = this.Day(Form.From, "Form.From", text["mandate.from.missing"]);
        var to = Form.To.Read(this, "Form.To");
        var named = new List<OrganisationReference>();
        foreach (var (number, typed) in Typed.Lines(Form.Organisations))
        {
            if (OrganisationReference.TryParse(typed, out var reference))
                named.Add(reference);
            else
                ModelState.AddModelError("Form.Organisations", text["mandate.organisations.wrong", number, OrganisationReference.Shape]);
        }

        return ModelState.IsValid
            ? new(line!.Value.Framework, line.Value.Line, use, Form.Decider ?? "", decidedOn!.Value, Form.LegalBasis ?? "", from!.Value, Form.Reason ?? "", to, Form.BuyerKinds, named)
            : null;
    }
}
