using Leadline.Directory.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.Copies;

internal sealed class FollowOrganisations(CallOffDbContext db) : IHandle<OrganisationRegistered>, IHandle<OrganisationAmended>
{
    public Task Handle(OrganisationRegistered message, CancellationToken stop) => KeepAsync(message.Organisation, stop);

    public Task Handle(OrganisationAmended message, CancellationToken stop) => KeepAsync(message.Organisation, stop);

    private Task KeepAsync(OrganisationFacts o, CancellationToken stop) =>
        db.KeepAsync(new OrganisationCopy(o.Id, o.Reference, o.Name, o.Kind, o.OpenFrom, o.OpenTo, o.Version), stop);
}
