using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Directory.Pages.Account;

/// <summary>Where the person is signed in.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class SessionsModel(DirectoryDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Sessions = await ReadSessions.OfAsync(db, Caller.Known(User), clock.GetUtcNow(), stop);

    public async Task<IActionResult> OnPostAsync(Guid session, CancellationToken stop)
    {
        var ended = await EndSession.Handle(session, Caller.Of(HttpContext)!, db, clock, stop);
        return ended.Result is ProblemHttpResult ? NotFound() : LocalRedirect("/account/sessions");
    }
}
