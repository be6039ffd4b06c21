using System.Text;
using Leadline.Lots.Drafts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Drafts;

/// <summary>Edits a draft. Where somebody else has saved in between, both texts stay on the page.</summary>
[MayBeOpenedBy(Role.CategoryManager)]
internal sealed class DraftModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = ["Edit.Title", "Edit.Text", "Edit.File"];

    internal sealed class Edited
    {
        public string? Title { get; set; }

        public string? Text { get; set; }

        /// <summary>A file that takes the text's place.</summary>
        public IFormFile? File { get; set; }

        /// <summary>Which version was seen.</summary>
        public string? Tag { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Edited Edit { get; set; } = new();

    public FrameworkDraft Draft { get; private set; } = null!;

    /// <summary>What somebody else has saved in between; null where nobody has.</summary>
    public string? Theirs { get; private set; }

    public Caller Reader => Caller.Of(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(isNew: true, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await TypedAsync(stop) is not { } typed)
            return await ShowAsync(isNew: false, stop);
        var saved = await WriteDraft.Replace(Id, Edit.Tag, new WriteDraft.ReplaceDraftRequest(Edit.Title ?? "", typed), Reader, db, clock, HttpContext, stop);
        if (!this.Take(saved, nameof(Edit), Said))
            return await ShowAsync(isNew: false, stop, isOvertaken: saved.Result is ProblemHttpResult { StatusCode: StatusCodes.Status412PreconditionFailed });
        TempData.Confirm(text["draft.saved"]);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken stop)
    {
        if (!this.Take(await WriteDraft.Discard(Id, Edit.Tag, Reader, db, HttpContext, stop), nameof(Edit)))
            return await ShowAsync(isNew: true, stop);
        TempData.Confirm(text["draft.discarded"]);
        return LocalRedirect($"{Request.PathBase}/frameworks/drafts");
    }

    private string Said(Fault fault) => fault.Code switch
    {
        "text-missing" => text["draft.name.missing"],
        "version-stale" => text["draft.overtaken"],
        _ => fault.Detail,
    };

    // A browser sends each line's end as two characters; a document has one.
    private async Task<string?> TypedAsync(CancellationToken stop)
    {
        if (Edit.File is null)
            return (Edit.Text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
        try
        {
            using var reader = new StreamReader(Edit.File.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            ModelState.Remove("Edit.Text"); // where it can't be kept, the file's text is what is shown to be mended
            return Edit.Text = await reader.ReadToEndAsync(stop);
        }
        catch (DecoderFallbackException)
        {
            ModelState.AddModelError("Edit.File", text["draft.file.not-text"]);
            return null;
        }
    }

    private async Task<IActionResult> ShowAsync(bool isNew, CancellationToken stop, bool isOvertaken = false)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        if (await db.OwnDraftAsync(Id, Reader, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        Theirs = isOvertaken ? draft.Text : null;
        if (isNew)
            (Edit.Title, Edit.Text) = (draft.Title, draft.Text);
        Edit.Tag = EntityTags.Of(db.VersionOf(draft)); // of what is shown now, also where something else was seen before
        ModelState.Remove("Edit.Tag");
        return Page();
    }
}
