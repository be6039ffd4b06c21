using Leadline.CallOff.Bids;
using Leadline.CallOff.Copies;
using Leadline.CallOff.Evaluation;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.CallOff;

internal sealed class CallOffDbContext(DbContextOptions<CallOffDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "call_off";

    public DbSet<FurtherCompetition> Competitions => Set<FurtherCompetition>();

    public DbSet<Bid> Bids => Set<Bid>();

    public DbSet<Mark> Marks => Set<Mark>();

    public DbSet<CallOffContract> Contracts => Set<CallOffContract>();

    public DbSet<PlaceCopy> Places => Set<PlaceCopy>();

    public DbSet<TenderCopy> Tenders => Set<TenderCopy>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    protected override void MapModule(ModelBuilder model)
    {
        model.MapOrganisationCopies();
        model.MapSuccessionCopies();
        model.MapFrameworkCopies();
        PlaceCopyMapping.Map(model.Entity<PlaceCopy>());
        TenderCopyMapping.Map(model.Entity<TenderCopy>());
        FurtherCompetitionMapping.Map(model.Entity<FurtherCompetition>());
        BidMapping.Map(model.Entity<Bid>());
        MarkMapping.Map(model.Entity<Mark>());
        CallOffContractMapping.Map(model.Entity<CallOffContract>());
    }
}
