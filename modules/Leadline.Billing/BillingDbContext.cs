using Leadline.Billing.Copies;
using Leadline.Billing.Invoices;
using Leadline.Billing.Ledger;
using Leadline.Billing.MIReturns;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing;

internal sealed class BillingDbContext(DbContextOptions<BillingDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "billing";

    public DbSet<ContractAccount> ContractAccounts => Set<ContractAccount>();

    public DbSet<MIReturn> Returns => Set<MIReturn>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Posting> Postings => Set<Posting>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    protected override void MapModule(ModelBuilder model)
    {
        model.MapOrganisationCopies();
        model.MapSuccessionCopies();
        model.MapFrameworkCopies();
        model.MapInterestCopies();
        ContractAccountMapping.Map(model.Entity<ContractAccount>());
        MIReturnMapping.Map(model.Entity<MIReturn>());
        InvoiceMapping.Map(model.Entity<Invoice>());
        PaymentMapping.Map(model.Entity<Payment>());
        PostingMapping.Map(model.Entity<Posting>());
    }
}
