using System.Globalization;
using Leadline.Testing;

namespace Leadline.Host.Tests.Access;

/// <summary>How a form is posted on the scene's object.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Fields">What is filled in, so that it gets past the checks of form; what isn't needed for that is left empty.</param>
/// <param name="Tag">The field that says which version was seen; null where the form has none.</param>
/// <param name="Read">Where the API tells the version.</param>
internal sealed record PostedForm(string Path, IReadOnlyList<(string Name, string Value)> Fields, string? Tag, string? Read);

/// <summary>Each form by its line in the table, on the same objects as the scene's calls and pages.</summary>
internal sealed class SceneOfForms(Scene scene)
{
    /// <summary>Stands for the organisation that the reader acts for.</summary>
    internal const string OwnOrganisation = "{organisation}";

    /// <summary>Stands for a session of the reader's other than the one it posts in.</summary>
    internal const string OtherSession = "{session}";

    private const string Why = "So it is.";

    // By line of the table: the field with the version and the operation that tells it, then what is filled in.
    private readonly Dictionary<string, (string? Tag, string? Read, (string, string)[] Fields)> _filled = new(StringComparer.Ordinal)
    {
        ["POST /choices/mandates/{id:guid} Publish"] = ("Decide.Tag", "GetMandate", [("Decide.Reason", Why)]),
        ["POST /choices/mandates/{id:guid} Decline"] = ("Decide.Tag", "GetMandate", [("Decide.Reason", Why)]),
        ["POST /choices/mandates/{id:guid} Withdraw"] = ("Decide.Tag", "GetMandate", [("Decide.Reason", Why)]),
        ["POST /choices/mandates/{id:guid} Dispute"] = (null, null, [("Dispute.Statement", Why), ("Dispute.AuthorityDisputed", Why)]),
        ["POST /choices/disputes/{id:guid} Decide"] = ("Decide.Tag", "GetMandateDispute", [("Decide.Uphold", "no"), ("Decide.Reason", Why)]),
        ["POST /choices/disputes/{id:guid} Suspend"] = ("Suspend.Tag", "GetMandateDispute", [("Suspend.Reason", Why)]),
        ["POST /choices/needs/{id:guid}"] = (null, null, [("Take.Choice", "none-such"), ("Take.Reason", Why)]),
        ["POST /choices/in-house/{id:guid} Score"] = ("Score.Tag", "GetInHouseCase", [.. Marks()]),
        ["POST /choices/in-house/{id:guid} Decide"] = ("Decide.Tag", "GetInHouseCase", [("Decide.Outcome", "Refuse"), ("Decide.Reason", Why)]),
        ["POST /choices/in-house/{id:guid} Appeal"] = ("Appeal.Tag", "GetInHouseCase", [("Appeal.Reason", Why)]),
        ["POST /choices/in-house/{id:guid} DecideAppeal"] = ("Decide.Tag", "GetInHouseCase", [("Decide.Outcome", "yes"), ("Decide.Reason", Why)]),
        ["POST /choices/collective/{id:guid} Invite"] = ("Invite.Tag", "GetCollective", [("Invite.Organisation", scene.World.OtherBuyer.Reference)]),
        ["POST /choices/collective/{id:guid} Join"] = ("Join.Tag", "GetCollective", [("Join.EstimatedValue", "100")]),
        ["POST /choices/collective/{id:guid} Leave"] = ("Join.Tag", "GetCollective", []),
        ["POST /choices/collective/{id:guid} Fix"] = ("Invite.Tag", "GetCollective", []),
        ["POST /choices/help/{id:guid} Take"] = ("Form.Tag", "GetHelpRequest", []),
        ["POST /choices/help/{id:guid} Answer"] = ("Form.Tag", "GetHelpRequest", [("Form.Text", Why)]),
        ["POST /choices/help/{id:guid} Close"] = ("Form.Tag", "GetHelpRequest", [("Form.Text", Why)]),
        ["POST /choices/help/{id:guid} Reopen"] = ("Form.Tag", "GetHelpRequest", [("Form.Text", Why)]),
        ["POST /frameworks/drafts/{id:guid}"] = ("Edit.Tag", "GetFrameworkDraft", [("Edit.Title", "A draft"), ("Edit.Text", "a: 1")]),
        ["POST /frameworks/drafts/{id:guid} Discard"] = ("Edit.Tag", "GetFrameworkDraft", []),
        ["POST /frameworks/drafts/{id:guid}/preview"] = ("Propose.Tag", "GetFrameworkDraft", [("Propose.Reason", Why)]),
        ["POST /frameworks/drafts/{id:guid}/scope"] = ("Propose.Tag", "GetFrameworkDraft",
            [("Propose.Reason", Why), .. Day("Propose.CommentsFrom", scene.World.Day(0)), .. Day("Propose.CommentsUntil", scene.World.Day(30))]),
        ["POST /frameworks/proposals/{id:guid} Confirm"] = ("Tag", "GetFrameworkProposal", []),
        ["POST /frameworks/proposals/{id:guid} Withdraw"] = ("Tag", "GetFrameworkProposal", []),
        ["POST /frameworks/{id:guid}/life/{step}"] = ("Propose.Tag", "GetFramework", [("Propose.Reason", Why)]),
        ["POST /frameworks/{id:guid}/succession"] = ("Propose.Tag", "GetFramework",
            [("Propose.Successor", "LEADLINE:nobody"), ("Propose.Basis", Why), ("Propose.Reason", Why), .. Day("Propose.FirstDay", scene.World.Day(30))]),
        ["POST /frameworks/successions/{id:guid} Withdraw"] = ("Tag", "GetFrameworkSuccession", [("Close.Reason", Why)]),
        ["POST /frameworks/{id:guid}/ceilings Raise"] = (null, null,
            [("Raise.LotNumber", "-"), ("Raise.Ground", "below-threshold"), ("Raise.Amount", "1"), ("Raise.Reason", Why)]),
        ["POST /draft-scopes/{id:guid} Comment"] = (null, null, [("Comment.Text", "Well done.")]),
        ["POST /draft-scopes/{id:guid} Withdraw"] = ("Withdraw.Tag", "GetDraftScope", [("Withdraw.Reason", Why)]),
        ["POST /draft-scopes/{id:guid}/comments/{comment:guid}"] = (null, null, [("Reply", "Thank you.")]),
        ["POST /frameworks/{id:guid}/variations Answer"] = (null, null, [("Answer.Version", "2"), ("Answer.Act", "accept")]),
        ["POST /plugins/versions/{id:guid} Decide"] = ("Decide.Tag", "GetPluginVersion", [("Decide.Act", "approve"), ("Decide.Reason", Why)]),
        ["POST /plugins/versions/{id:guid} Trust"] = (null, null, [("Trust.Level", "Verified"), ("Trust.Reason", Why)]),
        ["POST /price-books/{id:guid} Decide"] = ("Decide.Tag", "GetPriceBook", [("Decide.Act", "accept"), ("Decide.Reason", Why)]),
        ["POST /direct-awards/{id:guid}/requirement"] = ("Tag", "GetDirectAward", []),
        ["POST /direct-awards/{id:guid} Decide"] = ("Decide.Tag", "GetDirectAward", [("Decide.Supplier", scene.World.Suppliers[0].Id), ("Decide.Reason", Why)]),
        ["POST /direct-awards/{id:guid} Sign"] = ("Sign.Tag", "GetDirectAward", []),
        ["POST /direct-awards/{id:guid} Withdraw"] = ("Withdraw.Tag", "GetDirectAward", [("Withdraw.Reason", Why)]),
        ["POST /contracts/{id:guid} Extend"] = ("Extend.Tag", "GetContract", [("Extend.Reason", Why), .. Day("Extend.To", scene.World.Day(900))]),
        ["POST /account/organisations Act"] = (null, null, [("organisation", OwnOrganisation)]),
        ["POST /account/sessions"] = (null, null, [("session", OtherSession)]),
        ["POST /organisation/people/{id:guid} Give"] = (null, null, [("Give.Roles", "moderator"), ("Give.Reason", Why)]),
        ["POST /organisation/people/{id:guid} End"] = (null, null, [("End.Grant", scene.Calls["EndRole"].Path.Split('/')[1]), ("End.Reason", Why)]),
        ["POST /organisation/people/{id:guid} Help"] = (null, null, [("Help.Act", "unlock"), ("Help.Reason", Why)]),
        ["POST /organisation/requests/{id:guid} Decide"] = (null, null, [("Decide.Answer", "refuse"), ("Decide.Reason", Why)]),
        ["POST /organisation/delegations/{id:guid} End"] = (null, null, [("End.Reason", Why)]),
        ["POST /organisation/credentials/{id:guid} Rotate"] = (null, null, [("Rotate.KeepFormerHours", "0")]),
        ["POST /organisation/domains/{id:guid} End"] = ("End.Version", "GetEmailDomain", [("End.Reason", Why)]),
    };

