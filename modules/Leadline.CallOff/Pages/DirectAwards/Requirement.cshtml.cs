using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Plugins;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Sdk;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>
/// The requirement form of a direct award, drawn from its questions: the framework's, then each plugin's own. Whoever prepares the direct
/// award answers it here, and the rest of the buyer's people read it; once quotes are asked for, everybody reads.
/// </summary>
[MayBeOpenedBy(Roles.Buyer, OnCallOffs = true)]
[RequestFormLimits(ValueCountLimit = MostFields)]
internal sealed class RequirementModel(
    CallOffDbContext db, Descriptions descriptions, IPlugins plugins, TimeProvider clock, ModuleText<CallOffModule> text) : PageModel
{
    private const int MostFields = 50_000; // a long table has thousands of cells
    private const int MostFaults = 90; // nobody mends more at once
    private const string Check = "check";
    private const string Ask = "ask";
    private const string Rows = "rows:";

    private IReadOnlyDictionary<OrganisationId, string> _names = new Dictionary<OrganisationId, string>();

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Which version of the direct award was seen.</summary>
    [BindProperty]
    public string? Tag { get; set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public DirectAward Award { get; private set; } = null!;

    /// <summary>Why the caller may not see the form, if it may not.</summary>
    public string? Refused { get; private set; }

    public RequirementForm Form { get; private set; } = null!;

    /// <summary>What stands in the fields.</summary>
    public TypedFields Typed { get; private set; } = new();

    public bool MayEdit => Caller.Is(Role.ProcurementLead, Award.Id) && Award.State == DirectAwardState.Draft;

    /// <summary>Whether the answers were kept by this very request, which goes on to show what they still lack.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What plugins' own rules find; null where they were not asked.</summary>
    public IReadOnlyList<CheckRequirement.PluginReview>? Reviews { get; private set; }

    public FormPart Main => new(null, Form.Line.Form);

    private IEnumerable<FormPart> Parts => Form.Asking.Select(a => new FormPart(a.Plugin, a.Description.OwnQuestions)).Prepend(Main);

    private Caller Caller => Caller.Of(HttpContext)!;

    /// <summary>The fields in the order of the page, for the list of what is wrong with them.</summary>
    public IReadOnlyList<string> FieldsInOrder => ModelState.IsValid || Refused is not null ? [] : [.. Parts.SelectMany(p => p.FieldsIn(Typed))];

    public FormPart OwnPart(string plugin) => Parts.First(p => p.Plugin == plugin);

    public string NameOf(OrganisationId organisation) => _names.GetValueOrDefault(organisation, "");

    /// <summary>The field that a finding of a plugin is about; null where it is about the whole.</summary>
    public string? FieldOf(string plugin, Finding finding) =>
        Parts.Where(p => p.Plugin is null || p.Plugin == plugin).Select(p => p.FieldAt(finding.Place)).FirstOrDefault(f => f.Length > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
            return NotFound();
        foreach (var part in Refused is null ? Parts : [])
            Typed.Fill(part, StoredIn(part));
        return Draw();
    }

    [MayBePostedBy(Role.ProcurementLead, OnCallOffs = true)]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
            return NotFound();
        if ((Refused ?? Award.MayAnswer().Refusal?.Reason) is { } no)
            return Draw(no);
        Typed = TypedFields.Posted(await Request.ReadFormAsync(stop));
        if (Act?.StartsWith(Rows, StringComparison.Ordinal) == true)
            return AddRows(Act[Rows.Length..]);
        var posted = Parts.Select(p => (Part: p, Read: PostedAnswers.Read(p, Typed))).ToList();
        if (Tag != EntityTags.Of(db.VersionOf(Award)))
            return Draw(text["requirement.stale"]);
        var (answers, own) = (posted[0].Read.Answers, Own(posted));
        foreach (var unreadable in posted.SelectMany(p => p.Read.Unreadable).Take(MostFaults))
            Say(unreadable);
        if (!ModelState.IsValid || Form.Faults(answers, own, complete: false).Count > 0)
        {
            SayFaults(answers, own, complete: Act is Check or Ask);
            return Draw();
        }

        if ((await AnswerForm.KeepAsync(Award, Form, answers, own, Caller, db, stop)).Refusal is { } refusal)
            return Draw(refusal.Reason);
        return await GoOnAsync([.. posted.SelectMany(p => p.Read.LeftOut)], answers, own, stop);
    }

    // The answers are kept; what else was asked for follows.
    private async Task<IActionResult> GoOnAsync(IReadOnlyList<string> leftOut, IReadOnlyList<Answer> answers, IReadOnlyList<OwnAnswers> own, CancellationToken stop)
    {
        IsSaved = true;
        if (Act is not (Check or Ask))
        {
            TempData.Confirm(leftOut.Count == 0 ? text["requirement.saved"] : text["requirement.saved.left-out", string.Join("; ", leftOut)]);
            return LocalRedirect(Request.PathBase + Request.Path);
        }

        var lacks = SayFaults(answers, own, complete: true);
        if (leftOut.Count > 0) // before anything is fixed for good, whoever typed it is told
        {
            ModelState.AddModelError("", text["requirement.saved.left-out", string.Join("; ", leftOut)]);
            lacks = true;
        }

        if (Act == Check)
            Reviews = await CheckRequirement.ReviewsAsync(Award, Form, db, plugins, stop);
        if (Act == Check || lacks)
            return Draw();
        if ((await AskForQuotes.FixAsync(Award, Form, Caller, db, clock, stop)).Refusal is { } refusal)
            return Draw(refusal.Reason);
        TempData.Confirm(text["requirement.asked"]);
        return LocalRedirect($"{Request.PathBase}/direct-awards/{Id}");
    }

    private PageResult AddRows(string name)
    {
        foreach (var table in Parts.SelectMany(p => p.Questions.Where(q => q.Kind == QuestionKind.Table).Select(p.TableOf)))
        {
            if (table.Settle(Typed) is { } unreadable)
                Say(unreadable);
            if (table.Name == name)
                table.AddRows(Typed);
        }

        ModelState.Remove(nameof(Tag)); // as it was seen: nothing is kept by this
        return Page();
    }

    private bool SayFaults(IReadOnlyList<Answer> answers, IReadOnlyList<OwnAnswers> own, bool complete)
    {
        var faults = Form.Faults(answers, own, complete);
        var fields = faults.Select(f => (Field: Parts.FirstOrDefault(p => p.Plugin == f.Plugin)?.FieldAt(f.Fault.Place) ?? "", f.Fault, Words: Words(f))).ToList();
        // What could not be read is no answer, and not missing either.
        foreach (var (field, _, words) in fields.Where(f => f.Fault.Pointer.Length > 0 || !ModelState.ContainsKey(f.Field)).Take(MostFaults).ToList())
            ModelState.TryAddModelError(field, words);
        return faults.Count > 0;
    }

    // A page shows no codes, and says in which row a cell is.
    private string Words(RequirementFault fault) => (fault.Fault.Code, fault.Fault.Place.Split('/')) switch
    {
        ("answer-missing", _) => text["question.missing", Parts.First(p => p.Plugin == fault.Plugin).Questions.First(q => q.Code == fault.Fault.Place).Title],
        ("cell-missing", _) => fault.Fault.Detail,
        (_, [_, var row, _]) => text["unreadable.in-row", row, fault.Fault.Detail],
        _ => fault.Fault.Detail,
    };

    private void Say(Unreadable unreadable) => ModelState.TryAddModelError(unreadable.Field,
        unreadable.Where.Length == 0 || unreadable.Field.EndsWith(".Pasted", StringComparison.Ordinal)
            ? text[unreadable.Key, unreadable.Title, unreadable.Where]
            : text["unreadable.in-row", unreadable.Where, text[unreadable.Key, unreadable.Title]]);

    // What a plugin was told stays where the plugin can't say now what it asks.
    private IReadOnlyList<OwnAnswers> Own(IReadOnlyList<(FormPart Part, PostedAnswers Read)> posted) =>
    [
        .. posted.Where(p => p.Part.Plugin is not null && p.Read.Answers.Count > 0).Select(p => new OwnAnswers(p.Part.Plugin!, p.Read.Answers)),
        .. Award.AnswersToPlugins.Where(o => Form.Plugins.Any(d => d.Description is null && d.Candidate.Plugin!.Plugin == o.Plugin)),
    ];

    internal IReadOnlyList<Answer> StoredIn(FormPart part) => part.Plugin is null
        ? Award.FormAnswers
        : Award.AnswersToPlugins.FirstOrDefault(o => o.Plugin == part.Plugin)?.Answers ?? [];

    private PageResult Draw(string? refused = null)
    {
        if (refused is not null)
            ModelState.AddModelError("", refused);
        ModelState.Remove(nameof(Tag));
        Tag = EntityTags.Of(db.VersionOf(Award)); // of what is stored now: who is told that it changed may then decide to replace it
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await db.DirectAwardAsync(Id, stop) is not { } award || !Caller.SpeaksFor(award.Buyer))
            return false;
        Award = award;
        Refused = (await db.OwnDirectAwardAsync(Id, Caller, stop)).Refusal?.Reason;
        if (Refused is not null)
            return true;
        Form = await RequirementForm.OfAsync(award, db, descriptions, award.AskedOn ?? clock.Today(), stop);
        _names = await db.NamesAsync(Form.Candidates.Select(c => c.Supplier), stop);
        return true;
    }
}
