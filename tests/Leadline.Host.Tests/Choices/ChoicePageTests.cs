using System.Globalization;
using System.Net;
using Leadline.Host.Tests.People;
using Leadline.Testing;

namespace Leadline.Host.Tests.Choices;

/// <summary>People go from the choices over a mandate to an in-house case and its decision, as a browser posts their forms.</summary>
[Collection(Profiles.Embedded)]
public sealed class ChoicePageTests(EmbeddedWorld shared) : AdministrationPages(shared)
{
    private static readonly string[] Criteria = ["resilience", "capacity", "capability", "value-for-money", "information-governance"];

    [Fact]
    public async Task A_mandate_is_met_by_an_in_house_case_that_is_scored_decided_and_taken()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        using var manager = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        using var second = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        using var assessor = await SignedInAsync(await World.PersonAsync(World.Authority, "assessor"));
        using var lead = await SignedInAsync(await World.PersonAsync(World.Buyer, "procurement-lead"));

        var mandate = await MandatedAsync(manager, second, framework);
        var need = await StatedAsync(lead, framework);
        var shown = await lead.OpenAsync(need);
        Assert.Contains("Use is mandated for this line by The director", shown.Text, StringComparison.Ordinal);
        Assert.Contains("recommends nothing", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"own-tender\"", shown.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"{mandate}\"", shown.Body, StringComparison.Ordinal);

        var @case = await SubmittedAsync(lead, need);
        Assert.DoesNotContain("Score.Marks", (await lead.OpenAsync(@case)).Body, StringComparison.Ordinal);
        await ScoredAsync(assessor, @case);
        var tag = Hidden(await manager.OpenAsync(@case), "Decide.Tag");
        Assert.Equal(["Choose what is decided"], Faults(await manager.SubmitAsync($"{@case}?handler=Decide", ("Decide.Tag", tag))));
        Assert.Equal(@case, (await manager.SubmitAsync($"{@case}?handler=Decide", ("Decide.Tag", tag), ("Decide.Outcome", "Approve"), ("Decide.Reason", "As the marks show."))).Location);
        Assert.Contains("Approved", (await lead.OpenAsync(@case)).Text, StringComparison.Ordinal);

