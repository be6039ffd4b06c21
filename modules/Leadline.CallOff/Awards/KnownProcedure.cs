using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Primitives;

namespace Leadline.CallOff.Awards;

internal static class KnownProcedure
{
    /// <summary>The further competition or the direct award that an answer is about.</summary>
    internal static async Task<CallOffProcedure> ProcedureAsync(this CallOffDbContext db, CallOffId id, CancellationToken stop) =>
        await db.CompetitionAsync(id.Value, stop) as CallOffProcedure
        ?? await db.DirectAwardAsync(id.Value, stop)
        ?? throw new InvalidOperationException($"There is an answer about call-off {id.Value}, which is not known here.");
}
