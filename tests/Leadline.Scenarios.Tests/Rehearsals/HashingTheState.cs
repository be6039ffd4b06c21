using Leadline.Cli.Rehearsals;
using Leadline.Testing;
using Microsoft.Data.Sqlite;

namespace Leadline.Scenarios.Tests.Rehearsals;

/// <summary>The state hash sees every business fact: change one in the store, and it is another.</summary>
[Collection("rehearsals")]
public sealed class HashingTheState
{
    private static readonly (string Fact, string Change)[] Changes =
    [
        ("an organisation's name", "UPDATE directory_organisations SET name = name || '.' WHERE reference = 'GB-NHS:02H'"),
        ("an organisation's code", "UPDATE directory_organisations SET reference = 'GB-NHS:02HX' WHERE reference = 'GB-NHS:02H'"),
        ("a closing date", "UPDATE directory_organisations SET open_to = '2030-01-01' WHERE reference = 'GB-NHS:00Q'"),
        ("a framework's state", "UPDATE lots_frameworks SET state = 'Live'"),
        ("a framework's document", "UPDATE lots_framework_versions SET sha256 = '0' || substr(sha256, 2) || 'f'"),
        ("a decision on one line", "UPDATE accreditation_tender_decisions SET accredited = 1 - accredited WHERE service_line = 'ACS-DATA' AND accredited = 0"),
        ("the first day of one line of a place", "UPDATE accreditation_place_lines SET \"from\" = '2018-07-18' WHERE code = 'ACS-DATA' AND place_id = (SELECT min(place_id) FROM accreditation_place_lines WHERE code = 'ACS-DATA')"),
        ("a weight", "UPDATE call_off_criteria SET weight = '49.9999' WHERE code = 'technical'"),
        ("a penny of a bid", "UPDATE call_off_bids SET annual_price_pence = annual_price_pence + 1 WHERE id = (SELECT min(id) FROM call_off_bids)"),
        ("the instant of a bid", "UPDATE call_off_bids SET submitted_at = submitted_at + 10000000 WHERE id = (SELECT min(id) FROM call_off_bids)"),
        ("a mark", "UPDATE call_off_marks SET value = '3.5' WHERE id = (SELECT min(id) FROM call_off_marks)"),
        ("the reason of a mark", "UPDATE call_off_marks SET reason = reason || '.' WHERE id = (SELECT min(id) FROM call_off_marks)"),
        ("the end of a standstill", "UPDATE call_off_further_competitions SET standstill_ends_on = '2019-06-29' WHERE reference = 'ACS/5/2019-0001'"),
        ("a contract's last day", "UPDATE call_off_contracts SET ends_on = '2027-01-01' WHERE reference = 'ACS/1/2019-0001'"),
        ("a penny of a charge", "UPDATE billing_mi_return_lines SET charge_pence = charge_pence - 1 WHERE invoice_reference = 'MLCSU-1912'"),
        ("an invoice's due day", "UPDATE billing_invoices SET due_on = '2020-02-08' WHERE number = 'ACS-000003'"),
        ("a payment's reference", "DROP TRIGGER billing_payments_no_update; UPDATE billing_payments SET reference = 'BACS-0' WHERE reference = 'BACS-20191001-0CX'"),
        ("a charge unpaid", "UPDATE accreditation_unpaid_charges SET paid_on = NULL WHERE number = 'ACS-000003'"),
    ];

    [Fact]
    [Trait("Slow", "Yes")]
    public async Task Each_single_fact_changes_the_hash()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var recipe = Recipe.Read("acs");
        var document = await File.ReadAllBytesAsync(Path.Combine(recipe.Folder, "framework.yaml"), stop);
        await using var store = await RehearsalStore.CreateAsync(Path.Combine(folder.Path, "kept"), "rehearsal", stop);
        var played = await Rehearsal.PlayAsync(recipe, document, store.Settings, null, (_, _, _) => { }, stop);

        var clock = new RehearsalClock(DateTimeOffset.Parse("2022-08-01T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var platform = await RehearsalPlatform.StartAsync(clock, store.Settings, stop);
        await platform.RestAsync(stop);
        var before = StateHash.Of(await platform.StateAsync(stop));
        Assert.Equal(StateHash.Of(played.State), before);
        var seen = new HashSet<string>(StringComparer.Ordinal) { before };
        var database = $"Data Source={Path.Combine(store.Folder, "leadline.db")};Foreign Keys=False;Pooling=False";
        foreach (var (fact, change) in Changes)
        {
            await using var connection = new SqliteConnection(database);
            await connection.OpenAsync(stop);
#pragma warning disable CA2100 // the statements stand above
            await using var command = new SqliteCommand(change, connection);
#pragma warning restore CA2100
            Assert.True(await command.ExecuteNonQueryAsync(stop) > 0, $"Nothing to change: {fact}");
            Assert.True(seen.Add(StateHash.Of(await platform.StateAsync(stop))), $"The hash did not see {fact}.");
        }
    }
}
