using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Competitions;

/// <summary>One competition, for its buyer, those it invited and the framework's authority: no bid, and no decision before it is made.</summary>
[MayBeOpenedBy(CompetitionSight.Readers, OnCallOffs = true)]
internal sealed class CompetitionModel(CallOffDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>The award, once it is made. Its value is the buyer's and the winner's to see.</summary>
    internal sealed record Award(Guid Supplier, string Name, Money? AnnualValue, DateOnly On, DateOnly? StandstillEndsOn);

    public FurtherCompetition Competition { get; private set; } = null!;

    public StateShown State { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    /// <summary>How many suppliers are invited; null for one of them, who is not to know.</summary>
    public int? Invited { get; private set; }

    /// <summary>The terms the competition stands on.</summary>
    public FrameworkTerms? Framework { get; private set; }

    public LotTerms? Lot => Framework?.Lots.FirstOrDefault(l => l.Number == Competition.LotNumber);

    public Award? Awarded { get; private set; }

    /// <summary>Whether the contract that came of it is the reader's to see.</summary>
    public bool HasContract { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var (callOff, reader) = (new CallOffId(id), Caller.Known(User));
        if (await db.Competitions.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } found)
            return NotFound();
        var seenAs = (await CompetitionSight.OfAsync(reader, db, stop)).Of(found);
        if (seenAs == SeenAs.Nobody)
            return NotFound();
        Competition = found;
        State = StateShown.Of(found.State, found.ClosesAt, clock.GetUtcNow());
        Invited = seenAs == SeenAs.Bidder ? null : found.Invitations.Count;
        Framework = await db.TermsAsync<FrameworkTerms>(found.FrameworkId, found.FrameworkVersion, stop);
        HasContract = await ReadContracts.Own(db, reader).AnyAsync(c => c.Id == callOff, stop);
        await NameAsync(found, showsValue: seenAs == SeenAs.Buyer || reader.Organisation == found.AwardedTo, stop);
        return Page();
    }

    private async Task NameAsync(FurtherCompetition found, bool showsValue, CancellationToken stop)
    {
        var names = await db.NamesAsync(found.AwardedTo is { } winner ? [found.Buyer, winner] : [found.Buyer], stop);
        Buyer = names.GetValueOrDefault(found.Buyer, "");
        if (found is { AwardedOn: { } on, AwardedTo: { } supplier })
        {
            Awarded = new Award(supplier.Value, names.GetValueOrDefault(supplier, ""), showsValue ? found.AwardedAnnualValue : null, on,
                found.StandstillEndsOn);
        }
    }
}
