using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.People;

/// <summary>Names whoever is signed in, and for whom the session acts, in the header of each page.</summary>
internal sealed class ShowAccount(DirectoryDbContext db) : IHeaderAccount
{
    public async Task<HeaderAccount> OfAsync(HttpContext http)
    {
        if (Caller.From(http.User) is not { Person: { } id } caller)
            return new HeaderAccount(null, null);
        var person = new PersonId(id);
        return new HeaderAccount(
            await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(http.RequestAborted),
            await db.Organisations.Where(o => o.Id == caller.Organisation).Select(o => o.Name).FirstOrDefaultAsync(http.RequestAborted));
    }
}
