using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff.FurtherCompetitions;

internal static class OwnCompetition
{
    private const string NotFound = "not-found";

    /// <summary>One competition with all of its parts.</summary>
    internal static Task<FurtherCompetition?> CompetitionAsync(this CallOffDbContext db, Guid id, CancellationToken stop)
    {
        var callOff = new CallOffId(id);
        return db.Competitions.AsSplitQuery().FirstOrDefaultAsync(c => c.Id == callOff, stop);
    }

    /// <summary>The competition, if the caller is its buyer and has no interest in it; nobody else may act on it.</summary>
    internal static async Task<Outcome<FurtherCompetition>> OwnCompetitionAsync(this CallOffDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        if (await db.CompetitionAsync(id, stop) is not { } competition || !caller.SpeaksFor(competition.Buyer))
            return new Refusal(NotFound, "");
        return await db.ConflictAsync(caller, competition.FrameworkId, competition.LotNumber, stop) is { } conflict ? conflict : competition;
    }

    /// <summary>What to answer somebody who may not act on a competition.</summary>
    internal static ProblemHttpResult AsProblem(this Refusal refusal) =>
        refusal.Code == NotFound ? Problems.NotFound("further competition") : refusal.AsConflict();
}
