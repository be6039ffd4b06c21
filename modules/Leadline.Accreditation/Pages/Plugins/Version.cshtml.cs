using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.Plugins.Enabling;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Files;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>One version: its state and reason, what the check found, what it declares otherwise than the one before; and for its authority the decision.</summary>
[MayBeOpenedBy(ReadPlugins.Readers)]
internal sealed class VersionModel(
    AccreditationDbContext db, IPluginPackages packages, IPluginReports reports, IFileStore files, TimeProvider clock, ModuleText<AccreditationModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Act { get; set; }

        public string? Reason { get; set; }

        /// <summary>Which version of the facts was seen.</summary>
        public string? Tag { get; set; }
    }

    internal sealed class TrustInKey
    {
        public KeyTrustLevel? Level { get; set; }

        public string? Reason { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    [BindProperty]
    public TrustInKey Trust { get; set; } = new();

    [BindProperty]
    public EnablingForm Enable { get; set; } = new();

    public PluginVersionView Shown { get; private set; } = null!;

    public string Publisher { get; private set; } = "";

    /// <summary>The last calls that failed or printed something, as far as the caller may know of them.</summary>
    public IReadOnlyList<PluginReportView> Reports { get; private set; } = [];

    /// <summary>On which lots, and for which buyers, it is asked.</summary>
    public IReadOnlyList<EnabledOnLot> Enabled { get; private set; } = [];

    /// <summary>Whether the caller may say otherwise.</summary>
    public bool MayEnable { get; private set; }

    /// <summary>Whether the caller is its author, who reads what it printed.</summary>
    public bool IsAuthor { get; private set; }

    /// <summary>What the caller may do with it now.</summary>
    public IReadOnlyList<Choice> Acts { get; private set; } = [];

    /// <summary>The levels that the caller may give the key; none where it may not.</summary>
    public IReadOnlyList<Choice> Levels { get; private set; } = [];

    private const int MostReports = 50;

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.CategoryManager | Role.PluginPublisher)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (await db.FindVisibleAsync(Id, Reader, stop) is not { } version
            || (!await MayDecideAsync(version, stop) && !ReadPluginReports.IsAuthor(Reader, version)))
            return NotFound();
        if (!(await ActsOnAsync(version, stop)).Contains(Decide.Act))
        {
            ModelState.AddModelError("Decide.Act", text["plugin.decide.missing"]);
            return await ShowAsync(stop);
        }

        var answer = await ActAsync(new DecidePlugin.DecidePluginRequest(Decide.Reason ?? ""), stop);
        if (!this.Take(answer, nameof(Decide), fault => text.Find($"fault.{fault.Code}") ?? fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text[$"plugin.done.{Decide.Act}"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostTrustAsync(CancellationToken stop)
    {
        if (await db.FindVisibleAsync(Id, Reader, stop) is not { } version || !await MayDecideAsync(version, stop))
            return NotFound();
        if (Trust.Level is not { } level)
        {
            ModelState.AddModelError("Trust.Level", text["plugin.trust.missing"]);
            return await ShowAsync(stop);
        }

        var request = new TrustPublisherKey.TrustPublisherKeyRequest(level, Trust.Reason ?? "");
        var answer = await TrustPublisherKey.Handle(version.Key.Value, request, Reader, db, clock, stop);
        if (!this.Take(answer, nameof(Trust), fault => text.Find($"fault.{fault.Code}") ?? fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["plugin.trust.done"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostEnableAsync(CancellationToken stop)
    {
        if (await db.FindVisibleAsync(Id, Reader, stop) is not { } version || !await MayDecideAsync(version, stop))
            return NotFound();
        var (request, faults) = await Enable.ReadAsync(version, db, text, stop);
        Results<Ok<PluginEnablementView>, ProblemHttpResult> answer = faults.Count > 0
            ? Problems.Invalid(faults)
            : await EnablePlugin.Handle(Id, Enable.Tags.GetValueOrDefault(Enable.Lot ?? ""), request, Reader, db, clock, stop);
        if (!this.Take(answer, nameof(Enable), fault => text.Find($"fault.{fault.Code}") ?? fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text["plugin.enable.done"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<INestedHttpResult> ActAsync(DecidePlugin.DecidePluginRequest request, CancellationToken stop) => Decide.Act switch
    {
        "approve" => await DecidePlugin.Approve(Id, Decide.Tag, request, Reader, db, packages, files, clock, HttpContext, stop),
        "refuse" => await DecidePlugin.Refuse(Id, Decide.Tag, request, Reader, db, packages, clock, HttpContext, stop),
        "send-back" => await DecidePlugin.SendBack(Id, Decide.Tag, request, Reader, db, packages, clock, HttpContext, stop),
        "disable" => await UsePlugin.Disable(Id, Decide.Tag, request, Reader, db, packages, clock, HttpContext, stop),
        "return" => await UsePlugin.Return(Id, Decide.Tag, request, Reader, db, packages, clock, HttpContext, stop),
        "activate" or "lift" => await UsePlugin.Activate(Id, Decide.Tag, request, Reader, db, packages, clock, HttpContext, stop),
        _ => throw new InvalidOperationException($"There is no act {Decide.Act}."),
    };

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.FindVisibleAsync(Id, Reader, stop) is not { } version)
            return NotFound();
        Shown = await db.ViewAsync(version, packages, stop);
        Publisher = (await db.NamesAsync([version.Publisher], stop)).GetValueOrDefault(version.Publisher) ?? "";
        IsAuthor = ReadPluginReports.IsAuthor(Reader, version);
        if (version.ApprovedAt is not null)
        {
            Enabled = await EnabledOnLot.OfAsync(await db.EnablementsOfAsync(version, stop), db, stop);
            Reports = (await reports.ShownAsync(version, Reader, new PageRequest(null, MostReports), newestFirst: true, stop)).Items;
        }

        Decide.Tag = EntityTags.Of(db.VersionOf(version)); // of what is shown now, also where something else was seen before
        ModelState.Remove("Decide.Tag");
        Acts = [.. (await ActsOnAsync(version, stop)).Select(a => new Choice(a, text[$"plugin.act.{a}"]))];
        var decides = await MayDecideAsync(version, stop);
        MayEnable = decides && Enabled.Count > 0;
        if (Enable.Lot is null && Enabled is [{ } only])
            Enable.Lot = EnablingForm.KeyOf(only.Said.Framework, only.Said.Lot);
        if (decides)
            Levels = [.. LevelsOf(Shown.Key, version.Authority).Select(l => new Choice(l.ToString(), text[VersionStates.KeyOf(l)]))];
        return Page();
    }

    private async Task<bool> MayDecideAsync(PluginVersion version, CancellationToken stop) =>
        Reader.Is(Role.CategoryManager) && await db.SpeaksForAsync(Reader, version.Authority, stop);

    private static IEnumerable<KeyTrustLevel> LevelsOf(KeyTrustView key, OrganisationReference authority) =>
        Enum.GetValues<KeyTrustLevel>().Where(l => l != key.Level && (l != KeyTrustLevel.Authority || key.Owner == authority));

    private async Task<IReadOnlyList<string>> ActsOnAsync(PluginVersion version, CancellationToken stop)
    {
        IReadOnlyList<string> decisions = await MayDecideAsync(version, stop) ? DecisionsOn(version.State) : [];
        var others = decisions.Count > 0 || ReadPluginReports.IsAuthor(Reader, version) ? await db.OthersOfAsync(version, stop) : [];
        return version.RefuseReturn() is null && UsePlugin.GoodAmong(others) is not null && !others.Exists(v => v.State == PluginVersionState.Active)
            ? ["return", .. decisions]
            : decisions;
    }

    private static IReadOnlyList<string> DecisionsOn(PluginVersionState state) => state switch
    {
        PluginVersionState.AwaitingDecision => ["approve", "send-back", "refuse"],
        PluginVersionState.Active => ["disable"],
        PluginVersionState.Superseded => ["activate", "disable"],
        PluginVersionState.Disabled => ["activate"],
        PluginVersionState.Quarantined => ["lift", "disable"],
        _ => [],
    };
}
