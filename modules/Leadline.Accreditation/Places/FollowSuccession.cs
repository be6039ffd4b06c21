using Leadline.Directory.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Places;

/// <summary>
/// Moves the standing of a supplier to the one that follows it: its places go on as the successor's from the day, and what it has not paid
/// is held against the successor. After a split a person chooses; the record says so.
/// </summary>
internal sealed class FollowSuccession(AccreditationDbContext db) : IHandle<OrganisationSucceeded>
{
    public async Task Handle(OrganisationSucceeded message, CancellationToken stop)
    {
        foreach (var o in message.To.Append(message.From))
            await db.KeepAsync(new OrganisationCopy(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Version), stop);
        await db.KeepAsync(new SuccessionCopy(message.From.Id, message.On, [.. message.To.Select(t => t.Id.Value)]), stop);

        var steps = await db.SuccessionsFromAsync(message.From.Id, stop);
        foreach (var place in await db.Places.Where(p => p.Supplier == message.From.Id && p.To == null).OrderBy(p => p.Id).ToListAsync(stop))
            await db.ContinueAsync(place, steps, stop);
        var owner = await db.InPlaceOfAsync(message.From.Id, stop);
        foreach (var charge in await db.UnpaidCharges.Where(c => c.Supplier == message.From.Id && c.PaidOn == null).ToListAsync(stop))
            charge.HeldAgainst(owner);
    }
}

internal static class PlaceSuccession
{
    /// <summary>Lets a place go on as that of whoever followed its supplier, step by step.</summary>
    internal static async Task ContinueAsync(
        this AccreditationDbContext db, Place place, IReadOnlyList<SuccessionCopy> steps, CancellationToken stop)
    {
        var at = place;
        foreach (var step in steps)
        {
            if (step.Successor is not { } successor)
            {
                db.Record(Caller.Platform, "choose-successor", at.Id.Value,
                    $"The supplier of this place on lot {at.LotNumber} was split on {step.On:O}; a person must choose who carries it on.");
                return;
            }

            var next = await db.PlaceOfAsync(at.FrameworkId, at.LotNumber, successor, stop);
            if (next is null)
                db.Add(next = Place.Continuing(at, successor, step.On));
            db.Announce(at.EndBefore(step.On));
            next.Bind(at.BoundBy);
            db.Announce(next.Accredit([.. at.Lines.Select(l => l.Code)], step.On));
            db.Record(Caller.Platform, "continue-place", next.Id.Value, $"Continues place {at.Id.Value} on lot {at.LotNumber} from {step.On:O}.");
            at = next;
        }
    }

    /// <summary>A supplier's place on a lot, one that was just added included.</summary>
    internal static async Task<Place?> PlaceOfAsync(
        this AccreditationDbContext db, FrameworkId framework, string lot, OrganisationId supplier, CancellationToken stop) =>
        db.Places.Local.FirstOrDefault(p => p.FrameworkId == framework && p.LotNumber == lot && p.Supplier == supplier)
        ?? await db.Places.FirstOrDefaultAsync(p => p.FrameworkId == framework && p.LotNumber == lot && p.Supplier == supplier, stop);
}
