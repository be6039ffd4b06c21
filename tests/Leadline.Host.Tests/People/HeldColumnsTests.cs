using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.People;

/// <summary>Every column that may hold something of a person is in its export; which may not, <c>not-personal.txt</c> says and why.</summary>
[Collection(Profiles.Embedded)]
public sealed class HeldColumnsTests(EmbeddedWorld shared) : InWorld(shared)
{
    /// <summary>Columns of other modules by which somebody is known, and the holding in which they are answered for.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["accreditation.plugin_versions.published_by"] = "published_plugins",
        ["accreditation.price_book_versions.published_by"] = "published_price_books",
        ["call_off.direct_awards.prepared_by"] = "prepared_direct_awards",
        ["call_off.further_competitions.prepared_by"] = "prepared_competitions",
        ["call_off.marks.given_by"] = "marks",
        ["call_off.outcome_payments.reported_by"] = "reported_outcomes",
        ["call_off.payment_formulas.proposed_by"] = "proposed_outcome_terms",
        ["lots.ceiling_raise_decisions.decided_by"] = "decided_ceiling_raises",
        ["lots.ceiling_raises.proposed_by"] = "proposed_ceiling_raises",
        ["lots.choice_records.taken_by"] = "taken_choices",
        ["lots.collective_procurements.opened_by"] = "opened_collective_procurements",
        ["lots.help_requests.asked_by"] = "asked_help_requests",
        ["lots.help_requests.taken_by"] = "taken_help_requests",
        ["lots.in_house_cases.decided_by"] = "decided_in_house_cases",
        ["lots.in_house_cases.scored_by"] = "scored_in_house_cases",
        ["lots.in_house_cases.submitted_by"] = "submitted_in_house_cases",
        ["lots.mandate_disputes.raised_by"] = "raised_mandate_disputes",
        ["lots.mandates.proposed_by"] = "proposed_mandates",
        ["lots.needs.stated_by"] = "stated_needs",
        ["lots.framework_drafts.edited_by"] = "edited_framework_drafts",
        ["lots.framework_proposals.decided_by"] = "framework_proposals",
        ["lots.framework_proposals.proposed_by"] = "framework_proposals",
        ["lots.framework_successions.decided_by"] = "framework_successions",
        ["lots.scope_comments.answered_by"] = "scope_comments",
        ["lots.scope_comments.sent_by"] = "scope_comments",
    };

    [Fact]
    public async Task Each_column_of_the_directory_is_exported_or_said_to_be_about_nobody()
    {
        var exported = await ExportedAsync();
        var not = NotPersonal();
        var columns = Columns("directory").ToList();

        Assert.True(columns.Count > 100);
        Assert.Equal([], columns.Where(c => !exported.Contains(c) && !not.Contains(c)));
        Assert.Equal([], not.Where(c => !columns.Contains(c))); // nothing is excused that isn't there
        Assert.Equal([], not.Where(exported.Contains));
    }

    [Fact]
    public async Task Wherever_else_somebody_is_known_by_the_identifier_a_holding_answers_for_it()
    {
        var holdings = (await DocumentAsync()).Json["holdings"]!.AsArray().Select(h => h!["name"]!.ToString()).ToList();
        var found = World.Host.App.Services.GetServices<StoreDescriptor>().Where(s => s.Module != "directory").SelectMany(s => Properties(s.Module))
            .Where(p => (Nullable.GetUnderlyingType(p.Type) ?? p.Type) == typeof(Guid) && IsActor(p.Column.Split('.')[1]))
            .Select(p => $"{p.Module}.{p.Column}").Where(c => !c.EndsWith(".audit.person", StringComparison.Ordinal) && !c.EndsWith(".answered_requests.caller", StringComparison.Ordinal));

        Assert.Equal(Elsewhere.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(Elsewhere.Values, h => Assert.Contains(h, holdings));
    }

    private static bool IsActor(string column) => column.EndsWith("_by", StringComparison.Ordinal) || column is "person" or "person_id" or "actor" or "caller";

    private async Task<HashSet<string>> ExportedAsync() =>
        [.. (await DocumentAsync()).Json["holdings"]!.AsArray()
            .SelectMany(h => h!["columns"]!.AsArray().Concat(h["withheld"]!.AsArray()).Select(c => $"{h["name"]}.{c}"))];

    private async Task<Answer> DocumentAsync()
    {
        var person = await World.PersonAsync(World.Buyer, "evaluator");
        return (await person.Api.GetAsync("/api/v1/people/own/data")).Good();
    }

    private IEnumerable<string> Columns(string module) => Properties(module).Select(p => p.Column);

    private List<(string Module, string Column, Type Type)> Properties(string module)
    {
        using var scope = World.Host.App.Services.CreateScope();
        var db = Models.Of(scope.ServiceProvider, module);
        return [.. db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()
            .Select(p => (module, $"{t.GetTableName()!.Replace($"{module}_", "", StringComparison.Ordinal)}.{p.GetColumnName()}", p.ClrType)))];
    }

    private static HashSet<string> NotPersonal() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "People", "not-personal.txt")).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => $"{l[0]}.{c}"))];
}
