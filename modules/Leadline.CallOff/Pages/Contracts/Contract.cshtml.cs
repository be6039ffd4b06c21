using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Pages.Contracts;

/// <summary>One call-off contract, as its signed order form has it, for its parties.</summary>
[MayBeOpenedBy(ReadContracts.Readers, OnCallOffs = true)]
internal sealed class ContractModel(CallOffDbContext db, TimeProvider clock) : PageModel
{
    public CallOffContract Contract { get; private set; } = null!;

    public string Buyer { get; private set; } = "";

    public string Supplier { get; private set; } = "";

    public FrameworkTerms? Framework { get; private set; }

    public LotTerms? Lot => Framework?.Lots.FirstOrDefault(l => l.Number == Contract.LotNumber);

    public bool IsOver { get; private set; }

    /// <summary>Whether the reader sees the competition it came of: who follows a party was not invited to it.</summary>
    public bool SeesCompetition { get; private set; }

    /// <summary>Likewise the direct award.</summary>
    public bool SeesDirectAward { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var (callOff, reader) = (new CallOffId(id), Caller.Known(User));
        if (await ReadContracts.Own(db, reader).FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } found)
            return NotFound();
        var names = await db.NamesAsync([found.Buyer, found.Supplier], stop);
        var version = await db.Competitions.Where(c => c.Id == callOff).Select(c => c.FrameworkVersion)
            .Concat(db.DirectAwards.Where(a => a.Id == callOff).Select(a => a.FrameworkVersion)).FirstOrDefaultAsync(stop);
        Framework = await db.TermsAsync<FrameworkTerms>(found.FrameworkId, version, stop);
        SeesCompetition = await (await CompetitionSight.OfAsync(reader, db, stop)).Among(db.Competitions).AnyAsync(c => c.Id == callOff, stop);
        SeesDirectAward = await (await DirectAwardSight.OfAsync(reader, db, stop)).Among(db.DirectAwards).AnyAsync(a => a.Id == callOff, stop);
        (Contract, IsOver) = (found, found.EndsOn < clock.Today());
        (Buyer, Supplier) = (names.GetValueOrDefault(found.Buyer, ""), names.GetValueOrDefault(found.Supplier, ""));
        return Page();
    }
}
