using Leadline.Directory.AccessRequests;
using Leadline.Directory.Credentials;
using Leadline.Directory.Delegations;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Installation;
using Leadline.Directory.LegalHolds;
using Leadline.Directory.Links;
using Leadline.Directory.Mail;
using Leadline.Directory.Organisations;
using Leadline.Directory.People;
using Leadline.Directory.Registers;
using Leadline.Directory.RoleGrants;
using Leadline.Directory.Sessions;
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

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonSession> Sessions => Set<PersonSession>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<LinkRequest> LinkRequests => Set<LinkRequest>();

    public DbSet<OutgoingMail> OutgoingMail => Set<OutgoingMail>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<InstallationMark> Installations => Set<InstallationMark>();

    // An organisation has a few names, identifiers and successors: one query brings them together with it. Lists ask in several.
    internal static void Configure(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    protected override void MapModule(ModelBuilder model)
    {
        OrganisationMapping.Map(model.Entity<Organisation>());
        ClientCredentialMapping.Map(model.Entity<ClientCredential>());
        ClientCredentialMapping.Map(model.Entity<AccessToken>());
        EmailDomainMapping.Map(model.Entity<EmailDomain>());
        RegisterCheckMapping.Map(model.Entity<RegisterCheck>());
        PersonMapping.Map(model.Entity<Person>());
        PersonSessionMapping.Map(model.Entity<PersonSession>());
        PersonSessionMapping.Map(model.Entity<SignInAttempt>());
        RoleGrantMapping.Map(model.Entity<RoleGrant>());
        DelegationMapping.Map(model.Entity<Delegation>());
        AccessRequestMapping.Map(model.Entity<AccessRequest>());
        LinkMapping.Map(model.Entity<OneTimeLink>());
        LinkMapping.Map(model.Entity<LinkRequest>());
        OutgoingMailMapping.Map(model.Entity<OutgoingMail>());
        LegalHoldMapping.Map(model.Entity<LegalHold>());
        InstallationMarkMapping.Map(model.Entity<InstallationMark>());
    }
}
