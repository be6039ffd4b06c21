using System.Diagnostics;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Ui.Pages;

/// <summary>Shown when something is refused, absent or broken: no detail, only the reference under which the log has it.</summary>
[MayBeOpenedByAnybody("whoever is refused has to be told")]
[IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    [FromRoute]
    public int Code { get; set; }

    /// <summary>The words that fit: of the code itself, of its kind, or of any refusal.</summary>
    public string Words => Code switch
    {
        400 or 403 or 404 => $"error.{Code}",
        401 => "error.403",
        >= 500 => "error.500",
        _ => "error.other",
    };

    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
}
