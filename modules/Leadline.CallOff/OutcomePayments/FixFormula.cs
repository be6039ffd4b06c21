using Leadline.CallOff.Awards;
using Leadline.CallOff.DirectAwards;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.OutcomePayments;

internal static class FixFormula
{
    /// <summary>
    /// Fixes, in the save that makes the contract, the version of the winner's plugin by which payment by outcome is worked out, where it works any out. The
    /// plugin may be superseded or out of use by now: it is the one that quoted.
    /// </summary>
    internal static async Task FixFormulaAsync(this CallOffDbContext db, CallOffProcedure signed, DateTimeOffset now, CancellationToken stop)
    {
        if (signed is not DirectAward award)
            return;
        var quote = await db.Quotes.FirstOrDefaultAsync(q => q.FrameworkId == award.FrameworkId && q.CallOffId == award.Id && q.Supplier == award.AwardedTo, stop);
        if (quote?.Means is not { } means)
            return;
        var known = await db.Plugins.AsNoTracking().FirstOrDefaultAsync(p => p.Plugin == means.Plugin && p.Hash == means.Hash, stop);
        if (known?.Joins(ExtensionPoints.OutcomePayment) == true)
            db.Add(PaymentFormula.Of(award, quote, means, now));
    }
}
