using Leadline.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Ui;

public sealed class ComponentTests
{
    private static readonly ModuleText<Shell> Text = new();

    [Fact]
    public async Task A_fact_has_its_name_and_value() => Assert.Equal(
        "<div class=\"nhsuk-summary-list__row\"><dt class=\"nhsuk-summary-list__key\">Starts &lt;on&gt;</dt>"
        + "<dd class=\"nhsuk-summary-list__value\"><b>1 April 2016</b></dd></div>",
        await Drawn.As(new FactTagHelper(Text) { Name = "Starts <on>" }, "nhs-fact", "<b>1 April 2016</b>"));

    [Fact]
    public async Task A_fact_without_a_value_says_so()
    {
        var html = await Drawn.As(new FactTagHelper(Text) { Name = "Ends" }, "nhs-fact", "\n  ");
        Assert.Contains(">Not recorded</dd>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_a_region_named_by_its_caption() => Assert.Equal(
        "<div class=\"nhsuk-scroll\" data-module=\"nhsuk-scroll\">"
        + "<section aria-labelledby=\"table-lots---terms\" class=\"nhsuk-scroll__content\"><table class=\"nhsuk-table\">"
        + "<caption class=\"nhsuk-table__caption nhsuk-table__caption--m\" id=\"table-lots---terms\">Lots &amp; terms</caption>"
        + "<tbody></tbody></table></section></div>",
        await Drawn.As(new TableTagHelper { Caption = "Lots & terms" }, "nhs-table", "<tbody></tbody>"));

    [Theory]
    [InlineData("thead", "th", "<th class=\"nhsuk-table__header nhsuk-table__header--numeric\" scope=\"col\"></th>")]
    [InlineData("tbody", "th", "<th class=\"nhsuk-table__header nhsuk-table__header--numeric\" scope=\"row\"></th>")]
    [InlineData("tbody", "td", "<td class=\"nhsuk-table__cell nhsuk-table__cell--numeric\"></td>")]
    public async Task A_cell_knows_what_it_heads(string part, string cell, string html)
    {
        var items = new Dictionary<object, object>();
        await Drawn.As(new TablePartTagHelper(), part, items: items);
        Assert.Equal(html, await Drawn.As(new TableCellTagHelper { Numeric = true }, cell, items: items));
    }

    [Fact]
    public async Task A_tag_takes_its_colour() => Assert.Equal(
        "<strong class=\"nhsuk-tag nhsuk-tag--green\">Live</strong>",
        await Drawn.As(new TagTagHelper { Colour = TagColour.Green }, "nhs-tag", "Live"));

    [Fact]
    public async Task Times_carry_what_machines_read()
    {
        Assert.Equal("<time datetime=\"2026-07-01T11:00:00Z\">1 July 2026, 12:00pm</time>",
            await Drawn.As(new InstantTagHelper { At = new DateTimeOffset(2026, 7, 1, 11, 0, 0, TimeSpan.Zero) }, "uk-instant"));
        Assert.Equal("<time datetime=\"2026-07-01\">1 July 2026</time>",
            await Drawn.As(new DateTagHelper { On = new DateOnly(2026, 7, 1) }, "uk-date"));
        Assert.Empty(await Drawn.As(new DateTagHelper(), "uk-date"));
    }

    [Fact]
    public async Task A_whole_list_has_no_pages() =>
        Assert.Empty(await Drawn.As(new PaginationTagHelper(Text) { ViewContext = Drawn.Page() }, "nhs-pagination"));

    [Fact]
    public async Task A_middle_page_leads_to_first_and_next_and_keeps_the_filter()
    {
        var page = Drawn.Page("http://x/charges?state=open&after=b&limit=20");
        var html = await Drawn.As(new PaginationTagHelper(Text) { After = "b", Next = "c&d", ViewContext = page }, "nhs-pagination");
        Assert.Contains("href=\"/charges?state=open&amp;limit=20\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/charges?state=open&amp;limit=20&amp;after=c%26d\"", html, StringComparison.Ordinal);
        Assert.Contains(">First page<", html, StringComparison.Ordinal);
        Assert.Contains(">Next page<", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ButtonKind.Main, "nhsuk-button")]
    [InlineData(ButtonKind.Warning, "nhsuk-button nhsuk-button--warning")]
    public async Task A_button_sends_once(ButtonKind kind, string look) => Assert.Equal(
        $"<button class=\"{look}\" type=\"submit\" data-module=\"nhsuk-button\" data-prevent-double-click=\"true\">Save</button>",
        await Drawn.As(new ButtonTagHelper { Kind = kind }, "nhs-button", "Save"));

    [Fact]
    public async Task A_notification_is_named_and_a_success_is_read_out()
    {
        var done = await Drawn.As(new NotificationTagHelper(Text) { Success = true }, "nhs-notification", "<p>Saved</p>");
        Assert.Equal(
            "<div class=\"nhsuk-notification-banner nhsuk-notification-banner--success\" data-module=\"nhsuk-notification-banner\" role=\"alert\" aria-labelledby=\"notification-one\">"
            + "<div class=\"nhsuk-notification-banner__header\"><h2 class=\"nhsuk-notification-banner__title\" id=\"notification-one\">Success</h2></div>"
            + "<div class=\"nhsuk-notification-banner__content\"><p>Saved</p></div></div>", done);
        var other = await Drawn.As(new NotificationTagHelper(Text), "nhs-notification");
        Assert.Contains("role=\"region\"", other, StringComparison.Ordinal);
        Assert.Contains(">Important<", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_posts_to_its_page_with_a_token_and_keeps_the_query()
    {
        var page = Drawn.Page("http://x/people?after=b&handler=Old");
        page.HttpContext.RequestServices = new ServiceCollection().AddLogging().AddAntiforgery().BuildServiceProvider();
        var html = await Drawn.As(
            new FormTagHelper(page.HttpContext.RequestServices.GetRequiredService<IAntiforgery>()) { Handler = "Add", ViewContext = page }, "nhs-form", "<p>Fields</p>");
        Assert.StartsWith("<form method=\"post\" action=\"/people?after=b&amp;handler=Add\" novalidate><p>Fields</p>", html, StringComparison.Ordinal);
        Assert.Matches("<input name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]{20,}\" /></form>$", html);
    }
}