        Assert.Equal(["Write why you take this choice"], Faults(await lead.SubmitAsync(need, ("Take.Choice", "in-house"))));
        Assert.Equal(need, (await lead.SubmitAsync(need, ("Take.Choice", "in-house"), ("Take.Reason", "We can do it."))).Location);
        Assert.Contains("We can do it.", (await lead.OpenAsync(need)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_disputes_a_mandate_and_it_is_decided_by_somebody_who_did_not_propose_it()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        using var manager = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        using var second = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        using var lead = await SignedInAsync(await World.PersonAsync(World.Buyer, "procurement-lead"));
        var mandate = await MandatedAsync(manager, second, framework);
        Assert.Equal(2, Faults(await lead.SubmitAsync($"{mandate}?handler=Dispute")).Count());
        Assert.Equal(mandate, (await lead.SubmitAsync($"{mandate}?handler=Dispute", ("Dispute.Statement", Script), ("Dispute.AuthorityDisputed", "No power is named."))).Location);

        var dispute = LinkIn(await second.OpenAsync("/choices/mandates"), "/choices/disputes/");
        var shown = await second.OpenAsync(dispute);
        Assert.DoesNotContain(Script, shown.Body, StringComparison.Ordinal);
        Assert.Equal(dispute, (await second.SubmitAsync($"{dispute}?handler=Suspend", ("Suspend.Tag", Hidden(shown, "Suspend.Tag")), ("Suspend.Reason", "While we look."))).Location);
        using var anybody = new People.Browser(World);
        Assert.Contains("Suspended", (await anybody.OpenAsync(mandate)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide.Uphold", (await manager.OpenAsync(dispute)).Body, StringComparison.Ordinal); // who proposed it does not decide
        var tag = Hidden(await second.OpenAsync(dispute), "Decide.Tag");
        Assert.Equal(dispute, (await second.SubmitAsync($"{dispute}?handler=Decide", ("Decide.Tag", tag), ("Decide.Uphold", "no"), ("Decide.Reason", "There was no power."))).Location);
        Assert.Contains("There was no power.", (await anybody.OpenAsync(mandate)).Text, StringComparison.Ordinal);
        Assert.Equal("/choices/mandates?on=2013-10-18",
            (await anybody.SubmitAsync("/choices/mandates", ("On.Day", "18"), ("On.Month", "10"), ("On.Year", "2013"))).Location);
        Assert.DoesNotContain(mandate, (await anybody.OpenAsync("/choices/mandates?on=2013-10-18")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_and_each_field_says_what_is_wrong()
    {
        using var lead = await SignedInAsync(await World.PersonAsync(World.Buyer, "procurement-lead"));
        var need = await lead.SubmitAsync("/choices/needs/new", ("Form.Title", "A title that stays"), ("Form.ExpectedValue", "many pounds"));
        Assert.Equal(HttpStatusCode.OK, need.Status);
        Assert.Contains("A title that stays", need.Body, StringComparison.Ordinal);
        Assert.Contains("many pounds", need.Body, StringComparison.Ordinal);
        Assert.Equal(6, Faults(need).Count());
        Assert.Equal(3, Faults(await lead.SubmitAsync("/choices/help/ask")).Count());
        Assert.Equal(4, Faults(await lead.SubmitAsync("/choices/collective/open")).Count());
        using var manager = await SignedInAsync(await World.PersonAsync(World.Authority, "category-manager"));
        Assert.Equal(4, Faults(await manager.SubmitAsync("/choices/mandates/propose", ("Form.Decider", "Somebody"))).Count());
    }

    [Fact]
    public async Task Help_is_asked_taken_and_answered_and_buyers_join_by_their_own_decision()
    {
        using var lead = await SignedInAsync(await World.PersonAsync(World.Buyer, "procurement-lead"));
        using var assessor = await SignedInAsync(await World.PersonAsync(World.Authority, "assessor"));
        var help = (await lead.SubmitAsync("/choices/help/ask", ("Form.FrameworkId", World.Framework.Id), ("Form.Kind", "Legal"), ("Form.Text", "May we?"))).Location!;
        Assert.Equal(help, (await assessor.SubmitAsync($"{help}?handler=Take", ("Form.Tag", Hidden(await assessor.OpenAsync(help), "Form.Tag")))).Location);
        Assert.Equal(help, (await assessor.SubmitAsync($"{help}?handler=Answer", ("Form.Tag", Hidden(await assessor.OpenAsync(help), "Form.Tag")), ("Form.Text", "You may."))).Location);
        Assert.Contains("You may.", (await lead.OpenAsync(help)).Text, StringComparison.Ordinal);

        using var other = await SignedInAsync(await World.PersonAsync(World.OtherBuyer, "approver"));
        var joint = (await lead.SubmitAsync("/choices/collective/open",
            ("Form.LotNumber", $"{World.Framework.Id}/1"), ("Form.Title", "For the region"), ("Form.ExpectedValue", "4,000"), ("Form.OwnValue", "£1,000.00"))).Location!;
        await lead.SubmitAsync($"{joint}?handler=Invite", ("Invite.Tag", Hidden(await lead.OpenAsync(joint), "Invite.Tag")), ("Invite.Organisation", World.OtherBuyer.Reference));
        Assert.Equal(joint, (await other.SubmitAsync($"{joint}?handler=Join", ("Join.Tag", Hidden(await other.OpenAsync(joint), "Join.Tag")), ("Join.EstimatedValue", "3000"))).Location);
        Assert.Equal(joint, (await lead.SubmitAsync($"{joint}?handler=Fix", ("Invite.Tag", Hidden(await lead.OpenAsync(joint), "Invite.Tag")))).Location);
        var text = (await other.OpenAsync(joint)).Text;
        Assert.Contains("25%", text, StringComparison.Ordinal);
        Assert.Contains("75%", text, StringComparison.Ordinal);
    }

    private async Task<string> MandatedAsync(People.Browser manager, People.Browser second, Framework framework)
    {
        var today = DateOnly.Parse(World.Day(0), CultureInfo.InvariantCulture);
        var proposed = await manager.SubmitAsync("/choices/mandates/propose",
            ("Form.ServiceLine", $"{framework.Id}/IT"), ("Form.Use", "Mandated"), ("Form.Decider", "The director"), ("Form.LegalBasis", "An Act"), ("Form.BuyerKinds", "icb"), ("Form.Reason", "One standard."),
            ("Form.DecidedOn.Day", $"{today.Day}"), ("Form.DecidedOn.Month", $"{today.Month}"), ("Form.DecidedOn.Year", $"{today.Year}"),
            ("Form.From.Day", $"{today.Day}"), ("Form.From.Month", $"{today.Month}"), ("Form.From.Year", $"{today.Year}"));
        Assert.Equal("/choices/mandates", proposed.Location);
        var mandate = LinkIn(await second.OpenAsync("/choices/mandates"), "/choices/mandates/"); // the newest stands first
        Assert.DoesNotContain("Decide.Reason", (await manager.OpenAsync(mandate)).Body, StringComparison.Ordinal); // who proposed it does not publish it
        var tag = Hidden(await second.OpenAsync(mandate), "Decide.Tag");
        Assert.Equal(mandate, (await second.SubmitAsync($"{mandate}?handler=Publish", ("Decide.Tag", tag), ("Decide.Reason", "So it was decided."))).Location);
        return mandate;
    }

    private async Task<string> StatedAsync(People.Browser lead, Framework framework)
    {
        var starts = DateOnly.Parse(World.Day(60), CultureInfo.InvariantCulture);
        var stated = await lead.SubmitAsync("/choices/needs/new",
            ("Form.Title", "Desktop support"), ("Form.ServiceLine", $"{framework.Id}/IT"), ("Form.ExpectedValue", "120,000"), ("Form.StartsOn.Day", $"{starts.Day}"),
            ("Form.StartsOn.Month", $"{starts.Month}"), ("Form.StartsOn.Year", $"{starts.Year}"), ("Form.TermMonths", "24"), ("Form.Purpose", "Screens that light up."), ("Form.MainlyHealthCare", "no"));
        Assert.Equal(HttpStatusCode.Redirect, stated.Status);
        return stated.Location!;
    }

    private async Task<string> SubmittedAsync(People.Browser lead, string need)
    {
        var form = $"{need}/in-house";
        var wrong = await lead.SubmitAsync(form, ("Form.Statements[0].Text", "It stays."), ("Form.Costs", "A lease; 1000.50"));
        Assert.Contains("It stays.", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("Line 1 of the stranded costs can’t be read", wrong.Text, StringComparison.Ordinal);
        List<(string, string)> fields = [("Form.Costs", "A lease; 1000.51; 3"), ("Form.Shares", $"{World.Buyer.Reference}; 33.33\n{World.OtherBuyer.Reference}; 66.67")];
        for (var i = 0; i < Criteria.Length; i++)
            fields.AddRange([($"Form.Statements[{i}].Text", $"We show {Criteria[i]}."), ($"Form.Statements[{i}].Comparison", "As good."), ($"Form.Statements[{i}].Evidence", $"plan.pdf | {new string('a', 64)}\nBoard paper 12")]);
        var submitted = await lead.SubmitAsync(form, [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, submitted.Status);
        Assert.Contains("£3,001.53", (await lead.OpenAsync(submitted.Location!)).Text, StringComparison.Ordinal);
        return submitted.Location!;
    }

    private static async Task ScoredAsync(People.Browser assessor, string @case)
    {
        var tag = ("Score.Tag", Hidden(await assessor.OpenAsync(@case), "Score.Tag"));
        List<(string, string)> marks = [tag];
        for (var i = 0; i < Criteria.Length; i++)
            marks.AddRange([($"Score.Marks[{i}].Mark", "3"), ($"Score.Marks[{i}].Reason", i == 2 ? "" : $"Shown for {Criteria[i]}.")]);
        var unreasoned = await assessor.SubmitAsync($"{@case}?handler=Score", [.. marks]);
        Assert.Equal(["Write the reason for the mark"], Faults(unreasoned)); // no mark without one
        Assert.Contains("Shown for resilience.", unreasoned.Body, StringComparison.Ordinal);
        marks[marks.FindIndex(m => m.Item2.Length == 0)] = ("Score.Marks[2].Reason", "Shown too.");
        Assert.Equal(@case, (await assessor.SubmitAsync($"{@case}?handler=Score", [.. marks])).Location);
    }
}
