using Leadline.Accreditation.Contracts;
using Leadline.Billing.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Directory.Contracts;
using Leadline.Lots.Ceilings;
using Leadline.Lots.Choices;
using Leadline.Lots.Collective;
using Leadline.Lots.Copies;
using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Guide;
using Leadline.Lots.HelpRequests;
using Leadline.Lots.InHouse;
using Leadline.Lots.Mandates;
using Leadline.Lots.Pages;
using Leadline.Lots.PersonalData;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
using Leadline.Lots.Successions;
using Leadline.Modularity;
using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Lots;

/// <summary>Framework agreements as versioned documents: what can be bought, under which rules. It knows no supplier's score.</summary>
public sealed class LotsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "lots";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<LotsDbContext>()
            .Handle<OrganisationRegistered, FollowOrganisations>()
            .Handle<OrganisationAmended, FollowOrganisations>()
            .Handle<OrganisationSucceeded, FollowOrganisations>()
            .Handle<PersonErased, ForgetErasedPerson>()
            .Handle<PlaceGranted, FollowInterests>()
            .Handle<TenderSubmitted, FollowInterests>()
            .Handle<TenderDecided, FollowInterests>()
            .Handle<CeilingAsked, AnswerCeiling>()
            .Handle<CeilingReleased, FollowCallOffs>()
            .Handle<CallOffSigned, FollowCallOffs>()
            .Handle<CallOffExtended, FollowCallOffs>()
            .Handle<SpendReported, FollowCallOffs>()
            .DueWork<AnnounceFrameworkSuccessions>()
            .StateProjection<LotsProjection>();
        module.Services.AddModulePages<LotsModule>()
            .AddNavigation<LotsModule>("/frameworks", "navigation", 10)
            .AddNavigation<LotsModule>("/find", "find.navigation", 15)
            .AddNavigation<LotsModule>("/choices", "navigation.choices", 17)
            .AddScoped<IPersonalData, ActsOfPerson>()
            .AddScoped<IPersonalData, RaisesOfPerson>()
            .AddScoped<IPersonalData, ChoicesOfPerson>()
            .AddScoped<IPageSection, LiveFrameworks>();
    }

    /// <inheritdoc/>
    public void MapSite(IEndpointRouteBuilder site) => site.MapPublicDirectory();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Framework agreements").Idempotent<LotsDbContext>();
        routes.MapCheckFramework();
        routes.MapProposePublication();
        routes.MapReadFrameworks();
        routes.MapReadCeilings();
        routes.MapRaiseCeiling();
        routes.MapDecideCeilingRaise();
        routes.MapProposeStep();
        routes.MapReadDrafts();
        routes.MapWriteDraft();
        routes.MapReadProposals();
        routes.MapDecideProposal();
        routes.MapProposeSuccession();
        routes.MapReadSuccessions();
        routes.MapDecideSuccession();
        routes.MapProposeScope();
        routes.MapReadScopes();
        routes.MapCommentOnScope();
        routes.MapCloneFramework();
        routes.MapCompareFrameworks();
        routes.MapImportFramework();
        MapChoices(api.MapGroup("").WithTags("Choices").Idempotent<LotsDbContext>());
    }

    private static void MapChoices(IEndpointRouteBuilder routes)
    {
        routes.MapProposeMandate();
        routes.MapDecideMandate();
        routes.MapDisputeMandate();
        routes.MapReadMandates();
        routes.MapStateNeed();
        routes.MapReadNeeds();
        routes.MapTakeChoice();
        routes.MapSubmitInHouseCase();
        routes.MapJudgeInHouseCase();
        routes.MapReadInHouseCases();
        routes.MapOpenCollective();
        routes.MapChangeCollective();
        routes.MapReadCollectives();
        routes.MapAskForHelp();
        routes.MapAnswerHelp();
        routes.MapReadHelpRequests();
    }
}
