using Leadline.Accreditation.PriceBooks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Plugins;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Accreditation.Pages.PriceBooks;

/// <summary>Publishes a signed price book from its two files. They are sent as they are: a blank more would break the signature.</summary>
[MayBeOpenedBy(Role.PluginPublisher)]
internal sealed class PublishModel(AccreditationDbContext db, IPriceBookFiles files, TimeProvider clock, ModuleText<AccreditationModule> text) : PageModel
{
    internal static readonly IReadOnlyList<string> Fields = [nameof(File), nameof(Signature)];

    /// <summary>The book's file.</summary>
    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>The file of its signature.</summary>
    [BindProperty]
    public IFormFile? Signature { get; set; }

    /// <summary>All that was wrong with the files that were sent.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (File is null)
            ModelState.AddModelError(nameof(File), text["price-book.file.missing"]);
        if (Signature is null)
            ModelState.AddModelError(nameof(Signature), text["price-book.signature.missing"]);
        if (File is null || Signature is null)
            return Page();

        PublishPriceBook.PublishPriceBookRequest request = new(await BytesAsync(File, stop), await BytesAsync(Signature, stop));
        switch ((await PublishPriceBook.Handle(request, Caller.Of(HttpContext)!, db, files, clock, stop)).Result)
        {
            case Created<PriceBookView> { Value: { } made }:
                TempData.Confirm(text[made.State == PriceBookState.AwaitingDecision ? "price-book.done.waits" : "price-book.done.holds"]);
                return LocalRedirect($"{Request.PathBase}/price-books/{made.Id.Value}");
            case Ok<PriceBookView> { Value: { } same }:
                TempData.Confirm(text["price-book.done.same"]);
                return LocalRedirect($"{Request.PathBase}/price-books/{same.Id.Value}");
            case ProblemHttpResult problem:
                Faults = FormAnswers.FaultsOf(problem);
                ModelState.AddModelError(nameof(File), Faults is [var only] ? Said(only) : text["price-book.faults.count", Faults.Count]);
                return Page();
            case var other:
                throw new InvalidOperationException($"Publishing a price book answers no {other.GetType().Name}.");
        }
    }

    private static string Said(Fault fault) => fault.Pointer.Length == 0 ? fault.Detail : $"{fault.Pointer}: {fault.Detail}";

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
