using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Extensions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>Prepares a direct award: what is bought, from when and for how long. The requirement form comes next.</summary>
[MayBeOpenedBy(Role.ProcurementLead)]
internal sealed class NewModel(CallOffDbContext db, TimeProvider clock, ModuleText<CallOffModule> text) : PageModel
{
    /// <summary>For more than this a list that opens is easier than buttons.</summary>
    internal const int MostButtons = 7;

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields = ["Need.Line", "Need.Title", "Need.StartsOn", "Need.TermMonths", "Need.ExtensionMonths", "Need.Purpose", "Need.HealthCare", "Need.Standstill"];

    internal sealed class Needed
    {
        public string? Line { get; set; }

        public string? Title { get; set; }

        public TypedDate StartsOn { get; set; } = new();

        public string? TermMonths { get; set; }

        /// <summary>Empty for none.</summary>
        public string? ExtensionMonths { get; set; }

        public string? Purpose { get; set; }

        public string? HealthCare { get; set; }

        public string? Standstill { get; set; }
    }

    [BindProperty]
    public Needed Need { get; set; } = new();

    /// <summary>The service lines that can be bought so.</summary>
    public IReadOnlyList<OfferedLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> LineChoices =>
        [.. Lines.Select(l => new Choice(l.Value, l.Line.Title, text["direct-award.line.of", l.Framework.Terms.Title, l.Lot.Number, l.Lot.Title]))];

    // An entry of a list that opens has no hint.
    public IReadOnlyList<Choice> LongChoices => [.. LineChoices.Select(c => c with { Text = $"{c.Text} – {c.Hint}", Hint = null })];

    /// <summary>The purposes that the reader's kind of organisation may buy for, of all framework agreements that name any for it.</summary>
    public IReadOnlyList<string> Purposes { get; private set; } = [];

    public IReadOnlyList<Choice> YesOrNo => [new("yes", text["answer.yes"]), new("no", text["answer.no"])];

    private Caller Reader => Caller.Of(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await OfferAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OfferAsync(stop);
        var (line, request) = Read();
        if (line is null || !ModelState.IsValid)
            return Page();
        var prepared = await PrepareDirectAward.PrepareAsync(request!, line.Framework, Reader, db, clock.Today(), stop);
        if (prepared.Value is { } award)
        {
            TempData.Confirm(text["direct-award.prepared", award.Reference]);
            return LocalRedirect($"{Request.PathBase}/direct-awards/{award.Id.Value}/requirement");
        }

        ModelState.AddModelError(FieldOf(prepared.Refusal!.Pointer), prepared.Refusal.Reason);
        return Page();
    }

    private async Task OfferAsync(CancellationToken stop)
    {
        Lines = await db.OfferedAsync(Reader, clock.Today(), stop);
        if (await db.Organisations.FindAsync([Reader.OwnOrganisation], stop) is { } buyer)
            Purposes = [.. Lines.SelectMany(l => l.Framework.Terms.PurposesOf(buyer.Kind)).Distinct()];
    }

    // Everything that is wrong at once.
    private (OfferedLine? Line, PrepareDirectAward.PrepareDirectAwardRequest? Request) Read()
    {
        var line = Lines.FirstOrDefault(l => l.Value == Need.Line);
        if (line is null)
            ModelState.AddModelError("Need.Line", text["direct-award.line.missing"]);
        var startsOn = Need.StartsOn.Read(this, "Need.StartsOn");
        if (startsOn is null && !ModelState.Keys.Any(k => k.StartsWith("Need.StartsOn", StringComparison.Ordinal) && ModelState[k]!.Errors.Count > 0))
            ModelState.AddModelError("Need.StartsOn", text["direct-award.starts.missing"]);
        var term = Months(Need.TermMonths);
        if (term is null)
            ModelState.AddModelError("Need.TermMonths", text["direct-award.term.missing", DirectAward.LongestTerm]);
        var extension = string.IsNullOrWhiteSpace(Need.ExtensionMonths) ? 0 : Months(Need.ExtensionMonths);
        if (extension is null)
            ModelState.AddModelError("Need.ExtensionMonths", text["direct-award.extension.unreadable", ExtensionTerm.MostMonths]);
        if (Need.HealthCare is not ("yes" or "no"))
            ModelState.AddModelError("Need.HealthCare", text["direct-award.health-care.missing"]);
        if (Need.Standstill is not ("yes" or "no"))
            ModelState.AddModelError("Need.Standstill", text["direct-award.standstill.missing"]);

        // What could not be read is right as far as these faults go: it was told already.
        var today = clock.Today();
        var request = new PrepareDirectAward.PrepareDirectAwardRequest(
            line?.Framework.Id ?? default, line?.Lot.Number ?? "", line?.Line.Code ?? "", Need.Title ?? "", startsOn ?? today, term ?? 1, Need.Standstill == "yes",
            string.IsNullOrWhiteSpace(Need.Purpose) ? null : Need.Purpose, Need.HealthCare == "yes", extension ?? 0);
        foreach (var fault in request.Faults(today))
            ModelState.AddModelError(FieldOf(fault.Pointer), fault.Code == "text-missing" ? text["direct-award.what.missing"] : fault.Detail);
        return (line, request);
    }

    private static int? Months(string? typed) =>
        AnswerReader.Number(typed?.Trim() ?? "") is { } months and >= 0 and <= 100_000 && months == decimal.Truncate(months) ? (int)months : null;

    private static string FieldOf(string? pointer) => pointer switch
    {
        "/title" => "Need.Title",
        "/startsOn" => "Need.StartsOn",
        "/termMonths" => "Need.TermMonths",
        "/extensionMonths" => "Need.ExtensionMonths",
        "/purpose" => "Need.Purpose",
        "/isMainlyHealthCare" => "Need.HealthCare",
        "/frameworkId" or "/lotNumber" or "/serviceLine" => "Need.Line",
        _ => "",
    };
}
