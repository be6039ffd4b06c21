using Leadline.Directory.Links;
using Leadline.Directory.People;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>Who holds or held a role in the organisation; and taking somebody in.</summary>
[MayBeOpenedBy(Role.Administrator)]
internal sealed class PeopleModel(DirectoryDbContext db, LinkWriter links, TimeProvider clock, ModuleText<DirectoryModule> text) : OrganisationPage(db, text)
{
    internal sealed class NewPerson : RoleTerms
    {
        public string? Name { get; set; }

        public string? Email { get; set; }
    }

    [BindProperty]
    public NewPerson Add { get; set; } = new();

    public Page<PersonView> People { get; private set; } = null!;

    /// <summary>What somebody may do now.</summary>
    public IReadOnlyList<string> RolesOf(PersonView person) =>
        [.. person.Roles.Where(r => StateShown.Of(r, clock.GetUtcNow()).IsInForce).Select(r => r.Role).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => ModelState.IsValid ? await ShowAsync(stop) : BadRequest();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        var (until, callOff) = Read(Add, nameof(Add));
        if (!ModelState.IsValid)
            return await ShowAsync(stop);
        AddPerson.AddPersonRequest request = new(Add.Email ?? "", Add.Name ?? "", Add.Roles, Add.Reason ?? "", callOff, until);
        var added = await AddPerson.Handle(Own, request, Administrator, Db, links, clock, stop);
        return await AnswerAsync(added, nameof(Add), Words["people.added"], stop);
    }

    protected override async Task<IActionResult> DrawAsync(CancellationToken stop)
    {
        Add.Offer(Organisation.Kind, Words);
        if ((await ReadPeople.List(Own, Asked, Administrator, Db, clock, stop)).Result is not Ok<Page<PersonView>> { Value: { } page })
            return BadRequest();
        People = page;
        return Page();
    }
}
