using System.Globalization;
using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Host.Tests.Suppliers;

/// <summary>A buyer's people make a direct award from its first form to its last, as a browser posts them.</summary>
[Collection(Profiles.Embedded)]
public sealed class DirectAwardPageTests(EmbeddedWorld shared) : AdministrationPages(shared)
{
    // Set up once, then practices, devices and Saturdays each month, and ten old devices by the plugin's own question.
    private const long Total = (2 * 10_000) + (24 * ((2 * 20_000) + (32 * 900) + (2 * 5_000) + (10 * 300)));

    [Fact]
    public async Task A_direct_award_is_made_by_forms_from_the_need_to_the_contract()
    {
        using var awards = await DirectAwardLot.BeginAsync(World);
        using var lead = await SignedInAsync(await World.PersonAsync(World.Buyer, "procurement-lead", "approver"));
        using var approver = await SignedInAsync(await World.PersonAsync(World.Buyer, "approver"));
        var requirement = await PreparedAsync(lead, awards);
        var award = requirement[..^"/requirement".Length];

        var own = $"own.{awards.Publishing.Plugin}.own-old-devices.Value";
        Assert.Contains($"name=\"{own}\"", (await lead.OpenAsync(requirement)).Body, StringComparison.Ordinal);
        var objected = await AnsweredAsync(lead, requirement, "check", ("A81001", "A81001"), own);
        Assert.Contains("What the suppliers’ own rules say", objected.Text, StringComparison.Ordinal);
        Assert.Contains("twice", objected.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("twice", (await AnsweredAsync(lead, requirement, "check", ("A81001", "A81002"), own)).Text, StringComparison.Ordinal);
        Assert.Equal(award, (await AnsweredAsync(lead, requirement, "ask", ("A81001", "A81002"), own)).Location);
        await World.Host.RestAsync();

        Assert.DoesNotContain("Decide.Reason", (await lead.OpenAsync(award)).Body, StringComparison.Ordinal); // who prepared it does not award it
        var quoted = await approver.OpenAsync(award);
        Assert.Contains("£19,832.00", quoted.Text, StringComparison.Ordinal);
        var (supplier, tag) = (Hidden(quoted, "Decide.Supplier"), Hidden(quoted, "Decide.Tag"));
        Assert.Equal(["Give the reason"], Faults(await approver.SubmitAsync($"{award}?handler=Decide", ("Decide.Supplier", supplier), ("Decide.Tag", tag))));
        Assert.Equal(award, (await approver.SubmitAsync($"{award}?handler=Decide", ("Decide.Supplier", supplier), ("Decide.Tag", tag), ("Decide.Reason", "The lowest."))).Location);
        await World.Host.RestAsync();

        var prepared = await lead.OpenAsync(award); // nor sign it
        Assert.Contains("somebody else must sign its order form", prepared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign.Tag", prepared.Body, StringComparison.Ordinal);
        Assert.Equal(award, (await approver.SubmitAsync($"{award}?handler=Sign", ("Sign.Tag", Hidden(await approver.OpenAsync(award), "Sign.Tag")))).Location);
        await World.Host.RestAsync();
        Assert.Contains($"/contracts/{award.Split('/')[^1]}", (await approver.OpenAsync(award)).Body, StringComparison.Ordinal);
        Assert.Equal(Total / 2, (await awards.Suppliers[0].Api.GetAsync($"/api/v1/contracts/{award.Split('/')[^1]}")).Good().Pence("annualValue"));

        using var winner = await SignedInAsync(await World.PersonAsync(awards.Suppliers[0], "bid-manager"));
        Assert.Contains($"href=\"{award}/own-quote\"", (await winner.OpenAsync(award)).Body, StringComparison.Ordinal);
        Assert.Contains("£19,832.00", (await winner.OpenAsync($"{award}/own-quote")).Text, StringComparison.Ordinal);
    }

    private async Task<string> PreparedAsync(People.Browser lead, DirectAwardLot awards)
    {
        var starts = DateOnly.Parse(World.Day(60), CultureInfo.InvariantCulture);
        var prepared = await lead.SubmitAsync("/direct-awards/new",
            ("Need.Line", $"{awards.Framework.Id}/2/IT"), ("Need.Title", "Desktop support for two surgeries"), ("Need.StartsOn.Day", $"{starts.Day}"),
            ("Need.StartsOn.Month", $"{starts.Month}"), ("Need.StartsOn.Year", $"{starts.Year}"), ("Need.TermMonths", "24"), ("Need.HealthCare", "no"), ("Need.Standstill", "no"));
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        return prepared.Location!;
    }

    private static async Task<Shown> AnsweredAsync(People.Browser lead, string requirement, string act, (string First, string Second) practices, string own) => await lead.SubmitAsync(
        requirement,
        ("Tag", Hidden(await lead.OpenAsync(requirement), "Tag")), ("answers.practices.Rows", "2"), ("answers.practices.0.code", practices.First), ("answers.practices.0.devices", "12"),
        ("answers.practices.1.code", practices.Second), ("answers.practices.1.devices", "20"), ("answers.hours.Values", "weekdays"), ("answers.hours.Values", "saturday"),
        (own, "10"), ("Act", act));
}
