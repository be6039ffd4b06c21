using System.Globalization;
using Leadline.Modularity.Access;
using Leadline.Testing;

namespace Leadline.Host.Tests.Access;

/// <summary>One of everything, with an owner each, and everybody who may want to see it: each role in its owner's organisation and in another.</summary>
internal sealed class Scene
{
    private static readonly Role[] All = [.. Roles.ByName.Values];
    private readonly Dictionary<(Role Role, bool Own), (Person Person, Member Of)> _people = [];

    private Dictionary<string, (string Path, object? Body)> _ofPeople = [];
    private Dictionary<string, (string Path, string? Link)> _pagesOfPeople = [];

    private Scene(World world) => World = world;

    internal World World { get; }

    /// <summary>Each operation: how to call it on the scene's object, with a body that gets past the checks of form.</summary>
    internal IReadOnlyDictionary<string, (string Path, object? Body)> Calls { get; private set; } = null!;

    /// <summary>Each page by its route: an address of it, and on a list the link by which the scene's object shows.</summary>
    internal IReadOnlyDictionary<string, (string Path, string? Link)> Pages { get; private set; } = null!;

    /// <summary>A competition that takes bids.</summary>
    internal Competition Open { get; private set; } = null!;

    /// <summary>Somebody in this role in front of the pages.</summary>
    internal Testing.Api Reader(Role role, bool own) => As(role, own);

    internal Testing.Api As(Role role, bool own) => PersonAs(role, own).Api;

    internal Person PersonAs(Role role, bool own) => _people[(role, own)].Person;

    /// <summary>For whom somebody in this role acts.</summary>
    internal Member OrganisationOf(Role role, bool own) => _people[(role, own)].Of;

    /// <summary>A program, which has no part in what is people's own.</summary>
    internal Testing.Api Program { get; private set; } = null!;

    internal static async Task<Scene> SetAsync(World world)
    {
        var scene = new Scene(world);
        var rival = await world.JoinAsync("authority", $"GB-NHS:Z{world.Unique():D4}", "authority");
        await world.Host.RestAsync();
        foreach (var role in All)
        {
            var (own, other) = role == Role.Administrator ? (world.Buyer, world.OtherBuyer)
                : (role & Roles.Authority) != Role.None ? (world.Authority, rival)
                : (role & Roles.Buyer) != Role.None ? (world.Buyer, world.OtherBuyer)
                : (world.Suppliers[0], world.Outsider);
            scene._people[(role, true)] = (await world.PersonAsync(own, [.. role.Names()]), own);
            scene._people[(role, false)] = (await world.PersonAsync(other, [.. role.Names()]), other);
        }

        scene.Program = world.Suppliers[0].Api;
        await scene.FillAsync();
        return scene;
    }

