using System.Globalization;
using Leadline.Accreditation.Tenders;
using Leadline.Accreditation.Variations;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Variations;

/// <summary>What suppliers of a framework agreement are asked to accept: for its authority with every answer, for a supplier with its own, which is given here.</summary>
[MayBeOpenedBy(ReadVariations.Readers)]
internal sealed class IndexModel(AccreditationDbContext db, TimeProvider clock, ModuleText<AccreditationModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Answer.Version", "Answer.Act", "Answer.Reason"];

    internal sealed class Answered
    {
        /// <summary>The version that is answered to.</summary>
        public string? Version { get; set; }

        /// <summary><c>accept</c> or <c>decline</c>.</summary>
        public string? Act { get; set; }

        public string? Reason { get; set; }
    }

    private Dictionary<OrganisationId, string> _names = [];

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Answered Answer { get; set; } = new();

    public string Reference { get; private set; } = "";

    public bool IsAuthority { get; private set; }

    public IReadOnlyList<VariationView> Variations { get; private set; } = [];

    /// <summary>What the reader's organisation has not accepted.</summary>
    public IReadOnlyList<Choice> ToAnswer => IsAuthority
        ? []
        : [.. Variations.Where(v => v.Answers is [{ Standing: not VariationStanding.Bound }])
            .Select(v => new Choice(v.Version.ToString(CultureInfo.InvariantCulture), text["variation.version", v.Version]))];

    public IReadOnlyList<Choice> Acts => [new("accept", text["variation.act.accept"]), new("decline", text["variation.act.decline"])];

    private Caller Reader => Caller.Of(HttpContext)!;

    public string NameOf(OrganisationId supplier) => _names.GetValueOrDefault(supplier, "");

    internal static TagColour ColourOf(VariationStanding standing) => standing switch
    {
        VariationStanding.Bound => TagColour.Green,
        VariationStanding.Declined => TagColour.Red,
        _ => TagColour.Yellow,
    };

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.BidManager)]
    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop)
    {
        if (!int.TryParse(Answer.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            ModelState.AddModelError("Answer.Version", text["variation.answer.which.missing"]);
        if (Answer.Act is not ("accept" or "decline"))
            ModelState.AddModelError("Answer.Act", text["variation.answer.how.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        var answer = await AnswerVariation.Handle(Id, version, new(Answer.Act == "accept", Answer.Reason), Reader, db, clock, stop);
        if (!this.Take(answer, nameof(Answer), fault => text.Find($"fault.{fault.Code}") ?? fault.Detail))
            return await ShowAsync(stop);
        TempData.Confirm(text[$"variation.done.{Answer.Act}"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var id = new FrameworkId(Id);
        if (await db.FrameworkAsync<FrameworkTerms>(id, clock.Today(), stop) is not { } framework
            || await db.VariationsSeenAsync(id, Reader, clock, stop) is not { } seen)
            return NotFound();
        (Reference, Variations) = (framework.Terms.Reference, seen);
        IsAuthority = await ReadTenders.IsAuthorityAsync(db, Reader, id, clock, stop);
        var suppliers = seen.SelectMany(v => v.Answers).Select(a => a.Supplier).Distinct().ToList();
        _names = await db.Organisations.AsNoTracking().Where(o => suppliers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        return Page();
    }
}
