using Leadline.Lots.Frameworks;
using Leadline.Lots.InHouse;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices.InHouse;

/// <summary>One in-house case: for its buyer how it stands and the appeal, for the authority what is to be scored and decided.</summary>
[MayBeOpenedBy(ReadInHouseCases.Readers)]
internal sealed class CaseModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal sealed class TypedMark
    {
        public string? Mark { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Scores
    {
        /// <summary>In the order of the test's criteria.</summary>
        public List<TypedMark> Marks { get; set; } = [];

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    internal sealed class Decision
    {
        public string? Outcome { get; set; }

        public string? Reason { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Scores Score { get; set; } = new();

    [BindProperty]
    public Decision Decide { get; set; } = new();

    [BindProperty]
    public Decision Appeal { get; set; } = new();

    public InHouseCaseView Case { get; private set; } = null!;

    public static InHouseTest Test => InHouseTest.Shipped;

    public string Buyer { get; private set; } = "";

    public string Line { get; private set; } = "";

    public bool MayScore { get; private set; }

    public bool MayDecide { get; private set; }

    public bool MayDecideAppeal { get; private set; }

    /// <summary>Whether the reader would decide, had it not had a part in what is decided on.</summary>
    public bool IsInvolved { get; private set; }

    public bool MayAppeal { get; private set; }

    public bool MaySubmitAnew { get; private set; }

    public static IReadOnlyList<Choice> MarkChoices => [.. Test.Scale.Select(m => new Choice($"{m.Mark}", $"{m.Mark}", m.Descriptor))];

    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetValues<InHouseDecision>().Select(d => new Choice(d.ToString(), text[$"in-house.decision.{d}"]))];

    public IReadOnlyList<Choice> AppealOutcomes => [new("yes", text["in-house.appeal.allow"]), new("no", text["in-house.appeal.dismiss"])];

    public static string TitleOf(string criterion) => Test.Criteria.FirstOrDefault(c => c.Code == criterion)?.Title ?? criterion;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.Assessor)]
    public async Task<IActionResult> OnPostScoreAsync(CancellationToken stop)
    {
        while (Score.Marks.Count < Test.Criteria.Count)
            Score.Marks.Add(new TypedMark());
        var request = new JudgeInHouseCase.ScoreRequest([.. Test.Criteria.Zip(Score.Marks, (c, m) => new JudgeInHouseCase.MarkLine(c.Code, Typed.Whole(m.Mark) ?? -1, m.Reason ?? ""))]);
        var answer = await JudgeInHouseCase.Score(Id, Score.Tag, request, this.Reader, db, clock, HttpContext, stop);
        if (answer.Result is not ProblemHttpResult problem)
            return Done("in-house.done.scored");
        foreach (var fault in FormAnswers.FaultsOf(problem))
        {
            var field = fault.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["marks", var i, var part] ? $"Score.Marks[{i}].{(part == "mark" ? "Mark" : "Reason")}" : "";
            ModelState.TryAddModelError(field, fault.Code == "mark-out-of-range" ? text["in-house.mark.missing"] : fault.Code == "text-missing" ? text["in-house.mark.reason.missing"] : fault.Detail);
        }

        return await ShowAsync(stop);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (!Enum.TryParse<InHouseDecision>(Decide.Outcome, out var decision) || !Enum.IsDefined(decision))
        {
            ModelState.AddModelError("Decide.Outcome", text["in-house.decision.missing"]);
            return await ShowAsync(stop);
        }

        return await AnswerAsync(
            await JudgeInHouseCase.Decide(Id, Decide.Tag, new(decision, Decide.Reason ?? ""), this.Reader, db, clock, HttpContext, stop), nameof(Decide), "in-house.done.decided", stop);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostDecideAppealAsync(CancellationToken stop)
    {
        if (Decide.Outcome is not ("yes" or "no"))
        {
            ModelState.AddModelError("Decide.Outcome", text["in-house.decision.missing"]);
            return await ShowAsync(stop);
        }

        return await AnswerAsync(
            await JudgeInHouseCase.DecideAppeal(Id, Decide.Tag, new(Decide.Outcome == "yes", Decide.Reason ?? ""), this.Reader, db, clock, HttpContext, stop),
            nameof(Decide), "in-house.done.decided", stop);
    }

    [MayBePostedBy(Role.ProcurementLead)]
    public async Task<IActionResult> OnPostAppealAsync(CancellationToken stop)
    {
        var answer = await SubmitInHouseCase.Appeal(Id, Appeal.Tag, new(Appeal.Reason ?? ""), this.Reader, db, clock, HttpContext, stop);
        if (answer.Result is not ProblemHttpResult problem)
            return Done("in-house.done.appealed");
        foreach (var fault in FormAnswers.FaultsOf(problem))
            ModelState.TryAddModelError(fault.Pointer == "/grounds" ? "Appeal.Reason" : "", fault.Detail);
        return await ShowAsync(stop);
    }

    private async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop) =>
        this.Take(answer, form) ? Done(done) : await ShowAsync(stop);

    private LocalRedirectResult Done(string words)
    {
        TempData.Confirm(text[words]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await ReadInHouseCases.FindAsync(Id, this.Reader, db, stop) is not { } found)
            return NotFound();
        (Case, Buyer) = (InHouseCaseView.Of(found), (await db.NamesAsync([found.Buyer], stop)).GetValueOrDefault(found.Buyer, ""));
        Line = (await db.NamedFrameworksAsync(stop)).Of(found.FrameworkId)?.LineTitle(found.ServiceLine) ?? "";
        await AllowAsync(found, stop);
        while (Score.Marks.Count < Test.Criteria.Count)
            Score.Marks.Add(new TypedMark());
        Score.Tag = Decide.Tag = Appeal.Tag = EntityTags.Of(db.VersionOf(found)); // of what is shown now
        foreach (var field in new[] { "Score.Tag", "Decide.Tag", "Appeal.Tag" })
            ModelState.Remove(field);
        return Page();
    }

    private async Task AllowAsync(InHouseCase found, CancellationToken stop)
    {
        var (reader, owns) = (this.Reader, this.Reader.SpeaksFor(found.Buyer) && this.Reader.Is(Role.ProcurementLead));
        var judges = await db.OwnFrameworkAsync(found.FrameworkId.Value, reader, stop) is not null;
        var decides = judges && reader.Is(Role.CategoryManager);
        MayScore = judges && reader.Is(Role.Assessor) && found.State == InHouseState.Submitted;
        IsInvolved = decides && ((found.State == InHouseState.Scored && reader.Actor == found.ScoredBy)
            || (found.State == InHouseState.Appealed && (reader.Actor == found.ScoredBy || reader.Actor == found.DecidedBy)));
        MayDecide = decides && !IsInvolved && found.State == InHouseState.Scored;
        MayDecideAppeal = decides && !IsInvolved && found.State == InHouseState.Appealed;
        MayAppeal = owns && found.State == InHouseState.Refused && !found.Steps.Exists(s => s.State == InHouseState.Appealed);
        MaySubmitAnew = owns && found.State == InHouseState.SentBack;
    }
}
