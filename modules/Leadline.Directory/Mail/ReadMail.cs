using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Mail;

internal static class ReadMail
{
    /// <summary>A letter that waits to be sent.</summary>
    internal sealed record MailView(MailId Id, string To, string Subject, string Body, DateTimeOffset At);

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapReadMail() => routes.MapGet("/mail", Handle)
            .WithName("ListMail").WithSummary("List the letters that wait to be sent; over the operator's own socket alone, for they hold one-time links")
            .Refuses(400, 404)
            .MayBeCalledBy(Role.Operator);
    }

    internal static async Task<Results<Ok<Page<MailView>>, ProblemHttpResult>> Handle(
        [AsParameters] PageRequest page, Caller caller, DirectoryDbContext db, CancellationToken stop)
    {
        if (page.Fault is { } fault)
            return Problems.Invalid(fault);
        // A person who is operator could take over any account by a link; whoever can open the socket has the database anyway.
        if (caller.Person is not null)
            return Problems.NotFound("mail");
        var rows = await db.OutgoingMail.AsNoTracking().PageAsync(m => m.Id, page, stop);
        return TypedResults.Ok(page.Of([.. rows.Select(m => new MailView(m.Id, m.To, m.Subject, m.Body, m.At))], m => m.Id.Value));
    }
}
