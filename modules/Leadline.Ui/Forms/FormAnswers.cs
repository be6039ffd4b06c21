using Leadline.Modularity.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Ui;

/// <summary>How a page shows what a use case of the API says of the form that it was given.</summary>
public static class FormAnswers
{
    extension(PageModel page)
    {
        /// <summary>Whether the act was done. Where it was not, each fault comes to the field that it is about, and the page is to be shown again.</summary>
        /// <param name="answer">What the use case's <c>Handle</c> returned.</param>
        /// <param name="form">The property that holds the form; null where the fields are the page's own.</param>
        /// <param name="words">What the page says of a fault; what the API says unless stated.</param>
        public bool Take(INestedHttpResult answer, string? form = null, Func<Fault, string>? words = null)
        {
            if (answer.Result is not ProblemHttpResult problem)
                return true;
            foreach (var fault in FaultsOf(problem))
                page.ModelState.TryAddModelError(FieldOf(fault.Pointer, form), words?.Invoke(fault) ?? fault.Detail);
            return false;
        }
    }

    /// <summary>All that a use case of the API says is wrong, with its places.</summary>
    public static IReadOnlyList<Fault> FaultsOf(ProblemHttpResult problem)
    {
        var details = problem.ProblemDetails;
        return details.Extensions.TryGetValue("errors", out var errors) && errors is IReadOnlyList<Fault> faults
            ? faults
            : [new Fault(details.Extensions.TryGetValue("pointer", out var pointer) ? pointer as string ?? "" : "",
                details.Extensions["code"] as string ?? "", details.Detail ?? "")];
    }

    // A pointer such as /roles/0 is to an entry of a list; the field is the list's.
    private static string FieldOf(string pointer, string? form)
    {
        if (pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) is not [{ } member, ..])
            return "";
        var field = char.ToUpperInvariant(member[0]) + member[1..];
        return form is null ? field : $"{form}.{field}";
    }
}
