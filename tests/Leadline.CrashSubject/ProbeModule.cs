using Leadline.Directory.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Messages;
using Leadline.Primitives;

namespace Leadline.CrashSubject;

/// <summary>An organisation was tallied once; the second link of the chain.</summary>
internal sealed record OrganisationTallied(OrganisationId Organisation, string Name);

/// <summary>Counts effects: two rows for each organisation registered, the second by way of a message of its own.</summary>
internal sealed class ProbeModule(Conduct conduct) : IModule
{
    public string Name => "probe";

    public void Register(ModuleRegistration module)
    {
        module.Store<ProbeDbContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<InboxWatch>()))
            .Handle<OrganisationRegistered, TallyFirst>()
            .Handle<OrganisationTallied, TallySecond>();
        module.Services.AddHostedService<CreateProbeTables>();
        module.Services.AddSingleton(conduct);
    }

    public void Map(IEndpointRouteBuilder api)
    {
        // It is asked by looking into its tables.
    }
}

internal sealed class TallyFirst(ProbeDbContext db, Conduct conduct) : IHandle<OrganisationRegistered>
{
    public async Task Handle(OrganisationRegistered message, CancellationToken stop)
    {
        var organisation = message.Organisation;
        if (conduct.Refuses(organisation.Name))
            throw new InvalidOperationException($"{organisation.Name} is poisoned.");
        db.Add(new Tally(Guid.CreateVersion7(), organisation.Id.Value, 1));
        db.Announce(new OrganisationTallied(organisation.Id, organisation.Name));
        await db.SaveChangesAsync(stop);
        conduct.MayFail();
    }
}

internal sealed class TallySecond(ProbeDbContext db, Conduct conduct) : IHandle<OrganisationTallied>
{
    public async Task Handle(OrganisationTallied message, CancellationToken stop)
    {
        db.Add(new Tally(Guid.CreateVersion7(), message.Organisation.Value, 2));
        await db.SaveChangesAsync(stop);
        conduct.MayFail();
    }
}
