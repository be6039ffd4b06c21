using Leadline.Accreditation.Contracts;
using Leadline.Billing.Copies;
using Leadline.Billing.Invoices;
using Leadline.Billing.Ledger;
using Leadline.Billing.MIReturns;
using Leadline.Billing.Pages.Sections;
using Leadline.Billing.PersonalData;
using Leadline.Billing.Successions;
using Leadline.CallOff.Contracts;
using Leadline.Directory.Contracts;
using Leadline.Lots.Contracts;
using Leadline.Modularity;
using Leadline.Modularity.Api;
using Leadline.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Billing;

/// <summary>MI returns, the management charge, its invoices and payments. It changes no contract.</summary>
public sealed class BillingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "billing";

    /// <inheritdoc/>
    public void Register(ModuleRegistration module)
    {
        module.Store<BillingDbContext>()
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
            .Handle<PlaceGranted, FollowInterests>()
            .Handle<TenderSubmitted, FollowInterests>()
            .Handle<TenderDecided, FollowInterests>()
            .Handle<CallOffSigned, OpenContractAccount>()
            .DueWork<AnnounceOverdue>()
            .StateProjection<BillingProjection>();
        module.Services.AddModulePages<BillingModule>()
            .AddNavigation<BillingModule>("/charges", "navigation", 50, ReadInvoices.Readers)
            .AddScoped<IPageSection, ChargesDue>()
            .AddScoped<IPageSection, SpendOfContract>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Billing").Idempotent<BillingDbContext>();
        routes.MapSubmitReturn();
        routes.MapReadReturns();
        routes.MapIssueInvoice();
        routes.MapReadInvoices();
        routes.MapRecordPayment();
        routes.MapReadBalance();
    }
}
