using Leadline.Directory.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.Lots.Copies;

internal sealed class FollowOrganisations(LotsDbContext db) : IHandle<OrganisationRegistered>, IHandle<OrganisationAmended>, IHandle<OrganisationSucceeded>
{
    public Task Handle(OrganisationRegistered message, CancellationToken stop) => KeepAsync(message.Organisation, stop);

    public Task Handle(OrganisationAmended message, CancellationToken stop) => KeepAsync(message.Organisation, stop);

    public async Task Handle(OrganisationSucceeded message, CancellationToken stop)
    {
        foreach (var organisation in message.To.Append(message.From))
            await KeepAsync(organisation, stop);
        await db.KeepAsync(new SuccessionCopy(message.From.Id, message.On, [.. message.To.Select(t => t.Id.Value)]), stop);
    }

    private Task KeepAsync(OrganisationFacts o, CancellationToken stop) =>
        db.KeepAsync(new OrganisationCopy(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Version), stop);
}
