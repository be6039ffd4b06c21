using Leadline.Directory.Links;
using Leadline.Directory.People;
using Leadline.Directory.RoleGrants;
using Leadline.Directory.SecondFactor;
using Leadline.Directory.Sessions;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>One person of the organisation: its roles there, and help for somebody who can't get in.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class PersonModel(
    DirectoryDbContext db, LinkWriter links, SignInAttempts attempts, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    private const string Unlock = "unlock";
    private const string Link = "link";
    private const string Authenticator = "authenticator";
    private const string Outside = "outside";

    internal sealed class RoleToEnd
    {
        public Guid? Grant { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class HelpNeeded
    {
        public string? Act { get; set; }

        public string? Reason { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public RoleTerms Give { get; set; } = new();

    [BindProperty]
    public RoleToEnd End { get; set; } = new();

    [BindProperty]
    public HelpNeeded Help { get; set; } = new();

    public PersonView Person { get; private set; } = null!;

    public bool IsOpen => Person.ClosedAt is null;

    /// <summary>The roles that can be ended.</summary>
    public IReadOnlyList<Choice> Held => [.. Person.Roles.Where(r => StateOf(r).IsInForce).Select(r => new Choice($"{r.Id.Value}", NameOf(r)))];

    public IReadOnlyList<Choice> Acts =>
    [
        .. new[] { Unlock, Link, Authenticator, Outside }.Where(a => a != Authenticator || Person.HasSecondFactor)
            .Select(a => new Choice(a, Words["person.help." + a], Words[$"person.help.{a}.hint"])),
    ];

    public StateShown StateOf(RoleGrantView grant) => StateShown.Of(grant, clock.GetUtcNow());

    public string NameOf(RoleGrantView grant) =>
        grant.CallOff is { } callOff ? Words["role.on-call-off", Words["role." + grant.Role], callOff.Value] : Words["role." + grant.Role];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken stop)
    {
        var (until, callOff) = Read(Give, nameof(Give));
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        var given = await GrantRole.Handle(Own, Id, new(Give.Roles, Give.Reason ?? "", callOff, until), Administrator, Db, clock, stop);
        return await AnswerAsync(given, nameof(Give), Words["person.given"], stop);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        if (End.Grant is not { } grant)
            return await WithoutAsync("End.Grant", "person.end.missing", stop);
        return await AnswerAsync(await EndRole.Handle(grant, new(End.Reason ?? ""), Administrator, Db, clock, stop), nameof(End), Words["person.ended"], stop);
    }

    public async Task<IActionResult> OnPostHelpAsync(CancellationToken stop)
    {
        Helping.HelpPersonRequest request = new(Help.Reason ?? "");
        var helped = Help.Act switch
        {
            Unlock => await UnlockPerson.Handle(Id, request, Administrator, Db, attempts, clock, stop),
            Link => await SendLink.Handle(Id, request, Administrator, Db, links, clock, stop),
            Authenticator => await TakeAuthenticatorAway.Handle(Id, request, Administrator, Db, clock, stop),
            Outside => await ForgetOutsideLogins.Handle(Id, request, Administrator, Db, clock, stop),
            _ => null,
        };
        if (helped is null)
            return await WithoutAsync("Help.Act", "person.help.missing", stop);
        // Somebody of the organisation who is seen here, and may not be helped, belongs to another one too, to none any more, or is an operator.
        if (helped.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound })
            return await WithoutAsync("Help.Act", "person.help.elsewhere", stop);
        return await AnswerAsync(helped, nameof(Help), Words["person.helped." + Help.Act], stop);
    }

    public async Task<IActionResult> OnPostSignOutAsync(CancellationToken stop)
    {
        var ended = await EndSession.EndAll(Id, Administrator, Db, clock, stop);
        return ended.Result is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound }
            ? await WithoutAsync("", "person.help.elsewhere", stop)
            : await AnswerAsync(ended, "", Words["person.signed-out"], stop);
    }

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        Give.Offer(Organisation.Kind, Words);
        if ((await ReadPeople.Get(Id, Administrator, Db, clock, stop)).Result is not Ok<PersonView> { Value: { } person })
            return NotFound();
        Person = person;
        return Page();
    }

    private Task<IActionResult> WithoutAsync(string field, string words, CancellationToken stop)
    {
        ModelState.Remove(field); // what was sent there is no choice
        ModelState.AddModelError(field, Words[words]);
        return ShowAsync(stop);
    }
}
