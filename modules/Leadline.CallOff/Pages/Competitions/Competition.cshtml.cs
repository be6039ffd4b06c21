using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Competitions;

/// <summary>One competition, as anybody may see it: no bid, no bidder, no decision before it is made.</summary>
internal sealed class CompetitionModel(CallOffDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>The award, once it is made.</summary>
    internal sealed record Award(Guid Supplier, string Name, Money AnnualValue, DateOnly On, DateOnly? StandstillEndsOn);

    public FurtherCompetition Competition { get; private set; } = null!;

    public StateShown State { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    /// <summary>The terms the competition stands on.</summary>
    public FrameworkTerms? Framework { get; private set; }

    public LotTerms? Lot => Framework?.Lots.FirstOrDefault(l => l.Number == Competition.LotNumber);

    public Award? Awarded { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        if (await CompetitionRow.Issued(db).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } found)
            return NotFound();
        var names = await db.NamesAsync(found.AwardedTo is { } winner ? [found.Buyer, winner] : [found.Buyer], stop);
        Competition = found;
        State = StateShown.Of(found.State, found.ClosesAt, clock.GetUtcNow());
        Buyer = names.GetValueOrDefault(found.Buyer, "");
        Framework = await db.TermsAsync<FrameworkTerms>(found.FrameworkId, found.FrameworkVersion, stop);
        if (found is { AwardedOn: { } on, AwardedTo: { } supplier, AwardedAnnualValue: { } value })
            Awarded = new Award(supplier.Value, names.GetValueOrDefault(supplier, ""), value, on, found.StandstillEndsOn);
        return Page();
    }
}
