using Leadline.Testing;

namespace Leadline.Host.Tests.Access;

/// <summary>One of everything that has to do with choices: a mandate in force and a dispute of it, a need with an in-house case, a joint procurement, a request for help.</summary>
internal sealed record SceneOfChoices(Dictionary<string, (string Path, object? Body)> Calls, Dictionary<string, (string Path, string? Link)> Pages)
{
    internal static async Task<SceneOfChoices> SetAsync(World world)
    {
        var (buyer, framework, why) = (world.Buyer.Api, world.Framework.Id, new { reason = "So it is." });
        var mandate = await world.MandateAsync();
        var dispute = (await buyer.PostAsync($"{mandate.Path}/disputes", Objection)).Good().Id;
        var need = (await buyer.PostAsync("/api/v1/needs", world.StatedNeed())).Good().Id;
        var @case = (await buyer.PostAsync($"/api/v1/needs/{need}/in-house-case", world.InHouseCase())).Good().Id;
        var collective = (await buyer.PostAsync("/api/v1/collective-procurements", Joint(framework))).Good().Id;
        var help = (await buyer.PostAsync("/api/v1/help-requests", Asked(framework))).Good().Id;
        return new(
            new(StringComparer.Ordinal)
            {
                ["ProposeMandate"] = ("mandates", world.ProposedMandate()),
                ["PublishMandate"] = ($"mandates/{mandate.Id}/publication", why),
                ["DeclineMandate"] = ($"mandates/{mandate.Id}/declining", why),
                ["WithdrawMandate"] = ($"mandates/{mandate.Id}/withdrawal", why),
                ["DisputeMandate"] = ($"mandates/{mandate.Id}/disputes", Objection),
                ["SuspendMandate"] = ($"mandate-disputes/{dispute}/suspension", why),
                ["DecideDispute"] = ($"mandate-disputes/{dispute}/decision", new { uphold = true, reason = "So it is." }),
                ["ListMandates"] = ("mandates", null),
                ["GetMandate"] = ($"mandates/{mandate.Id}", null),
                ["ListMandateDisputes"] = ("mandate-disputes", null),
                ["GetMandateDispute"] = ($"mandate-disputes/{dispute}", null),
                ["StateNeed"] = ("needs", world.StatedNeed()),
                ["ListNeeds"] = ("needs", null),
                ["GetNeed"] = ($"needs/{need}", null),
                ["ListChoiceRecords"] = ("choice-records", null),
                ["TakeChoice"] = ($"needs/{need}/choice", new { choice = "none-such", reason = "So it is." }),
                ["ReadInHouseTest"] = ("in-house-test", null),
                ["SubmitInHouseCase"] = ($"needs/{need}/in-house-case", world.InHouseCase()),
                ["ResubmitInHouseCase"] = ($"in-house-cases/{@case}/submission", world.InHouseCase()),
                ["AppealInHouseCase"] = ($"in-house-cases/{@case}/appeal", new { grounds = "So it is." }),
                ["ScoreInHouseCase"] = ($"in-house-cases/{@case}/marks", World.Marks(3)),
                ["DecideInHouseCase"] = ($"in-house-cases/{@case}/decision", new { decision = "refuse", reason = "So it is." }),
                ["DecideInHouseAppeal"] = ($"in-house-cases/{@case}/appeal-decision", new { allow = true, reason = "So it is." }),
                ["ListInHouseCases"] = ("in-house-cases", null),
                ["GetInHouseCase"] = ($"in-house-cases/{@case}", null),
                ["OpenCollective"] = ("collective-procurements", Joint(framework)),
                ["InviteBuyer"] = ($"collective-procurements/{collective}/invitations", new { organisation = world.OtherBuyer.Reference }),
                ["JoinCollective"] = ($"collective-procurements/{collective}/membership", new { estimatedValue = World.Pounds(100) }),
                ["LeaveCollective"] = ($"collective-procurements/{collective}/leaving", null),
                ["FixCollective"] = ($"collective-procurements/{collective}/fixing", null),
                ["ListCollectives"] = ("collective-procurements", null),
                ["GetCollective"] = ($"collective-procurements/{collective}", null),
                ["AskForHelp"] = ("help-requests", Asked(framework)),
                ["TakeHelpRequest"] = ($"help-requests/{help}/taking", null),
                ["AnswerHelpRequest"] = ($"help-requests/{help}/answer", new { text = "So it is." }),
                ["CloseHelpRequest"] = ($"help-requests/{help}/closure", new { text = "So it is." }),
                ["ReopenHelpRequest"] = ($"help-requests/{help}/reopening", new { text = "So it is." }),
                ["ListHelpRequests"] = ("help-requests", null),
                ["GetHelpRequest"] = ($"help-requests/{help}", null),
            },
            new(StringComparer.Ordinal)
            {
                ["/choices"] = ("/choices", null),
                ["/choices/mandates"] = ("/choices/mandates", $"/choices/mandates/{mandate.Id}"),
                ["/choices/mandates/{id:guid}"] = ($"/choices/mandates/{mandate.Id}", null),
                ["/choices/mandates/propose"] = ("/choices/mandates/propose", null),
                ["/choices/disputes/{id:guid}"] = ($"/choices/disputes/{dispute}", null),
                ["/choices/needs"] = ("/choices/needs", $"/choices/needs/{need}"),
                ["/choices/needs/new"] = ("/choices/needs/new", null),
                ["/choices/needs/{id:guid}"] = ($"/choices/needs/{need}", null),
                ["/choices/needs/{id:guid}/in-house"] = ($"/choices/needs/{need}/in-house", null),
                ["/choices/in-house"] = ("/choices/in-house", $"/choices/in-house/{@case}"),
                ["/choices/in-house/{id:guid}"] = ($"/choices/in-house/{@case}", null),
                ["/choices/collective"] = ("/choices/collective", $"/choices/collective/{collective}"),
                ["/choices/collective/open"] = ("/choices/collective/open", null),
                ["/choices/collective/{id:guid}"] = ($"/choices/collective/{collective}", null),
                ["/choices/help"] = ("/choices/help", $"/choices/help/{help}"),
                ["/choices/help/ask"] = ("/choices/help/ask", null),
                ["/choices/help/{id:guid}"] = ($"/choices/help/{help}", null),
            });
    }

    private static readonly object Objection = new { statement = "We are a body of our own.", authorityDisputed = "No power to bind us is named." };

    private static object Joint(string framework) =>
        new { frameworkId = framework, lotNumber = "1", title = "Support for the region", expectedValue = World.Pounds(1_000), ownValue = World.Pounds(500) };

    private static object Asked(string framework) => new { frameworkId = framework, kind = "legal", text = "May we?" };
}
