using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.Primitives;

namespace Leadline.CallOff.Awards;

internal static class KnownProcedure
{
    /// <summary>The further competition or the direct award that an answer is about.</summary>
    internal static async Task<CallOffProcedure> ProcedureAsync(this CallOffDbContext db, CallOffId id, CancellationToken stop) =>
        await db.FindProcedureAsync(id, stop)
        ?? throw new InvalidOperationException($"There is an answer about call-off {id.Value}, which is not known here.");

    /// <summary>The further competition or the direct award of this identifier; null where it is of neither.</summary>
    internal static async Task<CallOffProcedure?> FindProcedureAsync(this CallOffDbContext db, CallOffId id, CancellationToken stop) =>
        await db.CompetitionAsync(id.Value, stop) as CallOffProcedure ?? await db.DirectAwardAsync(id.Value, stop);
}
