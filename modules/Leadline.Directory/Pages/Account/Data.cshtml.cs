using System.Text.Json;
using Leadline.Directory.People;
using Leadline.Directory.PersonalData;
using Leadline.Modularity.Access;
using Leadline.Modularity.PersonalData;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Leadline.Directory.Pages.Account;

/// <summary>What is held on whoever opens the page, to read and to take away. No cache keeps it.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class DataModel(PersonalDataReader reader, IOptions<JsonOptions> json) : PageModel
{
    /// <summary>The holding that is one line: the account itself.</summary>
    internal const string OneLine = "people";

    private const int MostOnPage = 50;
    private const string FileName = "leadline-personal-data.json";

    public Guid Person => Caller.Known(User).Person!.Value;

    public IReadOnlyList<PersonalHolding> Holdings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Holdings = await reader.HoldingsAsync(new PersonId(Person), MostOnPage, stop);
    }

    public async Task<IActionResult> OnGetDownloadAsync(CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        var document = await reader.DocumentAsync(new PersonId(Person), stop);
        return File(JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions), "application/json", FileName);
    }
}

/// <summary>A value of a holding, which may be none.</summary>
internal sealed record HeldValue(object? Value);
