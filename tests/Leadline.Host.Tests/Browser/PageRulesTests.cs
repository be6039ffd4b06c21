using System.Net;
using System.Text.RegularExpressions;
using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Browser;

/// <summary>What holds for every page, those included that are still to come.</summary>
[Collection(Profiles.Embedded)]
public sealed partial class PageRulesTests(EmbeddedWorld shared) : InWorld(shared)
{
    private const string ErrorPage = "/Pages/Error.cshtml";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_the_layout_whatever_page_it_is_sent_to()
    {
        var pages = Pages().Where(p => p.Metadata.GetMetadata<PageActionDescriptor>()!.RelativePath != ErrorPage).ToList();
        Assert.NotEmpty(pages);
        var everybody = await EverybodyAsync();
        // What is people's own is tried with a person's cookie, among the tests of people.
        foreach (var address in pages.Where(p => p.Metadata.GetMetadata<MayBeOpenedByAttribute>()?.Allowed != Role.Operator && p.Metadata.GetMetadata<MayBeOpenedByAnyPersonAttribute>() is null).Select(AddressOf))
        {
            var answer = await everybody.SendAsync(HttpMethod.Post, address, Testing.Api.Text("a=b", "application/x-www-form-urlencoded"));

            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.Status));
            Assert.Contains("We could not read what you sent", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_page_forbids_what_is_inline_or_from_elsewhere_and_holds_none()
    {
        await World.SignedAsync();
        var client = (await EverybodyAsync()).Client;
        var (known, waiting, seen) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Queue<string>(["/"]), 0);
        foreach (var address in Pages().Select(AddressOf).Where(known.Add)) // with made-up identifiers: not found, or refused
            waiting.Enqueue(address);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            seen++;

            Assert.Equal((address, "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"),
                (address, Assert.Single(answer.Headers.GetValues("Content-Security-Policy"))));
            Assert.False(Inline().IsMatch(html), $"{address} holds {Inline().Match(html).Value}");
            foreach (Match link in Link().Matches(html))
            {
                if (seen + waiting.Count < 200 && known.Add(WebUtility.HtmlDecode(link.Groups["path"].Value)))
                    waiting.Enqueue(WebUtility.HtmlDecode(link.Groups["path"].Value));
            }
        }

        Assert.True(seen > Pages().Count, $"Only {seen} addresses were seen.");
    }

    private Task<Testing.Api> EverybodyAsync() => World.ProgramAsync(World.Authority.Id, [.. Roles.ByName.Keys]);

    private List<RouteEndpoint> Pages() => [.. World.Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

    private static string AddressOf(RouteEndpoint page) => "/" + string.Join('/', page.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(TextOf))));

    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "guid") => $"{Guid.CreateVersion7()}",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "int") => "404",
        _ => "1",
    };

    [GeneratedRegex(@"<style|<script(?![^>]*src=""/)|\sstyle=|\son[a-z]+=|(?:src|action)=""(?:https?:)?//|<base", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("<a [^>]*href=\"(?<path>/[^\"#]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
