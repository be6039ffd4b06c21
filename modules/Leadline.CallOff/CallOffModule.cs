using Leadline.Accreditation.Contracts;
using Leadline.CallOff.Awards;
using Leadline.CallOff.Bids;
using Leadline.CallOff.Copies;
using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Evaluation;
using Leadline.CallOff.Extensions;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.OrderForms;
using Leadline.CallOff.OutcomePayments;
using Leadline.CallOff.Pages.Sections;
using Leadline.CallOff.PersonalData;
using Leadline.CallOff.Quotes;
using Leadline.CallOff.Successions;
using Leadline.Directory.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Api;
using Leadline.Modularity.PersonalData;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.CallOff;

/// <summary>Further competitions, direct awards, bids and quotes, awards and call-off contracts. It computes no charge.</summary>
public sealed class CallOffModule : IModule
{
    /// <inheritdoc/>
    public string Name => "call_off";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<CallOffDbContext>()
            .Handle<OrganisationRegistered, FollowOrganisations>()
            .Handle<OrganisationAmended, FollowOrganisations>()
            .Handle<PersonErased, ForgetErasedPerson>()
            .Handle<OrganisationSucceeded, FollowSuccession>()
            .Handle<FrameworkPublished, FollowFrameworks>()
            .Handle<FrameworkOpenedToTenders, FollowFrameworks>()
            .Handle<FrameworkWentLive, FollowFrameworks>()
            .Handle<FrameworkClosed, FollowFrameworks>()
            .Handle<FrameworkTenderingWithdrawn, FollowFrameworks>()
            .Handle<FrameworkEvaluationBegan, FollowFrameworks>()
            .Handle<FrameworkReopened, FollowFrameworks>()
            .Handle<FrameworkEnded, FollowFrameworks>()
            .Handle<PlaceGranted, FollowPlaces>()
            .Handle<PriceBookAccepted, FollowPriceBooks>()
            .Handle<PluginStandingChanged, FollowPlugins>()
            .Handle<PluginEnablementChanged, FollowPluginEnablements>()
            .Handle<TenderSubmitted, FollowTenders>()
            .Handle<TenderDecided, FollowTenders>()
            .Handle<StandingAnswered, TakeStandingAnswer>()
            .Handle<CeilingAnswered, TakeCeilingAnswer>()
            .DueWork<TakeQuotes>()
            .DueWork<DescribeFormulas>()
            .DueWork<CalculatePayments>()
            .StateProjection<CallOffProjection>();
        module.Services.AddSingleton<Descriptions>();
        module.Services.AddModulePages<CallOffModule>()
            .AddNavigation<CallOffModule>("/competitions", "navigation.competitions", 30, CompetitionSight.Readers)
            .AddNavigation<CallOffModule>("/direct-awards", "navigation.direct-awards", 35, DirectAwardSight.Readers)
            .AddNavigation<CallOffModule>("/contracts", "navigation.contracts", 40, ReadContracts.Readers)
            .AddScoped<IPageSection, NextClosings>()
            .AddScoped<IPageSection, CallOffsOfFramework>()
            .AddScoped<IPersonalData, ActsOfPerson>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Call-off").StampArrivals<CallOffDbContext>().Idempotent<CallOffDbContext>();
        routes.MapPrepareCompetition();
        routes.MapReadCompetitions();
        routes.MapInviteBids();
        routes.MapSubmitBid();
        routes.MapReadBids();
        routes.MapOpenBids();
        routes.MapMarkBid();
        routes.MapReadRanking();
        routes.MapAwardCallOff();
        routes.MapSignOrderForm();
        routes.MapReadContracts();
        routes.MapExtendContract();
        routes.MapPrepareDirectAward();
        routes.MapReadDirectAwards();
        routes.MapReadRequirementForm();
        routes.MapAnswerForm();
        routes.MapReadQuotes();
        routes.MapReadOwnQuotes();
        routes.MapAwardByQuote();
        routes.MapSignDirectAward();
        routes.MapWithdrawDirectAward();
        routes.MapReadPluginCalls();
        routes.MapReadOwnPluginCalls();
        routes.MapProposeTerms();
        routes.MapAgreeTerms();
        routes.MapReportOutcomes();
        routes.MapReadOutcomeReports();
        routes.MapDisputePayment();
        // Plugins are asked here, and one may take long to answer: an idempotency key's transaction, open meanwhile, would let nobody else write. Working a payment
        // out again is rolled back with a refusal, too, which here holds what was found out. A second time does not count without a key either: a check changes
        // nothing, and the state of the direct award or of the payment refuses it.
        var asking = api.MapGroup("").WithTags("Call-off").StampArrivals<CallOffDbContext>();
        asking.MapCheckRequirement();
        asking.MapAskForQuotes();
        asking.MapAcceptPayment();
    }
}
