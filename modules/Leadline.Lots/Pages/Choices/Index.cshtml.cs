using Leadline.Lots.Choices;
using Leadline.Lots.HelpRequests;
using Leadline.Lots.InHouse;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Choices;

/// <summary>What every buyer can do about a need, and the ways to more.</summary>
[MayBeOpenedByAnybody("the choices open to buyers and the support available are public")]
internal sealed class IndexModel : PageModel
{
    /// <summary>All choices in their fixed order.</summary>
    public static ChoiceCatalogue Catalogue => ChoiceCatalogue.Shipped;

    public bool MayState => Is(Role.ProcurementLead);

    public bool MayReadNeeds => Is(ReadNeeds.Readers);

    /// <summary>Whether cases, requests and joint procurements are for the reader.</summary>
    public bool TakesPart => Is(ReadInHouseCases.Readers | ReadHelpRequests.Readers);

    private bool Is(Role roles) => Caller.From(User) is { Organisation: not null } reader && reader.Is(roles);
}
