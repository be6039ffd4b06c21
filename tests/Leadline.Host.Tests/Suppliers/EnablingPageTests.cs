using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Host.Tests.Suppliers;

/// <summary>The authority says on the page of a version where its plugin is asked, by the words and rules of the API.</summary>
[Collection(Profiles.Embedded)]
public sealed class EnablingPageTests(EmbeddedWorld shared) : AdministrationPages(shared)
{
    [Fact]
    public async Task The_authority_says_for_whom_a_plugin_is_asked_and_its_publisher_reads_why()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var page = $"/plugins/versions/{await supplier.ApprovedAsync()}";
        using var browser = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        var (shown, lot) = (await browser.OpenAsync(page), $"{World.Framework.Reference}/1");
        Assert.Contains("Nothing was said: an approved plugin is asked for everybody", shown.Text, StringComparison.Ordinal);
        var seen = Hidden(shown, $"Enable.Tags[{lot}]");

        Assert.Equal(page, (await EnableAsync(browser, page, seen, lot, "only", World.OtherBuyer.Reference, "A trial on one site.")).Location);
        shown = await browser.OpenAsync(page);
        Assert.Contains($"Only The trust {World.OtherBuyer.Reference}", shown.Text, StringComparison.Ordinal);
        using var publisher = await SignedInAsync(await World.PersonAsync(supplier.Supplier, "plugin-publisher"));
        var read = await publisher.OpenAsync(page);
        Assert.Contains("A trial on one site.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Enable.Reason", read.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnableAsync(publisher, page, seen, lot, "all", "", "Ours.")).Status);

        // What was seen before somebody else's word is no ground to speak on; now it is.
        Assert.NotEmpty(Faults(await EnableAsync(browser, page, seen, lot, "not", "", "It fails too often.")));
        Assert.Equal(page, (await EnableAsync(browser, page, Hidden(shown, $"Enable.Tags[{lot}]"), lot, "not", "", "It fails too often.")).Location);
        var said = (await supplier.Api.GetAsync($"/api/v1/plugin-versions/{page.Split('/')[^1]}/enablements")).Good().Json[0]!;
        Assert.Equal(("false", "It fails too often."), (said["isEnabled"]!.ToString(), said["reason"]!.ToString()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_once_and_what_was_typed_stays()
    {
        using var supplier = await Publishing.BeginAsync(World);
        var page = $"/plugins/versions/{await supplier.ApprovedAsync()}";
        using var browser = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        var (lot, tag) = ($"{World.Framework.Reference}/1", Hidden(await browser.OpenAsync(page), $"Enable.Tags[{World.Framework.Reference}/1]"));

        var shown = await EnableAsync(browser, page, tag, "", "", $"GB-NHS:NOBODY\n{World.Buyer.Reference}", "");
        Assert.Equal(
            ["Choose a lot", "Choose for which buyers it is asked", "Enter a reason", "No organisation is registered as GB-NHS:NOBODY"],
            Faults(shown).Order(StringComparer.Ordinal));
        Assert.Contains($"GB-NHS:NOBODY\n{World.Buyer.Reference}</textarea>", shown.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(["Name the buyers"], Faults(await EnableAsync(browser, page, tag, lot, "except", "", "So it is.")));
        Assert.Equal(["Name no buyers, or choose ‘only’ or ‘except’"], Faults(await EnableAsync(browser, page, tag, lot, "all", World.Buyer.Reference, "So it is.")));
        Assert.Contains(Script, (await EnableAsync(browser, page, tag, lot, "only", "", Script)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Script, (await EnableAsync(browser, page, tag, lot, "only", "", Script)).Body, StringComparison.Ordinal);
    }

    private static Task<Shown> EnableAsync(People.Browser browser, string page, string tag, string lot, string buyers, string organisations, string reason) => browser.SubmitAsync(
        $"{page}?handler=Enable", ($"Enable.Tags[{lot}]", tag), ("Enable.Lot", lot), ("Enable.Buyers", buyers), ("Enable.Organisations", organisations), ("Enable.Reason", reason));
}
