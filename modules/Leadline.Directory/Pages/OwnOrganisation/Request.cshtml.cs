using Leadline.Directory.AccessRequests;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>One request for roles, and the decision on it; one's own is for another administrator.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class RequestModel(DirectoryDbContext db, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    private const string Approve = "approve";
    private const string Refuse = "refuse";

    internal sealed class Decision
    {
        public string? Answer { get; set; }

        public string? Reason { get; set; }
    }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Decision Decide { get; set; } = new();

    /// <summary>The request for roles.</summary>
    public AccessRequestView Asking { get; private set; } = null!;

    public bool IsOwn => Asking.Person.Value == Administrator.Person;

    public IReadOnlyList<Choice> Answers => [new(Approve, Words["request.approve"]), new(Refuse, Words["request.refuse"])];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (Decide.Answer is not (Approve or Refuse))
        {
            ModelState.AddModelError("Decide.Answer", Words["request.answer.missing"]);
            return await ShowAsync(stop);
        }

        var approve = Decide.Answer == Approve;
        var decided = await DecideAccessRequest.Handle(Id, new(approve, Decide.Reason ?? ""), Administrator, Db, clock, stop);
        return await AnswerAsync(decided, nameof(Decide), Words[approve ? "request.approved" : "request.refused"], stop);
    }

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        var id = new AccessRequestId(Id);
        if (await Db.AccessRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Organisation == Organisation.Id, stop) is not { } request)
            return NotFound();
        Asking = AccessRequestView.Of(request, await Db.People.AsNoTracking().SingleAsync(p => p.Id == request.Person, stop));
        return Page();
    }
}
