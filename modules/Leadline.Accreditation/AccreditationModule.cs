using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Copies;
using Leadline.Accreditation.Pages.Sections;
using Leadline.Accreditation.PersonalData;
using Leadline.Accreditation.Places;
using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.Plugins.Enabling;
using Leadline.Accreditation.PriceBooks;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Accreditation.Standing;
using Leadline.Accreditation.Tenders;
using Leadline.Accreditation.Variations;
using Leadline.Billing.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Directory.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Accreditation;

/// <summary>Who may sell, on which lot, for which service lines, and whether they are still in good standing. It runs no competition.</summary>
public sealed class AccreditationModule : IModule
{
    /// <inheritdoc/>
    public string Name => "accreditation";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<AccreditationDbContext>()
            .Handle<OrganisationRegistered, FollowOrganisations>()
            .Handle<OrganisationAmended, FollowOrganisations>()
            .Handle<PersonErased, ForgetErasedPerson>()
            .Handle<OrganisationSucceeded, FollowSuccession>()
            .Handle<FrameworkPublished, FollowFrameworks>()
            .Handle<FrameworkOpenedToTenders, FollowFrameworks>()
            .Handle<FrameworkWentLive, FollowFrameworks>()
            .Handle<FrameworkClosed, FollowFrameworks>()
            .Handle<FrameworkTenderingWithdrawn, LapseTenders>()
            .Handle<FrameworkEvaluationBegan, FollowFrameworks>()
            .Handle<FrameworkReopened, FollowFrameworks>()
            .Handle<FrameworkEnded, FollowFrameworks>()
            .Handle<FrameworkSucceeded, FollowFrameworkSuccession>()
            .Handle<StandingAsked, AnswerStanding>()
            .Handle<ManagementChargeOverdue, NoteUnpaidCharge>()
            .Handle<ManagementChargePaid, ClearUnpaidCharge>()
            .Handle<PluginFailedRepeatedly, QuarantinePlugin>()
            .StateProjection<AccreditationProjection>();
        module.Services.AddModulePages<AccreditationModule>()
            .AddNavigation<AccreditationModule>("/suppliers", "navigation", 20)
            .AddNavigation<AccreditationModule>("/plugins", "navigation.plugins", 70, Role.Operator | Roles.AnyOrganisation)
            .AddSingleton<PublicationTurns>()
            .AddScoped<IPersonalData, ActsOfPerson>()
            .AddScoped<IPageSection, ApprovedAtAll>()
            .AddScoped<IPageSection, ApprovedOnFramework>()
            .AddScoped<IPageSection, VariationsOfFramework>()
            .AddScoped<IPageSection, ApprovedOnLot>();
    }

    /// <inheritdoc/>
    public void MapSite(IEndpointRouteBuilder site) => site.MapPublicSuppliers();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Accreditation").Idempotent<AccreditationDbContext>();
        routes.MapSubmitTender();
        routes.MapReadTenders();
        routes.MapDecideTender();
        routes.MapReadPlaces();
        routes.MapReadVariations();
        routes.MapAnswerVariation();
        var plugins = api.MapGroup("").WithTags("Plugins");
        var repeatable = plugins.MapGroup("").Idempotent<AccreditationDbContext>();
        repeatable.MapRegisterPublisherKey();
        repeatable.MapReadPublisherKeys();
        repeatable.MapRevokePublisherKey();
        repeatable.MapTrustPublisherKey();
        repeatable.MapReadPlugins();
        repeatable.MapReadPluginReports();
        repeatable.MapReadEnablements();
        repeatable.MapEnablePlugin();
        // Judging and signing a package take time, and an idempotency key's transaction is open meanwhile; their own state keeps a second time from counting.
        plugins.MapPublishPlugin();
        plugins.MapDecidePlugin();
        plugins.MapUsePlugin();
        var books = api.MapGroup("").WithTags("Price books").Idempotent<AccreditationDbContext>();
        books.MapPublishPriceBook();
        books.MapReadPriceBooks();
        books.MapDecidePriceBook();
    }
}