    /// <summary>The forms for which something is filled in.</summary>
    internal IEnumerable<string> Filled => _filled.Keys;

    internal PostedForm this[string form]
    {
        get
        {
            var (route, handler) = form["POST ".Length..].Split(' ') is [var page, var name] ? (page, name) : (form["POST ".Length..], "");
            var (tag, read, fields) = _filled.GetValueOrDefault(form, (null, null, []));
            // What is offered to the organisation is accepted or declined; its own offer is withdrawn.
            var taken = route == "/frameworks/successions/{id:guid}" && handler != "Withdraw" ? scene.Calls["AcceptFrameworkSuccession"].Path.Split('/')[1] : null;
            var path = route switch
            {
                "/account/organisations/request" => $"{route}?organisation={OwnOrganisation}",
                _ when taken is not null => $"/frameworks/successions/{taken}",
                _ => scene.Pages[route].Path,
            };
            if (handler.Length > 0)
                path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
            return taken is not null
                ? new PostedForm(path, [("Close.Reason", Why)], "Tag", $"/api/v1/framework-successions/{taken}")
                : new PostedForm(path, fields, tag, read is null ? null : $"/api/v1/{scene.Calls[read].Path}");
        }
    }

    private static IEnumerable<(string, string)> Marks() => Enumerable.Range(0, 5).SelectMany(i => new[] { ($"Score.Marks[{i}].Mark", "3"), ($"Score.Marks[{i}].Reason", Why) });

    private static IEnumerable<(string, string)> Day(string field, string day)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        yield return ($"{field}.Day", date.Day.ToString(CultureInfo.InvariantCulture));
        yield return ($"{field}.Month", date.Month.ToString(CultureInfo.InvariantCulture));
        yield return ($"{field}.Year", date.Year.ToString(CultureInfo.InvariantCulture));
    }
}
