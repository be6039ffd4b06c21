using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>A contract with the formula that it has fixed.</summary>
internal sealed record ContractWithFormula(CallOffContract Contract, PaymentFormula Formula);

internal static class OwnFormula
{
    internal const string NotFound = "not-found";

    internal static readonly Refusal None = new("no-payment-formula", "This contract has fixed no formula for payment by outcome.");

    /// <summary>
    /// The contract, if the caller acts for this party of it, and the formula that it has fixed. For the buyer nobody acts who has an interest on the supplier's side;
    /// that nobody accepts what it reported itself, by whatever delegation, the payment sees to.
    /// </summary>
    internal static async Task<Outcome<ContractWithFormula>> OwnFormulaAsync(this CallOffDbContext db, Guid id, Caller caller, Party party, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        var contract = await db.Contracts.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Id == callOff, stop);
        if (contract is null || !caller.SpeaksFor(party == Party.Buyer ? contract.Buyer : contract.Supplier))
            return new Refusal(NotFound, "");
        if (party == Party.Buyer && await db.ConflictAsync(caller, contract.FrameworkId, contract.LotNumber, stop) is { } conflict)
            return conflict;
        return await db.PaymentFormulas.FirstOrDefaultAsync(f => f.Id == callOff, stop) is { } formula
            ? new ContractWithFormula(contract, formula)
            : None;
    }

    /// <summary>What to answer somebody who may not act on a contract.</summary>
    internal static ProblemHttpResult AsContractProblem(this Refusal refusal) =>
        refusal.Code == NotFound ? Problems.NotFound("contract") : refusal.AsConflict();
}