    private async Task FillAsync()
    {
        var (buyer, supplier, why) = (World.Buyer, World.Suppliers[0], new { reason = "So it is." });
        var signed = await World.SignedAsync();
        var bid = (await signed.BidsAsync())[0].Id;
        var inviting = await World.InviteAsync();
        var month = DateOnly.FromDateTime(World.Now.UtcDateTime).AddMonths(3);
        await World.MonthOverAsync(month);
        var reported = (await World.ReportAsync(supplier, Month(month), (signed.Id, "S-1", 120_000))).Good();
        var invoice = (await World.Authority.Api.PostAsync("/api/v1/invoices", new { returnId = reported.Id })).Good();
        var tendering = await World.PublishAsync(World.Text());
        (await World.AdvanceAsync(tendering, "tendering")).Good();
        var tender = (await World.TenderAsync(tendering, supplier)).Good();
        Open = await World.InviteAsync();
        var domain = (await buyer.Administrator.PostAsync($"/api/v1/organisations/{buyer.Id}/email-domains", new { domain = $"d{World.Unique()}.example.nhs.uk" })).Good();
        var credential = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{buyer.Id}/credentials", new { name = "P", scopes = new[] { "evaluator" } })).Good();
        using var publishing = await Publishing.BeginAsync(World, supplier: supplier);
        var key = (await publishing.Api.GetAsync("/api/v1/publisher-keys")).Good().Json["items"]![0]!["id"]!.ToString();
        var plugin = (await publishing.PublishAsync()).Good().Id;
        using var books = await PriceBooks.BeginAsync(World, await World.LiveAsync(World.Text(), [supplier]), supplier); // of its own: two scenes may share a world
        var book = (await books.PublishAsync(books.Book)).Good().Id;
        var directAward = (await buyer.Api.PostAsync("/api/v1/direct-awards", DirectNeed(World))).Good().Id;
        var draft = (await World.Authority.Api.PostAsync("/api/v1/framework-drafts", new { title = "A draft", text = new FrameworkText("SCENE").ToString() })).Good().Id;
        var scope = await World.ScopeAsync(draft);
        var comment = (await supplier.Api.PostAsync($"/api/v1/draft-scopes/{scope}/comments", new { text = "Well done." })).Good().Id;
        var proposal = (await World.Authority.Api.ActAsync(World.Framework.Path, "closure", why)).Good().Id;
        var (offered, taken) = await OfferedAsync();
        var (own, again) = ($"organisations/{buyer.Id}", inviting.Path[8..]);
        await AddPeopleAsync(buyer);
        var choices = await SceneOfChoices.SetAsync(World);
        var varied = await VaryAsync(supplier);
        var entry = (await World.Host.Operator.GetAsync($"/api/v1/audit/entries?subject={World.Framework.Id}")).Good().Json["items"]![0]!["id"]!.ToString();
        Pages = PagesOf(World.Framework.Id, supplier.Id, Open.Id, signed.Id, invoice.Id, entry, plugin, book, directAward, draft, proposal, scope, comment, offered)
            .Concat(_pagesOfPeople).Concat(choices.Pages).Concat([.. OfOrganisation("credentials", credential.Id), .. OfOrganisation("domains", domain.Id)])
            .Append(new("/frameworks/{id:guid}/variations", ($"{varied["/api/v1".Length..]}/variations", null)))
            .ToDictionary(StringComparer.Ordinal);
        Calls = new Dictionary<string, (string, object?)>(_ofPeople.Concat(choices.Calls), StringComparer.Ordinal)
        {
            ["RegisterOrganisation"] = ("organisations", new { reference = "GB-NHS:X24", name = "Known", kind = "trust", openFrom = "2013-04-01" }),
            ["ListOrganisations"] = ("organisations", null),
            ["GetOrganisation"] = (own, null),
            ["ReadHistory"] = ($"{own}/history", null),
            ["ImportOrganisations"] = ("organisations/import", null),
            ["RenameOrganisation"] = ($"{own}/names", new { name = "New", from = "2020-01-01", reason = "So it is." }),
            ["GiveIdentifier"] = ($"{own}/identifiers", new { scheme = "GB-PPON", value = "PABC-1234-WXYZ", from = "2020-01-01" }),
            ["EndIdentifier"] = ($"{own}/identifiers/1/end", new { on = "2020-01-01", reason = "So it is." }),
            ["RecordSuccession"] = ($"{own}/succession", new { kind = "merger", on = "2020-01-01", to = new[] { World.OtherBuyer.Id }, reason = "So it is." }),
            ["ClaimEmailDomain"] = ($"{own}/email-domains", new { domain = "one.example.nhs.uk" }),
            ["ListEmailDomains"] = ($"{own}/email-domains", null),
            ["GetEmailDomain"] = ($"email-domains/{domain.Id}", null),
            ["EndEmailDomain"] = ($"email-domains/{domain.Id}/end", new { reason = "So it is." }),
            ["VerifyEmailDomain"] = ($"email-domains/{domain.Id}/verification", new { reason = "So it is." }),
            ["CheckRegister"] = ($"{own}/register-checks", new { register = "ods" }),
            ["ListRegisterChecks"] = ($"{own}/register-checks", null),
            ["GetRegisterCheck"] = ($"{own}/register-checks/{Guid.CreateVersion7()}", null),
            ["IssueToken"] = ("tokens", null),
            ["IssueCredential"] = ($"{own}/credentials", new { name = "P", scopes = new[] { "evaluator" } }),
            ["ListCredentials"] = ($"{own}/credentials", null),
            ["RotateCredential"] = ($"credentials/{credential.Id}/secret", new { keepFormerHours = 0 }),
            ["RevokeCredential"] = ($"credentials/{credential.Id}", null),
            ["ReadOwnCredential"] = ("credentials/own", null),
            ["CheckFramework"] = ("framework-checks", World.Text()),
            ["PublishFramework"] = ("frameworks?reason=So+it+is", World.Text()),
            ["ReviseFramework"] = ($"frameworks/{World.Framework.Id}/versions?reason=So+it+is", new FrameworkText(World.Framework.Reference)),
            ["OpenToTenders"] = ($"frameworks/{World.Framework.Id}/tendering", why),
            ["GoLive"] = ($"frameworks/{World.Framework.Id}/live", why),
            ["CloseFramework"] = ($"frameworks/{World.Framework.Id}/closure", why),
            ["WithdrawTendering"] = ($"frameworks/{World.Framework.Id}/tendering-withdrawal", why),
            ["BeginEvaluation"] = ($"frameworks/{World.Framework.Id}/evaluation", why),
            ["BeginStandstill"] = ($"frameworks/{World.Framework.Id}/standstill", why),
            ["ReopenToSuppliers"] = ($"frameworks/{World.Framework.Id}/joining", why),
            ["EndJoining"] = ($"frameworks/{World.Framework.Id}/joining-closure", why),
            ["EndFramework"] = ($"frameworks/{World.Framework.Id}/end", why),
            ["BeginFrameworkDraft"] = ("framework-drafts", new { title = "A draft" }),
            ["ListFrameworkDrafts"] = ("framework-drafts", null),
            ["GetFrameworkDraft"] = ($"framework-drafts/{draft}", null),
            ["PreviewFrameworkDraft"] = ($"framework-drafts/{draft}/preview", null),
            ["ReplaceFrameworkDraft"] = ($"framework-drafts/{draft}", new { title = "A draft", text = "a: 1" }),
            ["DiscardFrameworkDraft"] = ($"framework-drafts/{draft}/discarding", null),
            ["ProposeFrameworkDraft"] = ($"framework-drafts/{draft}/proposal", why),
            ["ListFrameworkProposals"] = ("framework-proposals", null),
            ["GetFrameworkProposal"] = ($"framework-proposals/{proposal}", null),
            ["ConfirmFrameworkProposal"] = ($"framework-proposals/{proposal}/confirmation", null),
            ["WithdrawFrameworkProposal"] = ($"framework-proposals/{proposal}/withdrawal", null),
            ["ProposeFrameworkSuccession"] = ($"frameworks/{World.Framework.Id}/succession", World.Succession("LEADLINE:nobody")),
            ["ListFrameworkSuccessions"] = ("framework-successions", null),
            ["GetFrameworkSuccession"] = ($"framework-successions/{offered}", null),
            ["AcceptFrameworkSuccession"] = ($"framework-successions/{taken}/acceptance", null),
            ["DeclineFrameworkSuccession"] = ($"framework-successions/{taken}/declining", why),
            ["WithdrawFrameworkSuccession"] = ($"framework-successions/{offered}/withdrawal", why),
            ["ProposeDraftScope"] = ($"framework-drafts/{draft}/scope", new { reason = "So it is.", commentsFrom = World.Day(0), commentsUntil = World.Day(30) }),
            ["ProposeScopeWithdrawal"] = ($"draft-scopes/{scope}/withdrawal", why),
            ["ListDraftScopes"] = ("draft-scopes", null),
            ["GetDraftScope"] = ($"draft-scopes/{scope}", null),
            ["ListScopeComments"] = ($"draft-scopes/{scope}/comments", null),
            ["CommentOnScope"] = ($"draft-scopes/{scope}/comments", new { text = "Well done." }),
            ["AnswerScopeComment"] = ($"scope-comments/{comment}/answer", new { reply = "Thank you." }),
            ["ListFrameworks"] = ("frameworks", null),
            ["GetFramework"] = ($"frameworks/{World.Framework.Id}", null),
            ["ImportFramework"] = ("framework-imports", World.Text()),
            ["CompareFrameworks"] = ("framework-comparisons", new { before = "a: 1", after = "a: 2" }),
            ["CloneFramework"] = ($"frameworks/{World.Framework.Id}/clone?reference=NEXT&began=2026-02-02", null),
            ["GetFrameworkDocument"] = ($"frameworks/{World.Framework.Id}/versions/1/document", null),
            ["ReadCeilings"] = ($"frameworks/{World.Framework.Id}/ceilings", null),
            ["RaiseCeiling"] = ($"frameworks/{World.Framework.Id}/ceiling-raises", new { amount = World.Pounds(1), ground = "below-threshold", reason = "So it is." }),
            ["DecideCeilingRaise"] = ($"frameworks/{World.Framework.Id}/ceiling-raises/{Guid.CreateVersion7()}/decision", new { isConfirmed = true, reason = "So it is." }),
            ["SubmitTender"] = ("tenders", new { frameworkId = World.Framework.Id, lotNumber = "9", serviceLines = new[] { "IT" }, statement = "We can." }),
            ["ListTenders"] = ("tenders", null),
            ["GetTender"] = ($"tenders/{tender.Id}", null),
            ["DecideTender"] = ($"tenders/{tender.Id}/decision", new { decisions = new[] { new { serviceLine = "IT", accredited = true, reason = "Good." } } }),
            ["ListPlaces"] = ("places", null),
            ["ListVariations"] = ($"{varied["/api/v1/".Length..]}/variations", null),
            ["AnswerVariation"] = ($"{varied["/api/v1/".Length..]}/variations/2/answer", new { accept = false, reason = "So it is." }),
            ["RegisterPublisherKey"] = ("publisher-keys", new { owner = supplier.Reference, isDevelopment = false, spki = "bm8ga2V5" }),
            ["ListPublisherKeys"] = ("publisher-keys", null),
            ["RevokePublisherKey"] = ($"publisher-keys/{key}/revocation", new { reason = "So it is." }),
            ["TrustPublisherKey"] = ($"publisher-keys/{key}/trust", new { level = "verified", reason = "So it is." }),
            ["PublishPlugin"] = ("plugin-versions", null),
            ["ListPluginVersions"] = ("plugin-versions", null),
            ["GetPluginVersion"] = ($"plugin-versions/{plugin}", null),
            ["ListPluginReports"] = ($"plugin-versions/{plugin}/reports", null),
            ["DownloadPlugin"] = ($"plugin-versions/{plugin}/package", null),
            ["ApprovePlugin"] = ($"plugin-versions/{plugin}/approval", new { reason = "So it is." }),
            ["RefusePlugin"] = ($"plugin-versions/{plugin}/refusal", new { reason = "So it is." }),
            ["SendPluginBack"] = ($"plugin-versions/{plugin}/sending-back", new { reason = "So it is." }),
            ["DisablePlugin"] = ($"plugin-versions/{plugin}/disabling", new { reason = "So it is." }),
            ["ActivatePlugin"] = ($"plugin-versions/{plugin}/activation", new { reason = "So it is." }),
            ["ListPluginEnablements"] = ($"plugin-versions/{plugin}/enablements", null),
            ["EnablePlugin"] = ($"plugin-versions/{plugin}/enablements", new { framework = "HSS", lot = "1", isEnabled = true, buyers = "all", organisations = Array.Empty<string>(), reason = "So it is." }),
            ["ReturnPlugin"] = ($"plugin-versions/{plugin}/return", new { reason = "So it is." }),
            ["ListPlugins"] = ("plugins", null),
            ["ListInstalledPlugins"] = ("installed-plugins", null),
            ["PublishPriceBook"] = ("price-books", new { file = "bm8gYm9vaw==", signature = "bm9uZQ==" }),
            ["ListPriceBooks"] = ("price-books", null),
            ["GetPriceBook"] = ($"price-books/{book}", null),
            ["AcceptPriceBook"] = ($"price-books/{book}/acceptance", new { reason = "So it is." }),
            ["RefusePriceBook"] = ($"price-books/{book}/refusal", new { reason = "So it is." }),
            ["PrepareCompetition"] = ("further-competitions", World.Need()),
            ["ListCompetitions"] = ("further-competitions", null),
            ["GetCompetition"] = (again, null),
            ["InviteBids"] = ($"{again}/invitation", null),
            ["SubmitBid"] = ($"{again}/bids", new { annualPrice = World.Pounds(100), response = "We come." }),
            ["ListBids"] = ($"{signed.Path[8..]}/bids", null),
            ["GetBid"] = ($"{signed.Path[8..]}/bids/{bid}", null),
            ["OpenBids"] = ($"{again}/opening", null),
            ["MarkBid"] = ($"{again}/bids/{bid}/marks", new { criterion = "quality", value = 3, reason = "Good." }),
            ["ReadRanking"] = ($"{signed.Path[8..]}/ranking", null),
            ["AwardCallOff"] = ($"{again}/award", new { supplier = supplier.Id, reason = "Good." }),
            ["SignOrderForm"] = ($"{again}/order-form", null),
            ["ListContracts"] = ("contracts", null),
            ["GetContract"] = ($"contracts/{signed.Id}", null),
            ["ExtendContract"] = ($"contracts/{signed.Id}/extensions", new { to = World.Day(900), reason = "So it is." }),
            ["PrepareDirectAward"] = ("direct-awards", DirectNeed(World)),
            ["ListDirectAwards"] = ("direct-awards", null),
            ["GetDirectAward"] = ($"direct-awards/{directAward}", null),
            ["ReadRequirementForm"] = ($"direct-awards/{directAward}/form", null),
            ["AnswerForm"] = ($"direct-awards/{directAward}/answers", new { answers = Array.Empty<object>(), ownAnswers = Array.Empty<object>() }),
            ["CheckRequirement"] = ($"direct-awards/{directAward}/check", null),
            ["AskForQuotes"] = ($"direct-awards/{directAward}/quotes", null),
            ["ReadQuotes"] = ($"direct-awards/{directAward}/quotes", null),
            ["ListOwnQuotes"] = ("direct-awards/own-quotes", null),
            ["GetOwnQuote"] = ($"direct-awards/{directAward}/own-quote", null),
            ["AwardByQuote"] = ($"direct-awards/{directAward}/award", new { supplier = supplier.Id, reason = "Good." }),
            ["SignDirectAward"] = ($"direct-awards/{directAward}/order-form", null),
            ["WithdrawDirectAward"] = ($"direct-awards/{directAward}/withdrawal", new { reason = "Good." }),
            ["ProposeOutcomeTerms"] = ($"contracts/{signed.Id}/outcome-terms", new
            {
                model = "value-based", periodMonths = 3, @fixed = World.Pounds(1), atRisk = World.Pounds(1), cap = World.Pounds(2), collar = World.Pounds(0), measures = Array.Empty<object>(),
            }),
            ["AgreeOutcomeTerms"] = ($"contracts/{signed.Id}/outcome-terms/agreement", null),
            ["ReportOutcomes"] = ($"contracts/{signed.Id}/outcome-reports", new { from = World.Day(0), to = World.Day(0), results = Array.Empty<object>() }),
            ["ListOutcomeReports"] = ($"contracts/{signed.Id}/outcome-reports", null),
            ["AcceptOutcomePayment"] = ($"contracts/{signed.Id}/outcome-reports/{Guid.CreateVersion7()}/acceptance", null),
            ["DisputeOutcomePayment"] = ($"contracts/{signed.Id}/outcome-reports/{Guid.CreateVersion7()}/dispute", new { reason = "So it is." }),
            ["ListPluginCalls"] = ("plugin-calls", null),
            ["ReplayPluginCall"] = ($"plugin-calls/{Guid.CreateVersion7()}/replay", null),
            ["ListOwnPluginCalls"] = ("plugin-calls/own", null),
            ["SubmitReturn"] = ("mi-returns", new { frameworkId = World.Framework.Id, month = Month(month), lines = Array.Empty<object>() }),
            ["ListReturns"] = ("mi-returns", null),
            ["GetReturn"] = ($"mi-returns/{reported.Id}", null),
            ["IssueInvoice"] = ("invoices", new { returnId = reported.Id }),
            ["ListInvoices"] = ("invoices", null),
            ["GetInvoice"] = ($"invoices/{invoice.Id}", null),
            ["RecordPayment"] = ($"invoices/{invoice.Id}/payments", new { amount = World.Pounds(1), receivedOn = World.Day(0), reference = "B" }),
            ["ReadBalance"] = ($"frameworks/{World.Framework.Id}/balances/{supplier.Id}", null),
            ["ListDeadLetters"] = ("dead-letters", null),
            ["AnnounceDeadLetters"] = ("dead-letters/announce", null),
            ["AnnounceDeadLetter"] = ($"dead-letters/{Guid.CreateVersion7()}/announce", null),
            ["ListAuditEntries"] = ("audit/entries", null),
            ["MakePack"] = ("audit/packs", new { kind = "foi", request = "FOI 1", subjects = new[] { buyer.Id } }),
            ["GetPastRecord"] = ($"audit/records/{buyer.Id}", null),
            ["ExportAudit"] = ("audit/export", null),
            ["ReadDirectory"] = ("/public/v1/directory", null),
            ["ReadApprovedSuppliers"] = ("/public/v1/suppliers", null),
            ["ListSeals"] = ("/public/v1/seals", null),
            ["GetSealKeys"] = ("/public/v1/seals/key", null),
        };
    }

