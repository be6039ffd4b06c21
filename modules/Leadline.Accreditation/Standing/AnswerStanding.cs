using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Standing;

/// <summary>Answers from the owner's own, current facts: a copy elsewhere could be stale at the moment it matters.</summary>
internal sealed class AnswerStanding(AccreditationDbContext db, TimeProvider clock) : IHandle<StandingAsked>
{
    public async Task Handle(StandingAsked message, CancellationToken stop)
    {
        var reason = await ReasonAgainstAsync(message, clock.Today(), stop);
        db.Announce(new StandingAnswered(message.CallOffId, message.Question, reason.Length == 0, reason));
    }

    private async Task<string> ReasonAgainstAsync(StandingAsked asked, DateOnly day, CancellationToken stop)
    {
        if (await db.Organisations.FindAsync([asked.Supplier], stop) is not { } supplier || !supplier.IsOpenOn(day))
            return "The supplier is not an open organisation today.";
        var place = await db.Places.AsNoTracking().FirstOrDefaultAsync(
            p => p.FrameworkId == asked.FrameworkId && p.LotNumber == asked.LotNumber && p.Supplier == asked.Supplier, stop);
        if (place is null)
            return $"The supplier holds no place on lot {asked.LotNumber}.";
        if (place.Lacks(asked.ServiceLines, day) is { Count: > 0 } lacking)
            return $"The supplier is not accredited for {string.Join(", ", lacking)}.";
        return asked.FrameworkVersion is { } version && !(await db.BindsAsAsync(asked.FrameworkId, version, stop) is { } terms && place.IsBoundBy(terms))
            ? $"The supplier has not accepted the terms of version {version} of the framework agreement, on which this call-off stands."
            : "";
    }
}
