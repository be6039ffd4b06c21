using Leadline.CallOff.Bids;
using Leadline.CallOff.Copies;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Evaluation;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.CallOff.Quotes;
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

    public DbSet<DirectAward> DirectAwards => Set<DirectAward>();

    public DbSet<SupplierQuote> Quotes => Set<SupplierQuote>();

    public DbSet<KeptPluginCall> PluginCalls => Set<KeptPluginCall>();

    public DbSet<PaymentFormula> PaymentFormulas => Set<PaymentFormula>();

    public DbSet<OutcomeReport> OutcomeReports => Set<OutcomeReport>();

    public DbSet<OutcomePayment> OutcomePayments => Set<OutcomePayment>();

    public DbSet<PaymentRecalculation> Recalculations => Set<PaymentRecalculation>();

    public DbSet<PriceBookCopy> PriceBooks => Set<PriceBookCopy>();

    public DbSet<PluginCopy> Plugins => Set<PluginCopy>();

    public DbSet<PluginEnablementCopy> PluginEnablements => Set<PluginEnablementCopy>();

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
        DirectAwardMapping.Map(model.Entity<DirectAward>());
        SupplierQuoteMapping.Map(model.Entity<SupplierQuote>());
        KeptPluginCallMapping.Map(model.Entity<KeptPluginCall>());
        PriceBookCopyMapping.Map(model.Entity<PriceBookCopy>());
        PluginCopyMapping.Map(model.Entity<PluginCopy>());
        PluginEnablementCopyMapping.Map(model.Entity<PluginEnablementCopy>());
        CallOffContractMapping.Map(model.Entity<CallOffContract>());
        OutcomePaymentMapping.Map(model);
    }
}
