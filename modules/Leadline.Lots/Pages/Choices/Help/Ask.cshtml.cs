using Leadline.Lots.HelpRequests;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Help;

/// <summary>Asks an authority for help with procurement or law.</summary>
[MayBeOpenedBy(Role.ProcurementLead)]
internal sealed class AskModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Asked
    {
        public string? FrameworkId { get; set; }

        public string? Kind { get; set; }

        public string? Text { get; set; }
    }

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields = ["Form.FrameworkId", "Form.Kind", "Form.Text"];

    [BindProperty]
    public Asked Form { get; set; } = new();

    public IReadOnlyList<Choice> Frameworks { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<HelpKind>().Select(k => new Choice(k.ToString(), text[$"help.kind.{k}"]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (!Guid.TryParse(Form.FrameworkId, out var framework))
            ModelState.AddModelError("Form.FrameworkId", text["help.framework.missing"]);
        if (!Enum.TryParse<HelpKind>(Form.Kind, out var kind) || !Enum.IsDefined(kind))
            ModelState.AddModelError("Form.Kind", text["help.kind.missing"]);
        if (string.IsNullOrWhiteSpace(Form.Text))
            ModelState.AddModelError("Form.Text", text["help.text.missing"]);
        if (!ModelState.IsValid)
            return Page();
        var answer = await AskForHelp.Handle(new(new FrameworkId(framework), kind, Form.Text!), this.Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Form)) || answer.Result is not Created<HelpView> { Value: { } asked })
            return Page();
        TempData.Confirm(text["help.done.asked"]);
        return LocalRedirect($"{Request.PathBase}/choices/help/{asked.Id.Value}");
    }

    private async Task LoadAsync(CancellationToken stop) => Frameworks = [.. (await db.NamedFrameworksAsync(stop)).Select(f => new Choice($"{f.Id.Value}", f.Title))];
}
