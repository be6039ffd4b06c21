using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.Account;

/// <summary>Who is signed in, and what the person can do about it.</summary>
[MayBeOpenedByAnyPerson]
internal sealed class IndexModel(DirectoryDbContext db) : PageModel
{
    public Person Person { get; private set; } = null!;

    /// <summary>The name of the organisation that the session acts for.</summary>
    public string? Acting { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var caller = Caller.Known(User);
        Person = await db.CallingPersonAsync(caller, stop);
        Acting = await db.Organisations.AsNoTracking().Where(o => o.Id == caller.Organisation).Select(o => o.Name).FirstOrDefaultAsync(stop);
    }
}
