using Leadline.Directory.Credentials;
using Leadline.Directory.Installation;
using Leadline.Directory.OrganisationFiles;
using Leadline.Directory.Organisations;
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
        module.Store<DirectoryDbContext>().StateProjection<DirectoryProjection>().DueWork<DropExpiredTokens>();
        module.Services.AddScoped<ICallerRegister, CallerRegister>();
        module.Services.AddSingleton<CurrentInstallation>().AddHostedService<MarkInstallation>();
        module.Services.AddSingleton<IPageNotice, NotLiveNotice>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Organisations").Idempotent<DirectoryDbContext>();
        routes.MapRegisterOrganisation();
        routes.MapReadOrganisations();
        routes.MapImportOrganisations();
        routes.MapIssueCredential();
        routes.MapRotateCredential();
        routes.MapRevokeCredential();
        routes.MapReadCredentials();
        routes.MapIssueToken();
        routes.MapReadOwnCredential();
    }
}
