using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>
/// A page on which an administrator manages the organisation that it acts for, by the use cases of the API. It reaches no other
/// organisation, even where the administrator runs the installation too.
/// </summary>
internal abstract class OrganisationPage(DirectoryDbContext db, ModuleText<DirectoryModule> text) : PageModel
{
    /// <summary>The page of a list that is asked for.</summary>
    [FromQuery(Name = "after")]
    public Guid? After { get; set; }

    /// <summary>How many entries it holds.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; set; }

    /// <summary>The organisation that the administrator acts for.</summary>
    public Organisation Organisation { get; private set; } = null!;

    protected DirectoryDbContext Db => db;

    protected ModuleText<DirectoryModule> Words => text;

    protected PageRequest Asked => new(After, Limit);

    protected Caller Administrator
    {
        get
        {
            var caller = Caller.Of(HttpContext)!;
            return caller with { Roles = caller.Roles & ~Role.Operator };
        }
    }

    protected Guid Own => Administrator.OwnOrganisation.Value;

    /// <summary>Shows the page; 404 where it is about something that is not the organisation's.</summary>
    protected abstract Task<IActionResult> DrawAsync(CancellationToken stop);

    protected async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        db.ChangeTracker.Clear(); // what a refused act has changed in memory is not what is stored
        var own = Administrator.OwnOrganisation;
        Organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == own, stop);
        return await DrawAsync(stop);
    }

    /// <summary>After an act: the page anew with what was done or, with everything that was typed, what was wrong.</summary>
    protected async Task<IActionResult> AnswerAsync(INestedHttpResult answer, string form, string done, CancellationToken stop)
    {
        if (answer.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound })
            return NotFound();
        if (!Accept(answer, form))
            return await ShowAsync(stop);
        TempData.Confirm(done);
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    protected bool Accept(INestedHttpResult answer, string form) => this.Take(answer, form, fault => FaultWords.Of(fault, text));

    /// <summary>What the form says of the time and the call-off that roles are for; the page is told what can't be read.</summary>
    protected (DateTimeOffset? Until, CallOffId? CallOff) Read(RoleTerms terms, string form)
    {
        var until = EndOf(terms.Until, $"{form}.{nameof(terms.Until)}");
        if (string.IsNullOrWhiteSpace(terms.CallOff))
            return (until, null);
        if (Guid.TryParse(terms.CallOff, out var callOff))
            return (until, new CallOffId(callOff));
        ModelState.AddModelError($"{form}.{nameof(terms.CallOff)}", text["call-off.malformed"]);
        return (until, null);
    }

    /// <summary>The first instant after the day that was typed, in London.</summary>
    protected DateTimeOffset? EndOf(TypedDate lastDay, string field) =>
        lastDay.Read(this, field) is { } day ? UkCalendar.StartOf(day.AddDays(1)) : null;
}
