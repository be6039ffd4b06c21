using System.Net;
using System.Text.RegularExpressions;

namespace Leadline.Scenarios.Tests.Pages;

[Trait("Needs", "Browser"), Collection(nameof(WalkedPages))]
public sealed partial class WalkingThePages(Walk walk)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string SignIn = " /sign-in /forgotten-password";
    private const string Account = "/account /account/data /account/organisations /account/organisations/request?organisation=ID /account/password /account/second-factor /account/sessions";
    private const string Organisation = " /organisation /organisation/people /organisation/people/ID /organisation/requests /organisation/requests/ID /organisation/delegations /organisation/credentials /organisation/credentials/ID /organisation/domains";
    private const string Public = "/ /find /frameworks /frameworks/ID /frameworks/ID/lots/N /frameworks/ID/lots/N/lines/CODE /frameworks/ID/ceilings /frameworks/ID/versions/N /draft-scopes /draft-scopes/ID /suppliers /suppliers?framework=ID&lot=N /suppliers/ID /choices /choices/mandates /choices/mandates/ID";
    private const string Choosing = " /choices/in-house /choices/in-house/ID /choices/collective /choices/collective/ID /choices/help /choices/help/ID /choices/disputes/ID";
    private const string Needs = " /choices/needs /choices/needs/new /choices/needs/ID /choices/needs/ID/in-house /choices/collective/open /choices/help/ask";
    private const string Variations = " /frameworks/ID/variations";
    private const string NewMandate = " /choices/mandates/propose";
    private const string Life = " /frameworks/drafts /frameworks/drafts/new /frameworks/drafts/new?framework=ID /frameworks/drafts/ID /frameworks/drafts/ID/preview /frameworks/drafts/ID/scope /draft-scopes/ID/comments/ID /frameworks/proposals /frameworks/proposals/ID /frameworks/successions /frameworks/successions/ID /frameworks/ID/succession /frameworks/ID/life /frameworks/ID/life/tendering /frameworks/ID/life/closure /frameworks/ID/life/end";
    private const string Competitions = " /competitions /competitions?framework=ID /competitions/ID";
    private const string DirectAwards = " /direct-awards";
    private const string NewDirectAward = " /direct-awards/new";
    private const string OwnQuotes = " /direct-awards/own-quotes";
    private static readonly string[] OfOneDirectAward = ["/direct-awards/ID", "/direct-awards/ID/requirement"]; // walked where the small world has one
    private const string Contracts = " /contracts /contracts?framework=ID /contracts/ID";
    private const string Plugins = " /plugins";
    private const string Versions = " /plugins/versions /plugins/versions/ID";
    private const string PriceBooks = " /price-books /price-books/ID";
    private const string NewPriceBook = " /price-books/publish";
    private const string Charges = " /charges /charges/accounts/ID/ID /charges/ID";

    [Theory]
    [InlineData(Walk.Nobody, Public + SignIn)]
    [InlineData(Walk.Buyer, Public + Choosing + Needs + Competitions + DirectAwards + NewDirectAward + Contracts + Plugins + SignIn)]
    [InlineData(Walk.Supplier, Public + Variations + Competitions + DirectAwards + OwnQuotes + Contracts + Charges + Plugins + Versions + PriceBooks + NewPriceBook + SignIn)]
    [InlineData(Walk.Authority, Public + Variations + Choosing + NewMandate + Life + Competitions + DirectAwards + Charges + Plugins + Versions + PriceBooks + SignIn)]
    public void Links_lead_a_reader_to_these_kinds_of_page_and_to_no_other(string reader, string kinds)
    {
        Chromium.OrSkip();
        var met = walk.Pages.Where(p => p.Reader == reader).Select(p => Line().Replace(Number().Replace(Identifier().Replace(p.Address, "ID"), "${lot}N"), "lines/CODE"));
        Assert.Equal(kinds.Split(' ').Order(StringComparer.Ordinal), met.Distinct().Except(OfOneDirectAward).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Walk.Administrator, Account + Organisation)]
    [InlineData(Walk.Auditor, Account + Organisation + " /record /record/ID /record?subject=ID")]
    public void Whoever_signs_in_finds_the_way_to_its_own(string reader, string kinds)
    {
        Chromium.OrSkip();
        var met = walk.Pages.Where(p => p.Reader == reader).Select(p => Identifier().Replace(p.Address, "ID")).ToHashSet(StringComparer.Ordinal);
        Assert.All(kinds.Split(' '), kind => Assert.Contains(kind, met));
        Assert.DoesNotContain("/sign-in", met);
    }

    [Fact]
    public void Every_link_leads_to_a_page_with_a_title_and_one_heading()
    {
        Chromium.OrSkip();
        Assert.All(walk.Pages, p => Assert.Equal((p.Reader, p.Address, 200), (p.Reader, p.Address, p.Status)));
        Assert.All(walk.Pages, p => Assert.EndsWith(" - Leadline", p.Title, StringComparison.Ordinal));
        Assert.All(walk.Pages, p => Assert.DoesNotMatch("headings$", p.Heading));
        Assert.All(walk.Pages, p => Assert.Contains("Demonstration", p.Text, StringComparison.Ordinal));
        Assert.All(walk.Pages.GroupBy(p => p.Reader), own => Assert.Empty(own.GroupBy(p => p.Title).Where(same => same.Count() > 1)
            .Select(same => $"{own.Key}: {same.Key}: {string.Join(", ", same.Select(p => p.Address))}")));
    }

    [Fact]
    public void No_page_has_a_barrier_or_an_error()
    {
        Chromium.OrSkip();
        Assert.Empty(walk.Pages.SelectMany(p => p.Faults, (p, fault) => $"{p.Address} for {p.Reader}: {fault}"));
    }

    [Fact]
    public void Nothing_is_asked_of_another_machine()
    {
        Chromium.OrSkip();
        Assert.NotEmpty(walk.Pages);
        Assert.Empty(walk.Outside);
    }

    [Fact]
    public void On_a_narrow_screen_no_page_scrolls_sideways()
    {
        Chromium.OrSkip();
        Assert.Empty(walk.Pages.Where(p => p.TooWide > 0).Select(p => $"{p.Address}: {p.TooWide} pixels"));
    }

    [Fact]
    public void Nothing_sealed_is_shown()
    {
        Chromium.OrSkip();
        Assert.Empty(walk.Pages.Where(p => p.Text.Contains("77,777.77", StringComparison.Ordinal)).Select(p => p.Address));
        Assert.Empty(walk.Pages.Where(p => p.Text.Contains(SmallWorld.SealedWords, StringComparison.Ordinal)).Select(p => p.Address));
        Assert.Empty(walk.Pages.Where(p => p.Reader != Walk.Buyer && p.Text.Contains(SmallWorld.DraftTitle, StringComparison.Ordinal)).Select(p => p.Address));
    }

    [Theory]
    [InlineData(Walk.Nobody, "Supplier frameworks for the public sector", "Live framework agreements", "Suppliers with a place\t2")]
    [InlineData(Walk.Buyer, "Supplier frameworks for the public sector", "Decision support", "All your competitions (4)", "All your contracts (1)")]
    [InlineData(Walk.Supplier, "Supplier frameworks for the public sector", "Decision support", "29 October 2021, 1:00pm", "Of these, overdue\t1")]
    [InlineData(Walk.Authority, "Supplier frameworks for the public sector", "All your competitions (3)", "Of these, overdue\t1")]
    [InlineData(Walk.Nobody, "ACS and STP development partner framework", "Live", "1% of what suppliers invoice, plus VAT at 20%, payable within 28 days", "In force")]
    [InlineData(Walk.Supplier, "ACS and STP development partner framework", "3 in all, of which 1 taking bids", "1 signed")]
    [InlineData(Walk.Nobody, "Ceilings", "£300,000,000.00", "No ceiling was raised.")]
    [InlineData(Walk.Authority, "Ceilings", "£300,000,000.00", "£104,166.67", "£8,333.34", "Propose to raise a ceiling")]
    [InlineData(Walk.Nobody, "Lead Provider Framework", "Published", "Nothing is charged")]
    [InlineData(Walk.Nobody, "Lot 5: Analytics for care co-ordination, risk stratification and decision support", "Cerner", "Allscripts", "the lowest price scores in full")]
    [InlineData(Walk.Nobody, "Cerner", "LEADLINE:cerner", "Lot 1: Electronic patient records and digitising care")]
    [InlineData(Walk.Buyer, "Population health analytics", "Contract signed", "Suppliers invited\t2", "Awarded to\tCerner", "£50,000.00", "See the contract", "40%")]
    [InlineData(Walk.Supplier, "Population health analytics", "Contract signed", "Awarded to\tCerner", "£50,000.00", "See the contract")]
    [InlineData(Walk.Authority, "Population health analytics", "Suppliers invited\t2", "Awarded to\tCerner")]
    [InlineData(Walk.Buyer, SmallWorld.DraftTitle, "Draft", "Suppliers invited\t0")]
    [InlineData(Walk.Supplier, "Risk stratification", "Bids closed", "No award has been made.")]
    [InlineData(Walk.Supplier, "Decision support", "Taking bids", "NHS Arden and Greater East Midlands Commissioning Support Unit")]
    [InlineData(Walk.Supplier, "Population health analytics", "Reported spend", "£8,333.34 in all, without VAT, over 2 months with spend.", "June 2021")]
    [InlineData(Walk.Authority, "Management charges", "Cerner", "1 overdue", "£50.00")]
    [InlineData(Walk.Supplier, "Invoice ACS-000002", "Overdue", "£4,166.67", "Management charge at 1%\t£41.67", "VAT\t£8.33", "No payment has been recorded.")]
    [InlineData(Walk.Authority, "Invoice ACS-000001", "Paid", "BACS 1")]
    public void A_page_says(string reader, string heading, params string[] words)
    {
        Chromium.OrSkip();
        var pages = Headed(reader, heading);

        Assert.NotEmpty(pages);
        Assert.True(pages.Exists(p => words.All(w => p.Text.Contains(w, StringComparison.Ordinal))),
            $"No page headed '{heading}' says all of: {string.Join("; ", words)}.\n{string.Join("\n----\n", pages.Select(p => p.Text))}");
    }

    [Theory]
    [InlineData(Walk.Nobody, "Supplier frameworks for the public sector", "Competitions")]
    [InlineData(Walk.Nobody, "Supplier frameworks for the public sector", "overdue")]
    [InlineData(Walk.Buyer, "Supplier frameworks for the public sector", "overdue")]
    [InlineData(Walk.Authority, "Supplier frameworks for the public sector", "All your contracts")]
    [InlineData(Walk.Nobody, "ACS and STP development partner framework", "taking bids")]
    [InlineData(Walk.Supplier, "Population health analytics", "Suppliers invited")]
    [InlineData(Walk.Authority, "Population health analytics", "£50,000.00")]
    [InlineData(Walk.Authority, "Population health analytics", "See the contract")]
    [InlineData(Walk.Buyer, "Population health analytics", "Reported spend")]
    public void No_page_says(string reader, string heading, string words)
    {
        Chromium.OrSkip();
        var pages = Headed(reader, heading);

        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.DoesNotContain(words, p.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/frameworks/00000000-0000-7000-8000-000000000000")]
    [InlineData("/frameworks/not-an-identifier")]
    [InlineData("/suppliers/00000000-0000-7000-8000-000000000000")]
    [InlineData("/suppliers?lot=5")]
    [InlineData("/competitions/00000000-0000-7000-8000-000000000000")]
    [InlineData("/competitions?framework=00000000-0000-7000-8000-000000000000")]
    [InlineData("/direct-awards/00000000-0000-7000-8000-000000000000")]
    [InlineData("/contracts/00000000-0000-7000-8000-000000000000")]
    [InlineData("/choices/mandates/00000000-0000-7000-8000-000000000000")]
    [InlineData("/charges/00000000-0000-7000-8000-000000000000")]
    [InlineData("/charges/accounts/00000000-0000-7000-8000-000000000000/00000000-0000-7000-8000-000000000000")]
    public async Task What_is_not_there_is_a_page_not_found(string address)
    {
        Chromium.OrSkip();
        var (status, html) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("<h1 class=\"nhsuk-heading-l\">Page not found</h1>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/frameworks?after=x")]
    [InlineData("/suppliers?limit=0")]
    [InlineData("/competitions?limit=201")]
    [InlineData("/direct-awards?limit=0")]
    [InlineData("/charges?after=1&limit=one")]
    [InlineData("/choices/mandates?on=someday")]
    [InlineData("/choices/mandates?limit=0")]
    public async Task A_list_asked_for_wrongly_says_so(string address)
    {
        Chromium.OrSkip();
        var (status, html) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("We could not read what you sent", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/frameworks?limit=1", "/frameworks")]
    [InlineData("/suppliers?limit=1", "/suppliers")]
    [InlineData("/competitions?limit=1", "/competitions")]
    public async Task A_list_in_pages_shows_each_entry_once_and_in_the_same_order(string first, string whole)
    {
        Chromium.OrSkip();
        var entry = new Regex($"<th[^>]*><a href=\"(?<path>{whole}/[0-9a-f-]{{36}})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var wanted = entry.Matches((await GetAsync(whole)).Html).Select(m => m.Groups["path"].Value).ToList();
        var found = new List<string>();
        for (var next = first; next is not null;)
        {
            var html = (await GetAsync(next)).Html;
            found.Add(Assert.Single(entry.Matches(html)).Groups["path"].Value);
            next = NextPage().Match(html) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups["href"].Value) : null;
            Assert.True(found.Count <= wanted.Count, "The pages do not end.");
        }

        Assert.True(wanted.Count >= 2);
        Assert.Equal(wanted, found);
    }

    private List<SeenPage> Headed(string reader, string heading) =>
        [.. walk.Pages.Where(p => p.Reader == reader && p.Heading.EndsWith(heading, StringComparison.Ordinal))];

    private async Task<(HttpStatusCode Status, string Html)> GetAsync(string address)
    {
        using var answer = await walk.World.Visitor.GetAsync(new Uri(address, UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("nhsuk-pagination__link--next\" href=\"(?<href>[^\"]+)\"|href=\"(?<href>[^\"]+)\" class=\"nhsuk-pagination__link nhsuk-pagination__link--next", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextPage();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<lot>lots/|lot=|ID/versions/)\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"lines/[A-Za-z0-9-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
