using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Primitives;

namespace Leadline.CallOff.Copies;

/// <summary>Knows who seeks a place on which lot. The two messages on one tender may come in either order.</summary>
internal sealed class FollowTenders(CallOffDbContext db) : IHandle<TenderSubmitted>, IHandle<TenderDecided>
{
    public Task Handle(TenderSubmitted message, CancellationToken stop) =>
        KnownAsync(message.TenderId, message.FrameworkId, message.LotNumber, message.Supplier, stop);

    public async Task Handle(TenderDecided message, CancellationToken stop) =>
        (await KnownAsync(message.TenderId, message.FrameworkId, message.LotNumber, message.Supplier, stop)).Decided();

    private async Task<TenderCopy> KnownAsync(Guid id, FrameworkId framework, string lot, OrganisationId supplier, CancellationToken stop)
    {
        if (await db.Tenders.FindAsync([id], stop) is { } known)
            return known;
        var tender = new TenderCopy(id, framework, lot, supplier);
        db.Add(tender);
        return tender;
    }
}
