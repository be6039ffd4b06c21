using Leadline.CallOff.Awards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.Extensions;

internal static class OwnContract
{
    /// <summary>The contract, to be changed, if the caller acts for its buyer and has no interest on the supplier's side. Of a call-off that is not signed its buyer is told so.</summary>
    internal static async Task<Outcome<CallOffContract>> ContractToExtendAsync(this CallOffDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        if (await db.Contracts.AsSplitQuery().FirstOrDefaultAsync(c => c.Id == callOff, stop) is not { } contract)
            return await db.FindProcedureAsync(callOff, stop) is { } procedure && caller.SpeaksFor(procedure.Buyer)
                ? new Refusal("not-signed", $"{procedure.Reference} is not signed, and what is no contract yet can't be extended.")
                : new Refusal(OwnFormula.NotFound, "");
        if (!caller.SpeaksFor(contract.Buyer))
            return new Refusal(OwnFormula.NotFound, "");
        return await db.ConflictAsync(caller, contract.FrameworkId, contract.LotNumber, stop) is { } conflict ? conflict : contract;
    }
}
