using Leadline.Lots.Collective;
using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.Collective;

/// <summary>Opens a collective procurement on a lot, as its lead.</summary>
[MayBeOpenedBy(Role.ProcurementLead)]
internal sealed class OpenModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class Opened
    {
        /// <summary>The framework agreement and the lot's number, with a stroke between.</summary>
        public string? LotNumber { get; set; }

        public string? Title { get; set; }

        public string? ExpectedValue { get; set; }

        public string? OwnValue { get; set; }
    }

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields = ["Form.LotNumber", "Form.Title", "Form.ExpectedValue", "Form.OwnValue"];

    [BindProperty]
    public Opened Form { get; set; } = new();

    public IReadOnlyList<Choice> Lots { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        var lot = NamedFrameworks.LineOf(Form.LotNumber);
        if (lot is null)
            ModelState.AddModelError("Form.LotNumber", text["collective.lot.missing"]);
        if (string.IsNullOrWhiteSpace(Form.Title))
            ModelState.AddModelError("Form.Title", text["collective.what.missing"]);
        var (whole, own) = (this.Amount(Form.ExpectedValue, "Form.ExpectedValue", text["collective.value.missing"]), this.Amount(Form.OwnValue, "Form.OwnValue", text["collective.own.missing"]));
        if (!ModelState.IsValid)
            return Page();
        var answer = await OpenCollective.Handle(new(lot!.Value.Framework, lot.Value.Line, Form.Title!, whole!.Value, own!.Value), this.Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Form)) || answer.Result is not Created<CollectiveView> { Value: { } opened })
            return Page();
        TempData.Confirm(text["collective.done.opened"]);
        return LocalRedirect($"{Request.PathBase}/choices/collective/{opened.Id.Value}");
    }

    private async Task LoadAsync(CancellationToken stop) => Lots =
    [
        .. from f in await db.NamedFrameworksAsync(stop)
           where f.State == FrameworkState.Live
           from lot in f.Terms.Lots
           where lot.Routes.Contains(CallOffRoute.FurtherCompetition)
           select new Choice($"{f.Id.Value}/{lot.Number}", $"{f.Title} – {text["lot.named", lot.Number, lot.Title]}"),
    ];
}
