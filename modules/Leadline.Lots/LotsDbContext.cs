using Leadline.Lots.Ceilings;
using Leadline.Lots.Choices;
using Leadline.Lots.Collective;
using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.HelpRequests;
using Leadline.Lots.InHouse;
using Leadline.Lots.Mandates;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
using Leadline.Lots.Successions;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots;

internal sealed class LotsDbContext(DbContextOptions<LotsDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "lots";

    public DbSet<FrameworkAgreement> Frameworks => Set<FrameworkAgreement>();

    public DbSet<CountedCallOff> CountedCallOffs => Set<CountedCallOff>();

    public DbSet<KeptCeilingAnswer> CeilingAnswers => Set<KeptCeilingAnswer>();

    public DbSet<ReportedSpend> ReportedSpend => Set<ReportedSpend>();

    public DbSet<CeilingRaise> CeilingRaises => Set<CeilingRaise>();

    public DbSet<CeilingRaiseDecision> CeilingRaiseDecisions => Set<CeilingRaiseDecision>();

    public DbSet<FrameworkDraft> Drafts => Set<FrameworkDraft>();

    public DbSet<FrameworkProposal> Proposals => Set<FrameworkProposal>();

    public DbSet<FrameworkSuccession> Successions => Set<FrameworkSuccession>();

    public DbSet<DraftScope> Scopes => Set<DraftScope>();

    public DbSet<ScopeComment> ScopeComments => Set<ScopeComment>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<MandateDispute> Disputes => Set<MandateDispute>();

    public DbSet<Need> Needs => Set<Need>();

    public DbSet<ChoiceRecord> ChoiceRecords => Set<ChoiceRecord>();

    public DbSet<InHouseCase> InHouseCases => Set<InHouseCase>();

    public DbSet<CollectiveProcurement> Collectives => Set<CollectiveProcurement>();

    public DbSet<HelpRequest> HelpRequests => Set<HelpRequest>();

    protected override void MapModule(ModelBuilder model)
    {
        model.MapOrganisationCopies();
        model.MapSuccessionCopies();
        model.MapInterestCopies();
        FrameworkAgreementMapping.Map(model.Entity<FrameworkAgreement>());
        model.MapCeilings();
        MandateMapping.Map(model);
        NeedMapping.Map(model);
        InHouseMapping.Map(model);
        CollectiveMapping.Map(model);
        HelpMapping.Map(model);
        FrameworkDraftMapping.Map(model.Entity<FrameworkDraft>());
        FrameworkProposalMapping.Map(model.Entity<FrameworkProposal>());
        FrameworkSuccessionMapping.Map(model.Entity<FrameworkSuccession>());
        ScopeMapping.Map(model.Entity<DraftScope>());
        ScopeMapping.Map(model.Entity<ScopeComment>());
    }
}
