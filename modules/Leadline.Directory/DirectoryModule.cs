using Leadline.Directory.Credentials;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Identifiers;
using Leadline.Directory.Installation;
using Leadline.Directory.OrganisationFiles;
using Leadline.Directory.Organisations;
using Leadline.Directory.Registers;
using Leadline.Directory.Successions;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory;

/// <summary>Organisations, their identifiers and their credentials. It supports the four contexts and never decides who may sell.</summary>
public sealed class DirectoryModule : IModule
{
    /// <inheritdoc/>
    public string Name => "directory";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<DirectoryDbContext>().DueWork<AnnounceSuccessions>().DueWork<DropExpiredTokens>().StateProjection<DirectoryProjection>();
        module.Services.AddScoped<ICallerRegister, CallerRegister>();
        module.Services.AddSingleton<CurrentInstallation>().AddHostedService<MarkInstallation>();
        module.Services.AddSingleton(RegisterSettings.Read(module.Configuration));
        module.Services.AddSingleton<IPageNotice, NotLiveNotice>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Organisations").Idempotent<DirectoryDbContext>();
        routes.MapRegisterOrganisation();
        routes.MapReadOrganisations();
        routes.MapImportOrganisations();
        routes.MapRenameOrganisation();
        routes.MapGiveIdentifier();
        routes.MapEndIdentifier();
        routes.MapRecordSuccession();
        routes.MapReadHistory();
        routes.MapClaimEmailDomain();
        routes.MapVerifyEmailDomain();
        routes.MapEndEmailDomain();
        routes.MapReadEmailDomains();
        routes.MapReadRegisterChecks();
        api.MapGroup("").WithTags("Organisations").MapCheckRegister(); // without idempotency keys, whose transaction would stay open meanwhile
        routes.MapIssueCredential();
        routes.MapRotateCredential();
        routes.MapRevokeCredential();
        routes.MapReadCredentials();
        routes.MapIssueToken();
        routes.MapReadOwnCredential();
    }
}