    // An agreement whose terms its one supplier is asked to accept.
    private async Task<string> VaryAsync(Member supplier)
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, [supplier]);
        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        return framework.Path;
    }

    /// <summary>A direct award as it is prepared.</summary>
    internal static object DirectNeed(World world) => new
    {
        frameworkId = world.Framework.Id, lotNumber = "2", serviceLine = "IT", title = "Support", startsOn = world.Day(30), termMonths = 12, standstill = false,
    };

    // One agreement that the world's authority offers, and one that it is offered.
    private async Task<(string Offered, string Taken)> OfferedAsync()
    {
        var other = await World.OtherAuthorityAsync();
        var offered = await World.OfferAsync(await World.PublishAsync(World.Text()), other);
        var text = World.Text() with { Authority = other.Reference };
        var made = (await other.Api.PublishAsync(await World.SecondAsync(other), text.ToString())).Good();
        var taken = await World.OfferAsync(new Framework(made.Id, text.Reference), World.Authority, by: other);
        return (offered.Json["succession"]!["id"]!.ToString(), taken.Json["succession"]!["id"]!.ToString());
    }

    private static Dictionary<string, (string Path, string? Link)> PagesOf(string framework, string supplier, string open, string contract, string invoice, string entry, string plugin, string book, string directAward, string draft, string proposal, string scope, string comment, string offered)
    {
        var account = $"/charges/accounts/{framework}/{supplier}";
        return new(StringComparer.Ordinal)
        {
            ["/"] = ("/", null),
            ["/error/{code:int:range(400,599)}"] = ("/error/418", null),
            ["/frameworks"] = ("/frameworks", null),
            ["/frameworks/{id:guid}"] = ($"/frameworks/{framework}", null),
            ["/frameworks/{id:guid}/lots/{number}"] = ($"/frameworks/{framework}/lots/1", null),
            ["/frameworks/{id:guid}/versions/{number:int:min(1)}"] = ($"/frameworks/{framework}/versions/1", null),
            ["/frameworks/{id:guid}/ceilings"] = ($"/frameworks/{framework}/ceilings", null),
            ["/frameworks/{id:guid}/lots/{number}/lines/{code}"] = ($"/frameworks/{framework}/lots/1/lines/IT", null),
            ["/find"] = ("/find", null),
            ["/frameworks/drafts"] = ("/frameworks/drafts", $"/frameworks/drafts/{draft}"),
            ["/frameworks/drafts/new"] = ("/frameworks/drafts/new", null),
            ["/frameworks/drafts/{id:guid}"] = ($"/frameworks/drafts/{draft}", null),
            ["/frameworks/drafts/{id:guid}/preview"] = ($"/frameworks/drafts/{draft}/preview", null),
            ["/frameworks/drafts/{id:guid}/scope"] = ($"/frameworks/drafts/{draft}/scope", null),
            ["/draft-scopes"] = ("/draft-scopes", null),
            ["/draft-scopes/{id:guid}"] = ($"/draft-scopes/{scope}", null),
            ["/draft-scopes/{id:guid}/comments/{comment:guid}"] = ($"/draft-scopes/{scope}/comments/{comment}", null),
            ["/frameworks/proposals"] = ("/frameworks/proposals", $"/frameworks/proposals/{proposal}"),
            ["/frameworks/proposals/{id:guid}"] = ($"/frameworks/proposals/{proposal}", null),
            ["/frameworks/{id:guid}/succession"] = ($"/frameworks/{framework}/succession", null),
            ["/frameworks/successions"] = ("/frameworks/successions", $"/frameworks/successions/{offered}"),
            ["/frameworks/successions/{id:guid}"] = ($"/frameworks/successions/{offered}", null),
            ["/frameworks/{id:guid}/life"] = ($"/frameworks/{framework}/life", null),
            ["/frameworks/{id:guid}/life/{step}"] = ($"/frameworks/{framework}/life/closure", null),
            ["/suppliers"] = ("/suppliers", null),
            ["/suppliers/{id:guid}"] = ($"/suppliers/{supplier}", null),
            ["/plugins"] = ("/plugins", null),
            ["/plugins/versions"] = ("/plugins/versions", $"/plugins/versions/{plugin}"),
            ["/plugins/versions/{id:guid}"] = ($"/plugins/versions/{plugin}", null),
            ["/price-books"] = ("/price-books", $"/price-books/{book}"),
            ["/price-books/{id:guid}"] = ($"/price-books/{book}", null),
            ["/price-books/publish"] = ("/price-books/publish", null),
            ["/competitions"] = ("/competitions", $"/competitions/{open}"),
            ["/competitions/{id:guid}"] = ($"/competitions/{contract}", null),
            ["/direct-awards"] = ("/direct-awards", $"/direct-awards/{directAward}"),
            ["/direct-awards/new"] = ("/direct-awards/new", null),
            ["/direct-awards/{id:guid}"] = ($"/direct-awards/{directAward}", null),
            ["/direct-awards/{id:guid}/requirement"] = ($"/direct-awards/{directAward}/requirement", null),
            ["/direct-awards/own-quotes"] = ("/direct-awards/own-quotes", null),
            ["/direct-awards/{id:guid}/own-quote"] = ($"/direct-awards/{directAward}/own-quote", null),
            ["/contracts"] = ("/contracts", $"/contracts/{contract}"),
            ["/contracts/{id:guid}"] = ($"/contracts/{contract}", null),
            ["/charges"] = ("/charges", account),
            ["/charges/accounts/{framework:guid}/{supplier:guid}"] = (account, null),
            ["/charges/{invoice:guid}"] = ($"/charges/{invoice}", null),
            ["/sign-in"] = ("/sign-in?refused=other", null), // else it leads whoever has signed in on
            ["/sign-in/code"] = ("/sign-in/code", null),
            ["/sign-out"] = ("/sign-out", null),
            ["/forgotten-password"] = ("/forgotten-password", null),
            ["/choose-password"] = ("/choose-password?link=none", null),
            ["/account"] = ("/account", null),
            ["/account/password"] = ("/account/password", null),
            ["/account/second-factor"] = ("/account/second-factor", null),
            ["/account/sessions"] = ("/account/sessions", null),
            ["/account/data"] = ("/account/data", null),
            ["/account/organisations"] = ("/account/organisations", null),
            ["/account/organisations/request"] = ("/account/organisations/request", null),
            ["/organisation"] = ("/organisation", null),
            ["/record"] = ("/record", null),
            ["/record/{id:guid}"] = ($"/record/{entry}", null),
            ["/record/past"] = ("/record/past", null),
        };
    }

    // Somebody at the buyer whom nothing else here signs in, so that what is done to this person touches no caller.
    private async Task AddPeopleAsync(Member buyer)
    {
        var (someone, asks) = (await World.PersonWithoutCodeAsync(buyer, "evaluator", "moderator"), await World.PersonWithoutCodeAsync(buyer, "moderator"));
        var grant = (await World.Host.Operator.GetAsync($"/api/v1/people/{someone.Id}")).Good().Json["roles"]![0]!["id"]!;
        var request = (await asks.Api.PostAsync("/api/v1/access-requests", new { organisation = buyer.Id, roles = new[] { "approver" }, reason = "So it is." })).Good();
        var (delegated, until) = (await World.PersonWithoutCodeAsync(World.OtherBuyer, "evaluator"), World.Now + TimeSpan.FromDays(100));
        var delegation = (await World.Host.Operator.PostAsync($"/api/v1/organisations/{buyer.Id}/delegations",
            new { email = delegated.Email, roles = new[] { "evaluator" }, until, reason = "So it is." })).Good();
        var (person, own, why) = ($"people/{someone.Id}", $"organisations/{buyer.Id}", new { reason = "So it is." });
        _pagesOfPeople = new([.. OfOrganisation("people", someone.Id), .. OfOrganisation("requests", request.Id), .. OfOrganisation("delegations", delegation.Id)]);
        _ofPeople = new(StringComparer.Ordinal)
        {
            ["BeginSession"] = ("sessions", new { email = "x@nowhere.example", password = "not a password here" }),
            ["ListSessions"] = ("sessions", null),
            ["EndSession"] = ($"sessions/{Guid.CreateVersion7()}", null),
            ["EndAllSessions"] = ($"{person}/sign-out", null),
            ["ActFor"] = ("sessions/own/organisation", new { organisation = Guid.CreateVersion7() }),
            ["ReadOwnPerson"] = ("people/own", null),
            ["ChangePassword"] = ("people/own/password", new { present = "not a password here", password = "nor this one either" }),
            ["SetUpAuthenticator"] = ("people/own/authenticator", new { password = "not a password here" }),
            ["ConfirmAuthenticator"] = ("people/own/authenticator/confirmation", new { code = "0" }),
            ["RenewRecoveryCodes"] = ("people/own/recovery-codes", new { code = "0" }),
            ["RemoveAuthenticator"] = ("people/own/authenticator/removal", new { code = "0" }),
            ["AskForLink"] = ("links", new { email = "x@nowhere.example" }),
            ["ChoosePassword"] = ("passwords", new { link = "leadline_link_0", password = "not a password here" }),
            ["AddPerson"] = ($"{own}/people", new { email = asks.Email, name = "N", roles = new[] { "evaluator" }, reason = "So it is." }),
            ["ListPeople"] = ($"{own}/people", null),
            ["GetPerson"] = (person, null),
            ["GrantRole"] = ($"{own}/{person}/roles", new { roles = new[] { "evaluator" }, reason = "So it is." }),
            ["EndRole"] = ($"role-grants/{grant}/end", why),
            ["UnlockPerson"] = ($"{person}/unlocking", why),
            ["SendLink"] = ($"{person}/link", why),
            ["TakeAuthenticatorAway"] = ($"{person}/authenticator/removal", why),
            ["ForgetOutsideLogins"] = ($"{person}/outside-logins/removal", why),
            ["ClosePerson"] = ($"people/{delegated.Id}/closure", why),
            ["RequestAccess"] = ("access-requests", new { organisation = Guid.CreateVersion7(), roles = new[] { "evaluator" }, reason = "So it is." }),
            ["ListOwnAccessRequests"] = ("access-requests", null),
            ["ListAccessRequests"] = ($"{own}/access-requests", null),
            ["DecideAccessRequest"] = ($"access-requests/{request.Id}/decision", new { approve = false, reason = "So it is." }),
            ["Delegate"] = ($"{own}/delegations", new { email = delegated.Email, roles = new[] { "evaluator" }, until, reason = "So it is." }),
            ["ListDelegations"] = ($"{own}/delegations", null),
            ["EndDelegation"] = ($"delegations/{delegation.Id}/end", why),
            ["ListMail"] = ("mail", null),
            ["ReadOwnPersonalData"] = ("people/own/data", null),
            ["ReadPersonalData"] = ($"{person}/data", null),
            ["FindPeople"] = ($"people?email={someone.Email}", null),
            ["ErasePerson"] = ($"{person}/erasure", why),
            ["PlaceLegalHold"] = ($"{person}/legal-holds", new { matter = "Claim 1", reason = "So it is." }),
            ["ListLegalHolds"] = ($"{person}/legal-holds", null),
            ["LiftLegalHold"] = ($"legal-holds/{Guid.CreateVersion7()}/lifting", why),
        };
    }

    // The list begins just before the object: identifiers rise with time, and this organisation has many of everything.
    private static IEnumerable<KeyValuePair<string, (string Path, string? Link)>> OfOrganisation(string what, string id)
    {
        var (list, one) = ($"/organisation/{what}", $"/organisation/{what}/{id}");
        yield return new(list, ($"{list}?after={id[..13]}-0000-0000-000000000000", one));
        yield return new(list + "/{id:guid}", (one, null));
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
