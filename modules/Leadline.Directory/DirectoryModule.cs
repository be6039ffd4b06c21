using Leadline.Directory.AccessRequests;
using Leadline.Directory.Credentials;
using Leadline.Directory.Delegations;
using Leadline.Directory.EmailDomains;
using Leadline.Directory.Identifiers;
using Leadline.Directory.Installation;
using Leadline.Directory.LegalHolds;
using Leadline.Directory.Links;
using Leadline.Directory.Mail;
using Leadline.Directory.OrganisationFiles;
using Leadline.Directory.Organisations;
using Leadline.Directory.OutsideSignIn;
using Leadline.Directory.People;
using Leadline.Directory.PersonalData;
using Leadline.Directory.Registers;
using Leadline.Directory.RoleGrants;
using Leadline.Directory.SecondFactor;
using Leadline.Directory.Sessions;
using Leadline.Directory.Successions;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory;

/// <summary>Organisations, their people and programs, and what those may do. It supports the four contexts and never decides who may sell.</summary>
public sealed class DirectoryModule : IModule
{
    /// <inheritdoc/>
    public string Name => "directory";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<DirectoryDbContext>((_, options) => DirectoryDbContext.Configure(options))
            .DueWork<AnnounceSuccessions>().DueWork<DropExpiredTokens>().DueWork<SendLinks>().DueWork<CloseDormant>()
            .StateProjection<DirectoryProjection>();
        module.Services.AddScoped<ICallerRegister, CallerRegister>();
        module.Services.AddSingleton<CurrentInstallation>().AddHostedService<MarkInstallation>();
        module.Services.AddSingleton(RegisterSettings.Read(module.Configuration));
        module.Services.AddSingleton<IPageNotice, NotLiveNotice>();
        module.Services.AddModulePages<DirectoryModule>().AddNavigation<DirectoryModule>("/organisation", "navigation.organisation", 60, Role.Administrator);
        AddPeople(module);
    }

    private static void AddPeople(ModuleRegistration module)
    {
        module.Services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>(); // one for everybody, and for nobody
        module.Services.AddIdentityCore<Person>(Passwords.Configure).AddUserStore<PersonStore>();
        module.Services.Configure<PasswordHasherOptions>(Passwords.Configure).AddSingleton<PasswordOfNobody>();
        module.Services.AddScoped<Passwords>().AddScoped<SecondFactors>().AddScoped<SignInAttempts>().AddScoped<Capacities>().AddScoped<SigningIn>();
        module.Services.AddSingleton<HalfWay>().AddScoped<IHeaderAccount, ShowAccount>();
        module.Services.AddOutsideSignIn(module.Configuration);
        module.Services.AddScoped<IAdmitOutsideIdentity, AdmitOutsidePerson>();
        module.Services.AddSingleton<PublicAddress>().AddScoped<LinkWriter>();
        module.Services.AddSingleton(DormancySettings.Read(module.Configuration));
        AddPersonalData(module);
    }

    private static void AddPersonalData(ModuleRegistration module)
    {
        module.DueWork<KeepNoLonger>();
        module.Services.AddSingleton(RetentionSettings.Read(module.Configuration)).AddSingleton<RetentionPace>();
        module.Services.AddScoped<IPersonalData, HeldHere>().AddScoped<ILegalHolds, StandingHolds>().AddScoped<PersonalDataReader>();
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
        MapPeople(api.MapGroup("").WithTags("People").Idempotent<DirectoryDbContext>());
        MapPersonalData(api.MapGroup("").WithTags("Personal data").Idempotent<DirectoryDbContext>());
        routes.MapIssueCredential();
        routes.MapRotateCredential();
        routes.MapRevokeCredential();
        routes.MapReadCredentials();
        routes.MapIssueToken();
        routes.MapReadOwnCredential();
    }

    /// <inheritdoc/>
    public void MapSite(IEndpointRouteBuilder site) => site.MapOutsideSignIn();

    private static void MapPeople(RouteGroupBuilder routes)
    {
        routes.MapBeginSession();
        routes.MapReadSessions();
        routes.MapEndSession();
        routes.MapActFor();
        routes.MapReadOwnPerson();
        routes.MapChangePassword();
        routes.MapSetUpAuthenticator();
        routes.MapRenewRecoveryCodes();
        routes.MapAskForLink();
        routes.MapChoosePassword();
        routes.MapAddPerson();
        routes.MapReadPeople();
        routes.MapGrantRole();
        routes.MapEndRole();
        routes.MapUnlockPerson();
        routes.MapSendLink();
        routes.MapTakeAuthenticatorAway();
        routes.MapForgetOutsideLogins();
        routes.MapClosePerson();
        routes.MapRequestAccess();
        routes.MapReadAccessRequests();
        routes.MapDecideAccessRequest();
        routes.MapDelegate();
        routes.MapReadDelegations();
        routes.MapEndDelegation();
        routes.MapReadMail();
    }

    private static void MapPersonalData(RouteGroupBuilder routes)
    {
        routes.MapReadPersonalData();
        routes.MapErasePerson();
        routes.MapPlaceLegalHold();
        routes.MapReadLegalHolds();
        routes.MapLiftLegalHold();
    }
}
