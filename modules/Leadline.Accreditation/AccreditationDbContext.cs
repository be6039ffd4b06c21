using Leadline.Accreditation.Places;
using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.Plugins.Enabling;
using Leadline.Accreditation.PriceBooks;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Accreditation.Standing;
using Leadline.Accreditation.Tenders;
using Leadline.Accreditation.Variations;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation;

internal sealed class AccreditationDbContext(DbContextOptions<AccreditationDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "accreditation";

    public DbSet<Tender> Tenders => Set<Tender>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<UnpaidCharge> UnpaidCharges => Set<UnpaidCharge>();

    public DbSet<PublisherKey> PublisherKeys => Set<PublisherKey>();

    public DbSet<KeyTrust> KeyTrusts => Set<KeyTrust>();

    public DbSet<PluginVersion> PluginVersions => Set<PluginVersion>();

    public DbSet<PluginEnablement> PluginEnablements => Set<PluginEnablement>();

    public DbSet<PriceBookVersion> PriceBooks => Set<PriceBookVersion>();

    public DbSet<OfferedVariation> OfferedVariations => Set<OfferedVariation>();

    public DbSet<VariationAnswer> VariationAnswers => Set<VariationAnswer>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    protected override void MapModule(ModelBuilder model)
    {
        model.MapOrganisationCopies();
        model.MapSuccessionCopies();
        model.MapFrameworkCopies();
        TenderMapping.Map(model.Entity<Tender>());
        PlaceMapping.Map(model.Entity<Place>());
        model.MapVariations();
        PublisherKeyMapping.Map(model.Entity<PublisherKey>());
        KeyTrustMapping.Map(model.Entity<KeyTrust>());
        PluginVersionMapping.Map(model.Entity<PluginVersion>());
        PluginEnablementMapping.Map(model.Entity<PluginEnablement>());
        PriceBookVersionMapping.Map(model.Entity<PriceBookVersion>());
        UnpaidChargeMapping.Map(model.Entity<UnpaidCharge>());
    }
}
