using Leadline.Directory.ApiKeys;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Installation;
using Leadline.Directory.Organisations;
using Leadline.Directory.Registers;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Leadline.Directory;

internal sealed class DirectoryDbContext(DbContextOptions<DirectoryDbContext> options, StoreServices services)
    : ModuleDbContext(options, services)
{
    public override string Schema => "directory";

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<EmailDomain> EmailDomains => Set<EmailDomain>();

    public DbSet<RegisterCheck> RegisterChecks => Set<RegisterCheck>();

    public DbSet<InstallationMark> Installations => Set<InstallationMark>();

    // An organisation has a few names, identifiers and successors: one query brings them together with it. Lists ask in several.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    protected override void MapModule(ModelBuilder model)
    {
        OrganisationMapping.Map(model.Entity<Organisation>());
        ApiKeyMapping.Map(model.Entity<ApiKey>());
        EmailDomainMapping.Map(model.Entity<EmailDomain>());
        RegisterCheckMapping.Map(model.Entity<RegisterCheck>());
        InstallationMarkMapping.Map(model.Entity<InstallationMark>());
    }
}
