using Leadline.Directory.Credentials;
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

    public DbSet<ClientCredential> ClientCredentials => Set<ClientCredential>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<EmailDomain> EmailDomains => Set<EmailDomain>();

    public DbSet<RegisterCheck> RegisterChecks => Set<RegisterCheck>();

    public DbSet<InstallationMark> Installations => Set<InstallationMark>();

    // An organisation has a few names, identifiers and successors: one query brings them together with it. Lists ask in several.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    protected override void MapModule(ModelBuilder model)
    {
        OrganisationMapping.Map(model.Entity<Organisation>());
        ClientCredentialMapping.Map(model.Entity<ClientCredential>());
        ClientCredentialMapping.Map(model.Entity<AccessToken>());
        EmailDomainMapping.Map(model.Entity<EmailDomain>());
        RegisterCheckMapping.Map(model.Entity<RegisterCheck>());
        InstallationMarkMapping.Map(model.Entity<InstallationMark>());
    }
}
