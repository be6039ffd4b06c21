using System.Net;
using System.Text.RegularExpressions;

namespace Leadline.Scenarios.Tests.Pages;

[Trait("Needs", "Browser"), Collection(nameof(WalkedPages))]
public sealed partial class WalkingThePages(Walk walk)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("^/$")]
    [InlineData("^/frameworks$")]
    [InlineData("^/frameworks/ID$")]
    [InlineData("^/frameworks/ID/lots/5$")]
    [InlineData("^/suppliers$")]
    [InlineData(@"^/suppliers\?framework=ID&lot=5$")]
    [InlineData("^/suppliers/ID$")]
    [InlineData("^/competitions$")]
    [InlineData(@"^/competitions\?framework=ID$")]
    [InlineData("^/competitions/ID$")]
    [InlineData("^/contracts$")]
    [InlineData(@"^/contracts\?framework=ID$")]
    [InlineData("^/contracts/ID$")]
    [InlineData("^/charges$")]
    [InlineData("^/charges/accounts/ID/ID$")]
    [InlineData("^/charges/ID$")]
    public void Links_lead_from_home_to(string page)
    {
        walk.OrSkip();
        Assert.Contains(walk.Pages, p => Regex.IsMatch(p.Address, page.Replace("ID", "[0-9a-f-]{36}", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Every_link_leads_to_a_page_with_a_title_and_one_heading()
    {
        walk.OrSkip();
        Assert.All(walk.Pages, p => Assert.Equal((p.Address, 200), (p.Address, p.Status)));
        Assert.All(walk.Pages, p => Assert.EndsWith(" - Leadline", p.Title, StringComparison.Ordinal));
        Assert.All(walk.Pages, p => Assert.DoesNotMatch("headings$", p.Heading));
        Assert.All(walk.Pages, p => Assert.Contains("No sign-in yet", p.Text, StringComparison.Ordinal));
        Assert.All(walk.Pages, p => Assert.Contains("Demonstration", p.Text, StringComparison.Ordinal));
        Assert.Equal(walk.Pages.Count, walk.Pages.Select(p => p.Title).Distinct().Count());
    }

    [Fact]
    public void No_page_has_a_barrier_or_an_error()
    {
        walk.OrSkip();
        Assert.Empty(walk.Pages.SelectMany(p => p.Faults, (p, fault) => $"{p.Address}: {fault}"));
    }

    [Fact]
    public void Nothing_is_asked_of_another_machine()
    {
        walk.OrSkip();
        Assert.NotEmpty(walk.Pages);
        Assert.Empty(walk.Outside);
    }

    [Fact]
    public void On_a_narrow_screen_no_page_scrolls_sideways()
    {
        walk.OrSkip();
        Assert.Empty(walk.Pages.Where(p => p.TooWide > 0).Select(p => $"{p.Address}: {p.TooWide} pixels"));
    }

    [Fact]
    public void Nothing_sealed_is_shown()
    {
        walk.OrSkip();
        Assert.Empty(walk.Pages.Where(p => p.Text.Contains("77,777.77", StringComparison.Ordinal)).Select(p => p.Address));
        Assert.Empty(walk.Pages.Where(p => p.Text.Contains(SmallWorld.SealedWords, StringComparison.Ordinal)).Select(p => p.Address));
        Assert.Empty(walk.Pages.Where(p => p.Text.Contains(SmallWorld.DraftTitle, StringComparison.Ordinal)).Select(p => p.Address));
    }

    [Theory]
    [InlineData("Supplier frameworks for the public sector", "Live framework agreements", "Decision support", "29 October 2021, 1:00pm", "Of these, overdue\t1")]
    [InlineData("ACS and STP development partner framework", "Live", "1% of what suppliers invoice, plus VAT at 20%, payable within 28 days", "3 issued, of which 1 taking bids", "In force")]
    [InlineData("Lead Provider Framework", "Published", "Nothing is charged")]
    [InlineData("Lot 5: Analytics for care co-ordination, risk stratification and decision support", "Cerner", "Allscripts", "the lowest price scores in full")]
    [InlineData("Cerner", "LEADLINE:cerner", "Lot 1: Electronic patient records and digitising care")]
    [InlineData("Population health analytics", "Contract signed", "Suppliers invited\t2", "Awarded to\tCerner", "£50,000.00", "40%")]
    [InlineData("Risk stratification", "Bids closed", "No award has been made.")]
    [InlineData("Decision support", "Taking bids", "NHS Arden and Greater East Midlands Commissioning Support Unit")]
    [InlineData("Population health analytics", "Reported spend", "£8,333.34 in all, without VAT, over 2 months with spend.", "June 2021")]
    [InlineData("Management charges", "Cerner", "1 overdue", "£50.00")]
    [InlineData("Invoice ACS-000002", "Overdue", "£4,166.67", "Management charge at 1%\t£41.67", "VAT\t£8.33", "No payment has been recorded.")]
    [InlineData("Invoice ACS-000001", "Paid", "BACS 1")]
    public void A_page_says(string heading, params string[] words)
    {
        walk.OrSkip();
        var pages = walk.Pages.Where(p => p.Heading.EndsWith(heading, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pages);
        Assert.True(pages.Exists(p => words.All(w => p.Text.Contains(w, StringComparison.Ordinal))),
            $"No page headed '{heading}' says all of: {string.Join("; ", words)}.\n{string.Join("\n----\n", pages.Select(p => p.Text))}");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/frameworks/00000000-0000-7000-8000-000000000000")]
    [InlineData("/frameworks/not-an-identifier")]
    [InlineData("/suppliers/00000000-0000-7000-8000-000000000000")]
    [InlineData("/suppliers?lot=5")]
    [InlineData("/competitions/00000000-0000-7000-8000-000000000000")]
    [InlineData("/competitions?framework=00000000-0000-7000-8000-000000000000")]
    [InlineData("/contracts/00000000-0000-7000-8000-000000000000")]
    [InlineData("/charges/00000000-0000-7000-8000-000000000000")]
    [InlineData("/charges/accounts/00000000-0000-7000-8000-000000000000/00000000-0000-7000-8000-000000000000")]
    public async Task What_is_not_there_is_a_page_not_found(string address)
    {
        walk.OrSkip();
        var (status, html) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("<h1 class=\"nhsuk-heading-l\">Page not found</h1>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/frameworks?after=x")]
    [InlineData("/suppliers?limit=0")]
    [InlineData("/competitions?limit=201")]
    [InlineData("/charges?after=1&limit=one")]
    public async Task A_list_asked_for_wrongly_says_so(string address)
    {
        walk.OrSkip();
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
        walk.OrSkip();
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

    private async Task<(HttpStatusCode Status, string Html)> GetAsync(string address)
    {
        using var answer = await walk.World.Visitor.GetAsync(new Uri(address, UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex("nhsuk-pagination__link--next\" href=\"(?<href>[^\"]+)\"|href=\"(?<href>[^\"]+)\" class=\"nhsuk-pagination__link nhsuk-pagination__link--next", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextPage();
}
