using Leadline.CallOff.FurtherCompetitions;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.DirectAwards;

internal static class OwnDirectAward
{
    private const string NotFound = "not-found";

    internal static Task<DirectAward?> DirectAwardAsync(this CallOffDbContext db, Guid id, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        return db.DirectAwards.FirstOrDefaultAsync(a => a.Id == callOff, stop);
    }

    /// <summary>The direct award, if the caller is its buyer and has no interest in it; nobody else may act on it.</summary>
    internal static async Task<Outcome<DirectAward>> OwnDirectAwardAsync(this CallOffDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        if (await db.DirectAwardAsync(id, stop) is not { } award || !caller.SpeaksFor(award.Buyer))
            return new Refusal(NotFound, "");
        return await db.ConflictAsync(caller, award.FrameworkId, award.LotNumber, stop) is { } conflict ? conflict : award;
    }

    /// <summary>What to answer somebody who may not act on a direct award.</summary>
    internal static ProblemHttpResult AsDirectAwardProblem(this Refusal refusal) =>
        refusal.Code == NotFound ? Problems.NotFound("direct award") : refusal.AsConflict();

    /// <summary>The terms it stands on, with the line that is bought.</summary>
    internal static async Task<(FrameworkTerms Terms, ServiceLineTerms Line)> TermsOfAsync(this CallOffDbContext db, DirectAward award, CancellationToken stop)
    {
        var terms = await db.TermsAsync<FrameworkTerms>(award.FrameworkId, award.FrameworkVersion, stop)
            ?? throw new InvalidOperationException($"Version {award.FrameworkVersion} of the framework agreement of {award.Reference} is not known here.");
        return (terms, terms.Lots.Single(l => l.Number == award.LotNumber).ServiceLines.Single(l => l.Code == award.ServiceLine));
    }
}
