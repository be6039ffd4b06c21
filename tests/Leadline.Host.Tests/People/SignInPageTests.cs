using System.Net;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

public abstract class SignInPageTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Whoever_asks_for_a_page_is_sent_to_sign_in_and_comes_back_to_it()
    {
        var person = await World.PersonAsync(World.Buyer, "procurement-lead");
        using var browser = new Browser(World);
        var sent = await browser.OpenAsync("/contracts?limit=5");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var address = new Uri(sent.Location!);
        Assert.Equal("/sign-in", address.AbsolutePath);

        var back = await browser.SubmitAsync(address.PathAndQuery, ("Email", person.Email.ToUpperInvariant()), ("Password", person.Password));
        Assert.Equal((HttpStatusCode.Redirect, "/contracts?limit=5"), (back.Status, back.Location));
        var page = await browser.OpenAsync(back.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Somebody New", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_a_page_does_not_have_is_not_found()
    {
        var page = $"/contracts/{(await World.SignedAsync()).Id}?handler=Nothing";
        using var browser = new Browser(World);
        await browser.SignInAsync(await World.PersonAsync(World.Buyer, "approver"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%5cevil.example")]
    public async Task Signing_in_leads_nowhere_else(string returnUrl)
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        Assert.Equal("/", (await browser.SignInAsync(person, returnUrl)).Location);
    }

    [Theory]
    [InlineData("/sign-in?returnUrl=%2Faccount&returnUrl=https%3A%2F%2Fevil.example")]
    [InlineData("/sign-in?returnUrl=https%3A%2F%2Fevil.example&returnUrl=%2Faccount")]
    [InlineData("/sign-in?returnUrl=%2Faccount&ReturnUrl=%2F%2Fevil.example")]
    public async Task A_parameter_given_twice_leads_nowhere_else_either(string address)
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        var shown = await browser.SubmitAsync(address, ("Email", person.Email), ("Password", person.Password));
        Assert.Equal(HttpStatusCode.Redirect, shown.Status);
        Assert.DoesNotContain("evil", shown.Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_input_keeps_the_address_and_never_the_password()
    {
        using var browser = new Browser(World);
        var shown = await browser.SubmitAsync("/sign-in", ("Email", "ann\"><script>@nowhere.example"), ("Password", "not her password"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("nhsuk-error-summary", shown.Body, StringComparison.Ordinal);
        Assert.Contains("ann\"><script>@nowhere.example", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>@", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("not her password", shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_the_same_of_an_address_that_nobody_has()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        var known = await browser.SubmitAsync("/sign-in", ("Email", person.Email), ("Password", "not the password"));
        var unknown = await browser.SubmitAsync("/sign-in", ("Email", "nobody@nowhere.example"), ("Password", "not the password"));
        Assert.Equal(Summary(known), Summary(unknown));
        Assert.NotEqual("", Summary(known));
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_is_asked_for_its_code()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30));
        using var browser = new Browser(World);
        var half = await browser.SubmitAsync("/sign-in?returnUrl=%2Faccount", ("Email", person.Email), ("Password", person.Password));
        Assert.Equal("/sign-in/code?returnUrl=%2Faccount", half.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.OpenAsync("/account")).Status); // half way opens nothing

        Assert.Contains("nhsuk-error-summary", (await browser.SubmitAsync(half.Location!, ("Code", "0"))).Body, StringComparison.Ordinal);
        Assert.Equal("/account", (await browser.SubmitAsync(half.Location!, ("Code", person.Code))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task Half_way_lasts_five_minutes()
    {
        var person = await World.PersonAsync(World.Authority, "category-manager");
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromSeconds(30));
        using var browser = new Browser(World);
        var half = await browser.SubmitAsync("/sign-in", ("Email", person.Email), ("Password", person.Password));
        await World.Host.MoveToAsync(World.Now + TimeSpan.FromMinutes(5));
        Assert.Equal("/sign-in", (await browser.OpenAsync(half.Location!)).Location);
    }

    [Fact]
    public async Task The_authoritys_staff_is_led_to_set_up_a_second_factor_before_anything_else()
    {
        var person = await World.PersonWithoutCodeAsync(World.Authority, "category-manager");
        using var browser = new Browser(World);
        await browser.SignInAsync(person);
        var led = await browser.OpenAsync("/competitions");
        Assert.Equal((HttpStatusCode.Redirect, "/account/second-factor"), (led.Status, led.Location));
        await browser.SubmitAsync(led.Location!, ("handler", "")); // no such handler without its name: nothing is begun
        Assert.Contains("not the password in use", (await browser.SubmitAsync(led.Location! + "?handler=Begin", ("Password", "of whoever found the browser open"))).Text, StringComparison.Ordinal);
        await browser.SubmitAsync(led.Location! + "?handler=Begin", ("Password", person.Password));
        using var other = new Browser(World);
        await other.SignInAsync(person);
        Assert.DoesNotContain("<svg", (await other.OpenAsync(led.Location!)).Body, StringComparison.Ordinal); // the key is for the session that began
        var shown = await browser.OpenAsync(led.Location!);
        Assert.Contains("<svg", shown.Body, StringComparison.Ordinal);
        var key = System.Text.RegularExpressions.Regex.Match(shown.Body, "<code>(?<key>[A-Z2-7]{32})</code>", default, TimeSpan.FromSeconds(1)).Groups["key"].Value;
        var codes = await browser.SubmitAsync(led.Location! + "?handler=Confirm", ("Code", World.CodeOf(key)));
        Assert.Equal(10, System.Text.RegularExpressions.Regex.Count(codes.Body, "<code>[0-9A-Z]{5}-[0-9A-Z]{5}</code>", default, TimeSpan.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/competitions")).Status);
    }

    [Fact]
    public async Task A_cookie_copied_before_the_sign_out_is_worth_nothing_after_it()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        using var thief = new Browser(World);
        await browser.SignInAsync(person);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            thief.Cookies.Add(cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.OpenAsync("/account")).Status);
        Assert.Equal("/", (await browser.SubmitAsync("/sign-out")).Location);

        Assert.Equal("/sign-in", new Uri((await thief.OpenAsync("/account")).Location!).AbsolutePath);
        Assert.Equal("/sign-in", new Uri((await browser.OpenAsync("/account")).Location!).AbsolutePath);
    }

    [Fact]
    public async Task A_form_from_another_site_does_nothing()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        await browser.SignInAsync(person);
        foreach (var path in new[] { "/sign-out", "/account/password", "/account/second-factor?handler=Begin", "/account/sessions" })
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await browser.PostAsync(path, ("Present", person.Password), ("Password", "chosen by another site"))).Status));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).Status);
        (await person.SignInAsync()).Good();
    }

    [Fact]
    public async Task A_form_of_one_persons_session_is_void_in_anothers()
    {
        var (one, other) = (await World.PersonAsync(World.Buyer, "evaluator"), await World.PersonAsync(World.Buyer, "evaluator"));
        using var browser = new Browser(World);
        await browser.SignInAsync(one);
        var page = await browser.OpenAsync("/account/password");
        var token = System.Text.RegularExpressions.Regex.Match(page.Body, "name=\"__RequestVerificationToken\"[^>]*value=\"(?<v>[^\"]+)\"", default, TimeSpan.FromSeconds(1)).Groups["v"].Value;
        await browser.SubmitAsync("/sign-out");
        await browser.SignInAsync(other);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/account/password", ("__RequestVerificationToken", token), ("Present", other.Password), ("Password", "a wholly new phrase"))).Status);
    }

    [Fact]
    public async Task A_cookie_opens_no_route_of_the_api()
    {
        var person = await World.PersonAsync(World.Buyer, "procurement-lead");
        using var browser = new Browser(World);
        await browser.SignInAsync(person);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.OpenAsync("/api/v1/people/own")).Status);
    }

    [Fact]
    public async Task The_cookies_are_out_of_scripts_reach_and_stay_on_this_site()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        var cookie = Assert.Single((await browser.SignInAsync(person)).Cookies, c => c.StartsWith("leadline=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_lost_password_is_chosen_anew_by_a_link()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var browser = new Browser(World);
        Assert.Contains("Look into your mail", (await browser.SubmitAsync("/forgotten-password", ("Email", person.Email))).Text, StringComparison.Ordinal);
        await World.Host.RestAsync();
        var link = $"/choose-password?link={World.LinkIn((await World.LettersAsync(person.Email))[^1])}";
        Assert.Contains("nhsuk-error-summary", (await browser.SubmitAsync(link, ("Password", "short"))).Body, StringComparison.Ordinal);
        Assert.Equal("/sign-in?chosen=true", (await browser.SubmitAsync(link, ("Password", "a wholly new phrase"))).Location);
        Assert.Contains("was used", (await browser.OpenAsync(link)).Text, StringComparison.Ordinal);
        (await person.SignInAsync("a wholly new phrase")).Good();
    }

    [Fact]
    public async Task A_person_sees_where_it_is_signed_in_and_ends_it_there()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        using var here = new Browser(World);
        using var there = new Browser(World);
        await here.SignInAsync(person);
        await there.SignInAsync(person);
        var page = await here.OpenAsync("/account/sessions");
        var others = System.Text.RegularExpressions.Regex.Matches(page.Body, "name=\"session\" value=\"(?<id>[0-9a-f-]{36})\"", default, TimeSpan.FromSeconds(1));
        foreach (var other in others.Select(o => o.Groups["id"].Value))
            Assert.Equal("/account/sessions", (await here.SubmitAsync("/account/sessions", ("session", other))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await there.OpenAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account")).Status);
    }

    private static string Summary(Shown page) =>
        System.Text.RegularExpressions.Regex.Match(page.Text, "nhsuk-error-summary__list.*?</ul>", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;
}

[Collection(Profiles.Embedded)]
public sealed class SignInPagesOnEmbedded(EmbeddedWorld shared) : SignInPageTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class SignInPagesOnProduction(ProductionWorld shared) : SignInPageTests(shared);
