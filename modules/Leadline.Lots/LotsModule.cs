using Leadline.Billing.Contracts;
using Leadline.CallOff.Contracts;
using Leadline.Directory.Contracts;
using Leadline.Lots.Ceilings;
using Leadline.Lots.Copies;
using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Guide;
using Leadline.Lots.Pages;
using Leadline.Lots.PersonalData;
using Leadline.Lots.Proposals;
using Leadline.Lots.Scopes;
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
            .Handle<PersonErased, ForgetErasedPerson>()
            .Handle<CeilingAsked, AnswerCeiling>()
            .Handle<CeilingReleased, FollowCallOffs>()
            .Handle<CallOffSigned, FollowCallOffs>()
            .Handle<SpendReported, FollowCallOffs>()
            .StateProjection<LotsProjection>();
        module.Services.AddModulePages<LotsModule>()
            .AddNavigation<LotsModule>("/frameworks", "navigation", 10)
            .AddNavigation<LotsModule>("/find", "find.navigation", 15)
            .AddScoped<IPersonalData, ActsOfPerson>()
            .AddScoped<IPersonalData, RaisesOfPerson>()
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
        routes.MapProposeScope();
        routes.MapReadScopes();
        routes.MapCommentOnScope();
        routes.MapCloneFramework();
        routes.MapCompareFrameworks();
        routes.MapImportFramework();
    }
}
