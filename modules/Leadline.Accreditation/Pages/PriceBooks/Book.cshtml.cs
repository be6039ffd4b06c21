using Leadline.Accreditation.PriceBooks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Accreditation.Pages.PriceBooks;

/// <summary>One version of a price book: its state and its prices; and for its authority, while it waits, the decision.</summary>
[MayBeOpenedBy(ReadPriceBooks.Readers)]
internal sealed class BookModel(AccreditationDbContext db, TimeProvider clock, ModuleText<AccreditationModule> text) : PageModel
{
    internal sealed class Decision
    {
        public string? Act { get; set; }

        public string? Reason { get; set; }

        /// <summary>Which version of the facts was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    public BookRow Row { get; private set; } = null!;

    public bool MayDecide { get; private set; }

    public IReadOnlyList<Choice> Acts => [new("accept", text["price-book.act.accept"]), new("refuse", text["price-book.act.refuse"])];

    private Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    [MayBePostedBy(Role.CategoryManager)]
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (await db.FindVisiblePriceBookAsync(Id, Reader, stop) is not { } book || !await IsItsAuthorityAsync(book, stop))
            return NotFound();
        if (Decide.Act is not ("accept" or "refuse"))
            ModelState.AddModelError("Decide.Act", text["plugin.decide.missing"]);
        if (Text.Fault("/reason", Decide.Reason, PriceBookVersion.LongestReason) is { } fault)
            ModelState.AddModelError("Decide.Reason", text.Find($"fault.{fault.Code}") ?? fault.Detail);
        if (!ModelState.IsValid)
            return await ShowAsync(stop);

        db.ChangeTracker.Clear(); // the act reads it again when its turn has come: somebody may have decided meanwhile
        DecidePriceBook.DecidePriceBookRequest request = new(Decide.Reason!);
        var answer = Decide.Act == "accept"
            ? await DecidePriceBook.Accept(Id, Decide.Tag, request, Reader, db, clock, HttpContext, stop)
            : await DecidePriceBook.Refuse(Id, Decide.Tag, request, Reader, db, clock, HttpContext, stop);
        if (!this.Take(answer, nameof(Decide)))
            return await ShowAsync(stop);
        TempData.Confirm(text[$"price-book.done.{Decide.Act}"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.FindVisiblePriceBookAsync(Id, Reader, stop) is not { } book)
            return NotFound();
        Row = (await BookRow.ReadAsync([book], db, clock.Today(), stop))[0];
        MayDecide = book.State == PriceBookState.AwaitingDecision && await IsItsAuthorityAsync(book, stop);
        Decide.Tag = EntityTags.Of(db.VersionOf(book)); // of what is shown now, also where something else was seen before
        ModelState.Remove("Decide.Tag");
        return Page();
    }

    private async Task<bool> IsItsAuthorityAsync(PriceBookVersion book, CancellationToken stop) =>
        Reader.Is(Role.CategoryManager) && await db.SpeaksForAsync(Reader, book.Authority, stop);
}
